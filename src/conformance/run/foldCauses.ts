import { compareLevels } from '../../validate/finding.js';
import { type CaseFailure, type CaseResult, type RootCause } from '../model/runResult.js';

/** Failures of one cause as one, worst first; then what most cases run into. */
export function foldCauses(cases: readonly CaseResult[]): readonly RootCause[] {
  const byCause = new Map<string, Found[]>();
  for (const { id, failures } of cases) {
    for (const failure of failures) {
      const known = byCause.get(failure.cause) ?? [];
      known.push({ caseId: id, failure });
      byCause.set(failure.cause, known);
    }
  }
  return [...byCause].map(toRootCause).toSorted(compareCauses);
}

interface Found {
  readonly caseId: string;
  readonly failure: CaseFailure;
}

function toRootCause([cause, found]: readonly [string, readonly Found[]]): RootCause {
  const failures = found.map(({ failure }) => failure);
  const worst = failures.toSorted((left, right) => compareLevels(left.level, right.level));
  const level = worst[0]?.level ?? 'hint';
  const telling = worst.find((one) => one.level === level && one.expected !== undefined);
  const failure = telling ?? worst[0];
  if (!failure) {
    throw new Error(`The cause ${cause} has no failure`);
  }
  return {
    cause,
    level,
    failure,
    count: found.length,
    caseIds: [...new Set(found.map(({ caseId }) => caseId))],
  };
}

const compareCauses = (left: RootCause, right: RootCause): number =>
  compareLevels(left.level, right.level) || right.count - left.count;
