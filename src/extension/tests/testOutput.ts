import { shorten } from '../../base/shorten.js';
import { type CaseResult, type RunResult } from '../../conformance/model/runResult.js';
import { type Exchange } from '../../exchange/exchange.js';
import { oktaLines } from '../../validate/oktaLines.js';

/** `GET /Users?startIndex=1&count=2 → 200, 12 ms`: a line of the output of a run. */
export function toExchangeLine({ request, response, failure, duration }: Exchange): string {
  const answer = response ? String(response.status) : (failure?.detail ?? 'no answer');
  return `  ${request.method} ${shortenTarget(request.target)} → ${answer}, ${String(Math.round(duration))} ms`;
}

const longestTarget = 160;
const shortenTarget = (target: string): string =>
  target.length > longestTarget ? `${target.slice(0, longestTarget)}…` : target;

/** What a case came to, with all that is wrong. */
export const toCaseLines = ({
  outcome,
  failures,
  reason,
  title,
}: CaseResult): readonly string[] => [
  ...(reason === undefined ? [] : [`  ${outcome}: ${reason}`]),
  ...failures.flatMap(({ level, message, expectedBy, okta, fix }) => [
    `  ${level}: ${message}`,
    ...(expectedBy.length === 0 ? [] : [`    expected by ${expectedBy.join(', ')}`]),
    ...(okta ? oktaLines(okta).map(({ label, text }) => `    ${label} ${text}`) : []),
    `    mend: ${fix}`,
  ]),
  ...(outcome === 'passed' && failures.length === 0 ? [`  passed: ${shorten(title)}`] : []),
];

/** How many cases came to what, and what could not be taken away. */
export function toEndLines({ cases, leftovers, duration, outcome }: RunResult): readonly string[] {
  const count = (wanted: CaseResult['outcome']): number =>
    cases.filter((one) => one.outcome === wanted).length;
  return [
    '',
    `${outcome}: ${String(count('passed'))} passed, ${String(count('failed'))} failed, ${String(count('blocked'))} blocked, ${String(count('skipped'))} skipped in ${(duration / 1000).toFixed(1)} s`,
    ...leftovers.map(
      ({ path, name, reason }) => `left on the server: ${path} (${name}): ${reason}`,
    ),
  ];
}
