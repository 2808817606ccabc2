import { type FilterExplanation } from '../../scim/filter/explain.js';
import { findMended } from '../../scim/filter/mend.js';
import { type Reason } from '../../scim/filter/why/reason.js';
import {
  type FilterExplained,
  type FilterProblem,
  type TypedResource,
} from '../../language/filter/evaluateFilter.js';
import { namesOf } from '../../language/filter/resourceName.js';
import { printable, printableCut } from '../../base/printable.js';
import { type WhyResource } from './whyAsked.js';

/** The explanation as a tree, then what was noticed, then what matches, then why. */
export function toExplainedText(
  { explanation, findings, found }: FilterExplained,
  why: readonly WhyResource[],
): string {
  const lines = toTree(explanation, '');
  if (findings.length > 0) {
    const toLine = ({ level, message }: FilterExplained['findings'][number]): string =>
      `${level === 'hint' ? 'hint' : 'note'}: ${printable(message)}${message.endsWith('?') ? '' : '.'}`;
    lines.push('', ...findings.map(toLine));
  }
  if (found) {
    const { total, matches } = found;
    lines.push(
      '',
      toCount(matches.length, total),
      ...matches.map((match) => `  ${toLabel(match)}`),
    );
  }
  lines.push(...why.flatMap(({ one, reason }) => ['', ...toWhyLines(one, reason)]));
  return `${lines.join('\n')}\n`;
}

const toWhyLines = (one: TypedResource, reason: Reason): readonly string[] => [
  `${reason.holds ? 'Why' : 'Why not'} ${toLabel(one)}:`,
  ...toReasonLines(reason, '  '),
];

const toReasonLines = (
  { holds, label, because, children }: Reason,
  indent: string,
): readonly string[] => [
  `${indent}${holds ? 'yes' : 'no '}  ${printable(label)}: ${printable(because)}`,
  ...children.flatMap((child) => toReasonLines(child, `${indent}  `)),
];

function toTree({ label, children }: FilterExplanation, indent: string): string[] {
  return [
    `${indent}${printable(label)}`,
    ...children.flatMap((child) => toTree(child, `${indent}  `)),
  ];
}

function toCount(count: number, total: number): string {
  const resources = total === 1 ? 'resource' : 'resources';
  const verb = count === 1 ? 'matches' : 'match';
  return `${String(count)} of ${String(total)} ${resources} ${verb}${count === 0 ? '.' : ':'}`;
}

function toLabel(one: TypedResource): string {
  const [name = 'without a name', ...more] = namesOf(one);
  const told = [one.type.name, ...more].map((text) => printableCut(text, 80)).join(', ');
  return `${printableCut(name, 80)}  (${told})`;
}

/** How much of a long filter is shown before and behind the place. */
const shownAround = 60;

/** What is wrong, with a caret under the place, and what to write. */
export function toProblemText(problem: FilterProblem): string {
  const { text, message, span } = problem;
  const { start, end } = span;
  const mended = findMended(text, problem);
  const from = Math.max(0, start - shownAround);
  const before = `${from > 0 ? '…' : ''}${oneLine(text.slice(from, start))}`;
  const wrong = oneLine(text.slice(start, Math.min(end, start + shownAround)));
  const rest = oneLine(text.slice(start, start + shownAround));
  const isCut = start + shownAround < text.length;
  const carets = '^'.repeat(Math.max(1, widthOf(wrong)));
  return [
    `The filter is wrong at column ${String(start + 1)}: ${printable(message)}.`,
    '',
    `  ${before}${rest}${isCut ? '…' : ''}`,
    `  ${' '.repeat(widthOf(before))}${carets}`,
    ...(mended === undefined ? [] : ['', `Try: ${oneLine(mended)}`]),
    '',
  ].join('\n');
}

const oneLine = (text: string): string => printable(text.replace(/[\t\n\r]/g, ' '));

/** In characters, as a terminal counts them. */
const widthOf = (text: string): number => Array.from(text).length;
