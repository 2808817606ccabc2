import { type JsonValue } from '../../base/json.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type CaptureComparison, type ComparedPair } from './compareCaptures.js';
import { type ComparedExchange } from './comparedExchange.js';

/** One of the captures as text, in the order of both, so that an editor can show what differs. */
export const toSideText = ({ pairs }: CaptureComparison, side: 'before' | 'after'): string =>
  pairs
    .flatMap((pair) => {
      const compared = pair[side];
      return compared ? [toExchangeText(compared, pair)] : [];
    })
    .join('\n');

/** Request and answer of one of the captures, ids and times written the same. */
function toExchangeText(
  {
    title,
    line,
    status,
    findings,
    requestHeaders,
    responseHeaders,
    request,
    response,
  }: ComparedExchange,
  { occurrence }: ComparedPair,
): string {
  return [
    `### ${title}${occurrence > 1 ? ` (${String(occurrence)})` : ''}`,
    '',
    line,
    ...requestHeaders.map(toLine),
    ...bodyLines(request),
    '',
    status === 0 ? 'no answer' : `HTTP ${String(status)}`,
    ...responseHeaders.map(toLine),
    ...findings.map((rule) => `finding: ${rule}`),
    ...bodyLines(response),
    '',
  ].join('\n');
}

const toLine = ([name, value]: HttpHeader): string => `${name}: ${value}`;

const bodyLines = (body: JsonValue | undefined): readonly string[] =>
  body === undefined ? [] : ['', JSON.stringify(body, undefined, 2)];

/** One row as text: a request with its answer, or a resource. Undefined where that capture has no such row. */
export function toRowText(
  { pairs, states }: CaptureComparison,
  at: number,
  side: 'before' | 'after',
): string | undefined {
  const pair = pairs[at];
  const exchange = pair?.[side];
  if (pair) {
    return exchange && toExchangeText(exchange, pair);
  }
  const resource = states[at - pairs.length]?.[side];
  return resource === undefined ? undefined : `${JSON.stringify(resource, undefined, 2)}\n`;
}

export interface ComparedNames {
  readonly before: string;
  readonly after: string;
}

/** What was added, is missing and differs, as Markdown. */
export function toSummaryText(
  { pairs, counts }: CaptureComparison,
  { before, after }: ComparedNames,
): string {
  const { same, different, added, missing } = counts;
  const toLine = (one: ComparedExchange, occurrence: number): string =>
    `- ${one.title}${occurrence > 1 ? ` (${String(occurrence)})` : ''}: \`${one.line}\` ${one.status === 0 ? 'no answer' : String(one.status)}`;
  return [
    `# ${before} ↔ ${after}`,
    '',
    `${String(different)} different, ${String(added)} added, ${String(missing)} missing, ${String(same)} the same. Ids, times, versions and addresses are left aside.`,
    ...section(
      'Different',
      pairs.flatMap((pair) =>
        pair.after && pair.differences.length > 0
          ? [
              toLine(pair.after, pair.occurrence),
              ...pair.differences.map((difference) => `  - ${difference}`),
            ]
          : [],
      ),
    ),
    ...section(
      `Added in ${after}`,
      pairs.flatMap((pair) =>
        pair.after && !pair.before ? [toLine(pair.after, pair.occurrence)] : [],
      ),
    ),
    ...section(
      `Missing in ${after}`,
      pairs.flatMap((pair) =>
        pair.before && !pair.after ? [toLine(pair.before, pair.occurrence)] : [],
      ),
    ),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
