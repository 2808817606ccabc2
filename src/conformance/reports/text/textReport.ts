import { printable } from '../../../base/printable.js';
import { plural } from '../../../base/plural.js';
import { type RunResult } from '../../model/runResult.js';
import { causeViews } from '../causeView.js';
import { type ReportInput } from '../reportInput.js';
import {
  describeCoverage,
  describeDuration,
  describeOutcomes,
  groupByReason,
  sentence,
  verdictOf,
  whereToBegin,
} from '../summary.js';
import { causeText, field } from './causeText.js';
import { type Paint, withoutPaint } from './paint.js';
import { wrapText } from './wrapText.js';

const width = 100;

/** For a terminal: each cause once, worst first, then what was done. */
export function textReport(input: ReportInput, paint: Paint = withoutPaint): string {
  const { result } = input;
  const verdict = wrapText(printable(verdictOf(result)), width).join('\n');
  const advice = wrapText(whereToBegin(result), width).join('\n');
  const blocks = [
    paint(result.outcome === 'passed' ? 'passed' : 'error', verdict),
    advice,
    ...causeViews(input).map((view) => causeText(view, paint)),
    facts(result, paint),
    leftoverText(result, paint),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function facts(result: RunResult, paint: Paint): string {
  const { cases, coverage, exchangeCount, duration, prefix } = result;
  return [
    ...(cases.length > 0 ? [sentence(describeOutcomes(cases))] : []),
    ...groupByReason(cases).flatMap(({ outcome, reason, cases: members }) =>
      field(outcome, `${plural(members.length, 'case')}: ${sentence(printable(reason))}`, paint),
    ),
    ...(coverage.length > 0 ? [sentence(describeCoverage(coverage))] : []),
    `${plural(exchangeCount, 'exchange')} in ${describeDuration(duration)}; the names of all that was made begin with ${printable(prefix)}`,
  ].join('\n');
}

/** Somebody has to take it away by hand. */
function leftoverText({ leftovers, target }: RunResult, paint: Paint): string {
  if (leftovers.length === 0) {
    return '';
  }
  return [
    paint('warning', 'Could not be taken away again; delete it by hand:'),
    ...leftovers.map(
      ({ path, name, reason }) => `   ${printable(`${target}${path} (${name}): ${reason}`)}`,
    ),
  ].join('\n');
}
