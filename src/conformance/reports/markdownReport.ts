import { printable } from '../../base/printable.js';
import { plural } from '../../base/plural.js';
import { sectionUrl } from '../../validate/sectionUrl.js';
import { type RunResult } from '../model/runResult.js';
import { type CauseView, causeViews } from './causeView.js';
import { type DifferenceLine, differenceSigns } from './difference.js';
import { bodyText, describeCall } from './exchangeText.js';
import { markdownBlock, markdownCode, markdownText } from './markdownText.js';
import { type ReportInput } from './reportInput.js';
import {
  describeCoverage,
  describeDuration,
  describeOutcomes,
  groupByReason,
  sentence,
  verdictOf,
  whereToBegin,
} from './summary.js';

/** GitHub takes 65,536 characters in a comment. */
const longestReport = 60_000;
const longestBody = 1_500;

/** For a pull request or a job's summary: each cause once, its details folded away. */
export function markdownReport(input: ReportInput): string {
  const { result, version } = input;
  const head = [
    '## SCIM conformance',
    `${marks[result.outcome]} ${markdownText(verdictOf(result))}`,
    ...[whereToBegin(result)].filter((advice) => advice !== ''),
  ];
  const tail = [...facts(result), ...leftovers(result), `SCIM Workbench ${markdownText(version)}`];
  const room = longestReport - [...head, ...tail].join('\n\n').length;
  return `${[...head, ...causesWithin(causeViews(input), room), ...tail].join('\n\n')}\n`;
}

const marks = { passed: '✅', failed: '❌', couldNotRun: '🚫', cancelled: '🚫' } as const;
const levelMarks = { error: '🔴', warning: '🟡', hint: '🔵' } as const;

function causesWithin(views: readonly CauseView[], room: number): readonly string[] {
  const parts: string[] = [];
  let left = room;
  for (const view of views) {
    const part = causeText(view);
    left -= part.length + 2;
    if (left < 0) {
      const rest = plural(views.length - parts.length, 'more cause');
      return [...parts, `${rest}: they are too long to stand here. See the HTML report.`];
    }
    parts.push(part);
  }
  return parts;
}

function causeText(view: CauseView): string {
  const { number, level, cause, message, okta, fix, expectedBy } = view;
  const oktaText = okta.map(({ label, text }) => `**${label}** ${markdownText(sentence(text))}`);
  return [
    `### ${String(number)}. ${levelMarks[level]} ${markdownText(message)}`,
    [
      `${level} ${markdownCode(cause)}`,
      ...(expectedBy.length > 0 ? [`expected by ${expectedBy.map(referenceLink).join(', ')}`] : []),
    ].join(', '),
    ...differenceBlock(view.difference),
    ...oktaText,
    ...(fix === '' ? [] : [`**Mend it:** ${markdownText(sentence(fix))}`]),
    details(view),
  ].join('\n\n');
}

function referenceLink(reference: string): string {
  const url = sectionUrl(reference);
  return url === undefined ? markdownText(reference) : `[${markdownText(reference)}](${url})`;
}

const differenceBlock = (lines: readonly DifferenceLine[]): readonly string[] =>
  lines.length === 0
    ? []
    : [
        markdownBlock(
          [
            '--- expected',
            '+++ actual',
            ...lines.map(({ kind, text }) => differenceSigns[kind] + text),
          ].join('\n'),
          'diff',
        ),
      ];

function details({ exchanges, cases, where }: CauseView): string {
  const [telling] = exchanges;
  const calls = exchanges.map((exchange) => `- ${markdownCode(describeCall(exchange))}`);
  const bodies = telling
    ? [telling.request.body, telling.response?.body]
        .map((body) => bodyText(body, longestBody))
        .filter((text) => text !== '')
        .map((text) => markdownBlock(text, 'json'))
    : [];
  const summary = `${plural(cases.length, 'case')}, ${plural(exchanges.length, 'exchange')}`;
  return [
    `<details><summary>${summary}</summary>`,
    cases.map(({ id, title }) => `- ${markdownText(title)} (${markdownCode(id)})`).join('\n'),
    ...(where === '' ? [] : [`Where: ${markdownText(where)}`]),
    ...(calls.length > 0 ? [calls.join('\n')] : []),
    ...bodies,
    '</details>',
  ].join('\n\n');
}

function facts({ cases, coverage, exchangeCount, duration, suites }: RunResult): readonly string[] {
  const groups = groupByReason(cases).map(
    ({ outcome, reason, cases: members }) =>
      `- ${plural(members.length, 'case')} ${outcome}: ${markdownText(sentence(printable(reason)))}`,
  );
  return [
    [
      ...(cases.length > 0 ? [`- ${describeOutcomes(cases)}`] : []),
      ...groups,
      ...(coverage.length > 0 ? [`- ${describeCoverage(coverage)}`] : []),
      `- ${plural(exchangeCount, 'exchange')} in ${describeDuration(duration)}; suites: ${suites.map(({ title }) => markdownText(title)).join(', ')}`,
    ].join('\n'),
  ];
}

const leftovers = ({ leftovers: left, target }: RunResult): readonly string[] =>
  left.length === 0
    ? []
    : [
        '**Could not be taken away again; delete it by hand:**',
        left
          .map(
            ({ path, name, reason }) =>
              `- ${markdownCode(`${target}${path}`)} (${markdownText(printable(name))}): ${markdownText(printable(reason))}`,
          )
          .join('\n'),
      ];
