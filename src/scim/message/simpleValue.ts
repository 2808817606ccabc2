import { isJsonArray, isJsonObject, type JsonValue } from '../../base/json.js';
import { type AttributeType } from '../schema/attribute.js';
import { isDateTime } from './dateTime.js';

type SimpleType = Exclude<AttributeType, 'complex'>;

interface SimpleTypeRule {
  readonly wanted: string;
  isValid(value: JsonValue): boolean;
}

// Both alphabets of RFC 4648, padding optional: certificates come in either.
const base64Pattern = /^[A-Za-z0-9+/_-]*={0,2}$/;

const isText = (value: JsonValue): value is string => typeof value === 'string';

const rules: Readonly<Record<SimpleType, SimpleTypeRule>> = {
  string: { wanted: 'a string', isValid: isText },
  reference: { wanted: 'a string with a URI', isValid: isText },
  boolean: { wanted: 'a boolean', isValid: (value) => typeof value === 'boolean' },
  // JSON.parse reads 1e999 as Infinity, which JSON cannot write.
  decimal: { wanted: 'a number', isValid: (value) => Number.isFinite(value) },
  integer: { wanted: 'an integer', isValid: (value) => Number.isInteger(value) },
  dateTime: {
    wanted: 'a date and time such as "2026-05-01T12:00:00Z"',
    isValid: (value) => isText(value) && isDateTime(value),
  },
  binary: {
    wanted: 'a string in base64',
    isValid: (value) => isText(value) && base64Pattern.test(value),
  },
};

export const isValidSimple = (type: SimpleType, value: JsonValue): boolean =>
  rules[type].isValid(value);

/** What a value of the type is, with its article: `a boolean`. */
export const describeType = (type: AttributeType): string =>
  type === 'complex' ? 'an object' : rules[type].wanted;

const longestQuote = 60;

/** What came instead, for an error sentence: `the string "yes"`, `an array`. */
export function describeValue(value: JsonValue): string {
  if (isJsonArray(value)) {
    return 'an array';
  }
  if (isJsonObject(value)) {
    return 'an object';
  }
  if (typeof value === 'string') {
    const head = value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value;
    return `the string ${JSON.stringify(head)}`;
  }
  return typeof value === 'number' ? `the number ${String(value)}` : String(value);
}
