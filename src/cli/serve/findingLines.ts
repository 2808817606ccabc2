import { type Finding } from '../../validate/finding.js';
import { describePlace } from '../../validate/describePlace.js';
import { paintLevel } from '../paintLevel.js';
import { printableCut } from '../../base/printable.js';

const mostShown = 5;
const longestWords = 400;

/**
 * Below the line of the exchange, for errors and warnings:
 * `         error schema.booleanText: Response body, active: active must be a boolean, …`
 */
export function toFindingLines(
  findings: readonly Finding[],
  hasColors: boolean,
): readonly string[] {
  const serious = findings.filter(({ level }) => level !== 'hint');
  const left = serious.length - mostShown;
  return [
    ...serious.slice(0, mostShown).map((finding) => toLine(finding, hasColors)),
    ...(left > 0 ? [`${indent}… and ${String(left)} more`] : []),
  ];
}

const indent = ' '.repeat(9);

function toLine({ rule, level, place, message }: Finding, hasColors: boolean): string {
  const where = describePlace(place);
  const words = printableCut(where === '' ? message : `${where}: ${message}`, longestWords);
  const head = `${level} ${rule}:`;
  return `${indent}${paintLevel(level, head, hasColors)} ${words}`;
}
