import { type JsonObject, readMember } from '../../base/json.js';
import { type FilterExplanation } from '../../scim/filter/explain.js';
import { findMended } from '../../scim/filter/problem.js';
import { printable, printableCut } from '../printable.js';
import { type FilterExplained, type FilterMatch, type FilterProblem } from './evaluateFilter.js';

/** The explanation as a tree, then what was noticed, then what matches. */
export function toExplainedText({ explanation, notes, found }: FilterExplained): string {
  const lines = toTree(explanation, '');
  if (notes.length > 0) {
    lines.push('', ...notes.map((note) => `note: ${printable(note)}.`));
  }
  if (found) {
    const { total, matches } = found;
    lines.push('', toCount(matches.length, total), ...matches.map(toMatchLine));
  }
  return `${lines.join('\n')}\n`;
}

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

function toMatchLine({ type, resource }: FilterMatch): string {
  const [name = 'without a name', ...more] = ['userName', 'displayName', 'id']
    .map((attribute) => readText(resource, attribute))
    .filter((text) => text !== undefined);
  const told = [type, ...more].map((text) => printableCut(text, 80)).join(', ');
  return `  ${printableCut(name, 80)}  (${told})`;
}

function readText(resource: JsonObject, attribute: string): string | undefined {
  const value = readMember(resource, attribute);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
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
