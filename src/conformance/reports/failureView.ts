import { printable, printableCut } from '../../base/printable.js';
import { type Exchange } from '../../exchange/exchange.js';
import { describePlace } from '../../validate/describePlace.js';
import { type FindingLevel } from '../../validate/finding.js';
import { oktaLines } from '../../validate/oktaLines.js';
import { type CaseFailure } from '../model/runResult.js';
import { differenceLines, type DifferenceLine } from './difference.js';
import { type ReportInput } from './reportInput.js';

/** A failure in the words and the order in which each report tells it; what strangers sent is printable. */
export interface FailureView {
  readonly cause: string;
  readonly level: FindingLevel;
  readonly message: string;
  /** Where in the telling exchange; empty for the whole of it. */
  readonly where: string;
  readonly expectedBy: readonly string[];
  /** The telling one first. */
  readonly exchanges: readonly Exchange[];
  /** Empty where the message says it all. */
  readonly difference: readonly DifferenceLine[];
  readonly okta: readonly { readonly label: string; readonly text: string }[];
  readonly fix: string;
}

const mostExchanges = 5;
const longestMessage = 1_200;

export function toFailureView(
  failure: CaseFailure,
  findExchange: ReportInput['findExchange'],
): FailureView {
  const { cause, level, message, place, okta, fix, expectedBy, exchangeIds } = failure;
  return {
    cause: printable(cause),
    level,
    message: printableCut(message, longestMessage),
    where: place ? printableCut(describePlace(place), longestMessage) : '',
    expectedBy: [...new Set(expectedBy)].map(printable),
    exchanges: exchangeIds.slice(0, mostExchanges).flatMap((id) => findExchange(id) ?? []),
    difference: differenceOf(failure).map(({ kind, text }) => ({ kind, text: printable(text) })),
    okta: okta ? oktaLines(okta) : [],
    fix: printableCut(fix, longestMessage),
  };
}

function differenceOf({ expected, actual }: CaseFailure): readonly DifferenceLine[] {
  if (expected === undefined && actual === undefined) {
    return [];
  }
  if (expected === undefined || actual === undefined) {
    const kind = actual === undefined ? 'expected' : 'actual';
    return (expected ?? actual ?? '').split('\n').map((text) => ({ kind, text }));
  }
  return differenceLines(expected, actual);
}
