import { printable } from '../../base/printable.js';
import { type FailureView, toFailureView } from './failureView.js';
import { type ReportInput } from './reportInput.js';

/** A cause: the failure that tells most of it, and where else it was seen. */
export interface CauseView extends FailureView {
  /** Counted from 1. */
  readonly number: number;
  /** How often it was seen. */
  readonly count: number;
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}

export function causeViews({ result, findExchange }: ReportInput): readonly CauseView[] {
  const titles = new Map(result.cases.map(({ id, title }) => [id, printable(title)]));
  return result.causes.map(({ failure, cause, level, count, caseIds }, at) => ({
    ...toFailureView({ ...failure, cause, level }, findExchange),
    number: at + 1,
    count,
    cases: caseIds.map((id) => ({ id, title: titles.get(id) ?? id })),
  }));
}
