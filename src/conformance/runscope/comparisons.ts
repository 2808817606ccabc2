import { isJsonArray, isJsonObject, type JsonValue } from '../../base/json.js';
import { toValueText } from './valueText.js';

export interface Comparison {
  /** For people, behind "should": for example `be 200`. */
  readonly tell: (value: string) => string;
  readonly holds: (found: JsonValue | undefined, value: string) => boolean;
}

const isFilled = (found: JsonValue | undefined): boolean =>
  isJsonArray(found)
    ? found.length > 0
    : isJsonObject(found)
      ? Object.keys(found).length > 0
      : toValueText(found) !== '';

const toNumber = (found: JsonValue | undefined): number => {
  const text = toValueText(found).trim();
  return text === '' ? Number.NaN : Number(text);
};

const isIn = (found: JsonValue | undefined, value: string): boolean =>
  isJsonArray(found)
    ? found.some((item) => toValueText(item) === value)
    : isJsonObject(found) && Object.values(found).some((item) => toValueText(item) === value);

const compareNumbers = (
  words: string,
  holds: (found: number, value: number) => boolean,
): Comparison => ({
  tell: (value) => `be ${words} ${value}`,
  holds: (found, value) => holds(toNumber(found), Number(value)),
});

/** Runscope compares texts: `401` equals `"401"`, `true` equals `"true"`. */
export const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  [
    'equal',
    {
      tell: (value) => `be ${JSON.stringify(value)}`,
      holds: (found, value) => toValueText(found) === value,
    },
  ],
  [
    'not_equal',
    {
      tell: (value) => `not be ${JSON.stringify(value)}`,
      holds: (found, value) => toValueText(found) !== value,
    },
  ],
  ['empty', { tell: () => 'be empty', holds: (found) => !isFilled(found) }],
  ['not_empty', { tell: () => 'not be empty', holds: isFilled }],
  [
    'contains',
    {
      tell: (value) => `contain ${JSON.stringify(value)}`,
      holds: (found, value) => toValueText(found).includes(value),
    },
  ],
  [
    'does_not_contain',
    {
      tell: (value) => `not contain ${JSON.stringify(value)}`,
      holds: (found, value) => !toValueText(found).includes(value),
    },
  ],
  [
    'has_key',
    {
      tell: (value) => `have the member ${JSON.stringify(value)}`,
      holds: (found, value) => isJsonObject(found) && Object.hasOwn(found, value),
    },
  ],
  ['has_value', { tell: (value) => `have the value ${JSON.stringify(value)}`, holds: isIn }],
  ['is_null', { tell: () => 'be null', holds: (found) => found === null || found === undefined }],
  ['is_a_number', { tell: () => 'be a number', holds: (found) => typeof found === 'number' }],
  ['equal_number', compareNumbers('the number', (found, value) => found === value)],
  ['is_less_than', compareNumbers('less than', (found, value) => found < value)],
  ['is_less_than_or_equal', compareNumbers('at most', (found, value) => found <= value)],
  ['is_greater_than', compareNumbers('more than', (found, value) => found > value)],
  ['is_greater_than_or_equal', compareNumbers('at least', (found, value) => found >= value)],
]);
