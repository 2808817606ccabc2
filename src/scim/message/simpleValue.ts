import { isJsonArray, isJsonObject, type JsonValue } from '../../base/json.js';
import { type AttributeType } from '../schema/attribute.js';
import { isDateTime } from './dateTime.js';

type SimpleType = Exclude<AttributeType, 'complex'>;

interface SimpleTypeRule {
  readonly wanted: string;
  isValid(value: JsonValue): boolean;
}

// Both alphabets of RFC 4648: certificates come in either.
const base64Pattern = /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)(={0,2})$/;

/** Padding may be left out (RFC 7643 2.3.6), but where it is, it fills the last four characters. */
function isBase64(text: string): boolean {
  const padding = base64Pattern.exec(text)?.[1];
  return padding === '' ? text.length % 4 !== 1 : padding !== undefined && text.length % 4 === 0;
}

// RFC 3986 without what no URI can hold: blanks, control characters, some signs, a lone percent sign.
// Letters beyond ASCII stay, as many send the form that people read (RFC 3987).
const notInUri = /[\s\p{Cc}"<>\\^`{|}]|%(?![\dA-Fa-f]{2})/u;

const isText = (value: JsonValue): value is string => typeof value === 'string';

const rules: Readonly<Record<SimpleType, SimpleTypeRule>> = {
  string: { wanted: 'a string', isValid: isText },
  reference: {
    wanted: 'a string with a URI',
    isValid: (value) => isText(value) && !notInUri.test(value),
  },
  boolean: { wanted: 'a boolean', isValid: (value) => typeof value === 'boolean' },
  // JSON.parse reads 1e999 as Infinity, which JSON cannot write.
  decimal: { wanted: 'a number', isValid: (value) => Number.isFinite(value) },
  // What is larger would come back as another number, or with an exponent (RFC 7643 2.3.4: none).
  integer: {
    wanted: 'an integer',
    isValid: (value) => Number.isSafeInteger(value),
  },
  dateTime: {
    wanted: 'a date and time such as "2026-05-01T12:00:00Z"',
    isValid: (value) => isText(value) && isDateTime(value),
  },
  binary: {
    wanted: 'a string in base64',
    isValid: (value) => isText(value) && isBase64(value),
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
  return typeof value === 'number' ? describeNumber(value) : String(value);
}

function describeNumber(value: number): string {
  const isTooLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
  return `the number ${String(value)}${isTooLarge ? ', which is too large to be kept exactly' : ''}`;
}
