import { type Saying, saying } from '../base/saying.js';
import { parseDuration, printDuration } from './duration.js';
import { type DurationRange, type FaultValue } from './faultValue.js';

/** What a parameter may hold, and how it is written. */
export type ValueType =
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  /** Above 0, up to 1; also as a percentage. */
  | { readonly kind: 'share' }
  | { readonly kind: 'duration'; readonly most: number }
  /** `2s`, or `500ms..3s`. */
  | { readonly kind: 'durationRange'; readonly most: number }
  | { readonly kind: 'text'; readonly longest: number }
  /** What a header can carry as it is. */
  | { readonly kind: 'headerText'; readonly longest: number }
  | { readonly kind: 'path' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** One or more, in capitals, with commas between. */
  | { readonly kind: 'methods' };

export type ValueReading =
  | { readonly ok: true; readonly value: FaultValue }
  | { readonly ok: false; readonly wanted: Saying };

/** @param raw the text of a specification, or a value of JSON, where a number is a duration in milliseconds */
export function readValue(type: ValueType, raw: unknown): ValueReading {
  const value = readers[type.kind](type, raw);
  return value === undefined ? { ok: false, wanted: describeType(type) } : { ok: true, value };
}

/** As it stands in a specification, before it is put in quotes. */
export function printValue(type: ValueType, value: FaultValue): string {
  if (typeof value === 'object') {
    return value.least === value.most
      ? printDuration(value.most)
      : `${printDuration(value.least)}..${printDuration(value.most)}`;
  }
  return type.kind === 'duration' && typeof value === 'number'
    ? printDuration(value)
    : String(value);
}

export function describeType(type: ValueType): Saying {
  switch (type.kind) {
    case 'integer':
      return saying('a whole number from {0} to {1}', type.least, type.most);
    case 'share':
      return saying('a number above 0 and up to 1, for example 0.3, or a percentage such as 30%');
    case 'duration':
      return saying(
        'a duration with its unit, for example 500ms, 30s or 5m, {0} at most',
        printDuration(type.most),
      );
    case 'durationRange':
      return saying(
        'a duration with its unit or a range of them, for example 2s or 500ms..3s, {0} at most',
        printDuration(type.most),
      );
    case 'text':
      return saying('a text of printable characters, {0} at most', type.longest);
    case 'headerText':
      return saying('a text of printable ASCII characters, {0} at most', type.longest);
    case 'path':
      return saying('a path below the base path, for example /Users, /Users/* or /Groups/**');
    case 'choice':
      return saying('one of {0}', type.values.join(', '));
    case 'methods':
      return saying('a method or several with commas between, for example POST or PUT,PATCH');
  }
}

type Read = (type: ValueType, raw: unknown) => FaultValue | undefined;

const readers: Readonly<Record<ValueType['kind'], Read>> = {
  integer: (type, raw) => (type.kind === 'integer' ? readInteger(type, raw) : undefined),
  share: (_type, raw) => readShare(raw),
  duration: (type, raw) => (type.kind === 'duration' ? readDuration(type.most, raw) : undefined),
  durationRange: (type, raw) =>
    type.kind === 'durationRange' ? readRange(type.most, raw) : undefined,
  text: (type, raw) => (type.kind === 'text' ? readText(type.longest, raw) : undefined),
  headerText: (type, raw) =>
    type.kind === 'headerText' ? readHeaderText(type.longest, raw) : undefined,
  path: (_type, raw) => readPath(raw),
  choice: (type, raw) => (type.kind === 'choice' ? readChoice(type.values, raw) : undefined),
  methods: (_type, raw) => readMethods(raw),
};

function readInteger(
  { least, most }: Extract<ValueType, { kind: 'integer' }>,
  raw: unknown,
): number | undefined {
  const value = typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : raw;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

function readShare(raw: unknown): number | undefined {
  if (typeof raw !== 'string') {
    return typeof raw === 'number' && raw > 0 && raw <= 1 ? raw : undefined;
  }
  const [, number, percent] = /^(\d{1,3}(?:\.\d{1,15})?|\.\d{1,15})(%)?$/.exec(raw) ?? [];
  return number === undefined
    ? undefined
    : readShare(percent === undefined ? Number(number) : Number(number) / 100);
}

function readDuration(most: number, raw: unknown): number | undefined {
  const value = typeof raw === 'string' ? parseDuration(raw) : raw;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most
    ? value
    : undefined;
}

function readRange(most: number, raw: unknown): DurationRange | undefined {
  const parts = typeof raw === 'string' ? raw.split('..') : [raw];
  const [first, last = first] = parts.map((part) => readDuration(most, part));
  return parts.length <= 2 && first !== undefined && last !== undefined && first <= last
    ? { least: first, most: last }
    : undefined;
}

function readText(longest: number, raw: unknown): string | undefined {
  const text = typeof raw === 'number' ? String(raw) : raw;
  return typeof text === 'string' &&
    text.trim() !== '' &&
    text.length <= longest &&
    !/[\p{Cc}\p{Cs}]/u.test(text)
    ? text
    : undefined;
}

function readHeaderText(longest: number, raw: unknown): string | undefined {
  const text = readText(longest, raw);
  return text !== undefined && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text)
    ? text
    : undefined;
}

function readPath(raw: unknown): string | undefined {
  const path = readText(200, raw);
  return path !== undefined && /^\/[^\s?#]*$/.test(path)
    ? path.replace(/(?<=.)\/+$/, '')
    : undefined;
}

function readChoice(values: readonly string[], raw: unknown): string | undefined {
  const text = readText(100, raw)?.toLowerCase();
  return values.find((value) => value.toLowerCase() === text);
}

function readMethods(raw: unknown): string | undefined {
  const parts: readonly unknown[] =
    typeof raw === 'string' ? raw.split(',') : Array.isArray(raw) ? raw : [];
  const isEach = parts.every(
    (part): part is string => typeof part === 'string' && /^[a-z]{1,20}$/i.test(part),
  );
  return isEach && parts.length > 0 && parts.length <= 10
    ? [...new Set(parts.map((part) => part.toUpperCase()))].join(',')
    : undefined;
}
