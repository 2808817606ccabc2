import { searchRequestUrn } from '../scim/message/messageUrns.js';
import { type JsonObject, type JsonValue, isJsonArray, isJsonObject } from '../base/json.js';
import { invalidCount, invalidCursor, invalidSyntax, invalidValue } from '../scim/errors.js';
import { type MessageKind, checkMessageSchemas } from '../scim/message/messageSchemas.js';
import { type ReadContext } from '../scim/message/valueReader.js';
import { type ParameterName, type Query, bothProjections } from './query.js';

/** What a list is asked for with, by GET (RFC 7644 3.4.2) or by POST to `/.search` (3.4.3). */
export interface ListParameters {
  readonly filter: string | undefined;
  readonly sortBy: string | undefined;
  readonly isDescending: boolean;
  /** Undefined: pages go by number; empty: by cursor, and it is the first (RFC 9865 2). */
  readonly cursor: string | undefined;
  /** From 1. */
  readonly startIndex: number;
  /** 0 asks for the totals only. */
  readonly count: number;
  /** Names joined with commas. */
  readonly attributes: string | undefined;
  readonly excludedAttributes: string | undefined;
}

export interface CountLimits {
  /** Where the client names no count. */
  readonly usual: number;
  readonly most: number;
}

export const readListQuery = (query: Query, limits: CountLimits): ListParameters => ({
  filter: query.get('filter'),
  sortBy: query.get('sortBy'),
  isDescending: isDescending(query.get('sortOrder')),
  cursor: readCursor(query.get('cursor'), query.get('startIndex')),
  startIndex: toStartIndex(readNumber('startIndex', toNumber(query.get('startIndex')))),
  count: readCount(toNumber(query.get('count')), query.get('cursor'), limits),
  attributes: query.get('attributes'),
  excludedAttributes: query.get('excludedAttributes'),
});

const searchRequest: MessageKind = {
  urn: searchRequestUrn,
  noun: 'A SearchRequest',
  section: 'RFC 7644 3.4.3',
  noteId: 'search.schemas',
};

/** @throws ScimError 400 where the message is no SearchRequest. */
export function readSearchRequest(
  body: JsonValue,
  limits: CountLimits,
  context: Pick<ReadContext, 'profile' | 'note'>,
): ListParameters {
  if (!isJsonObject(body)) {
    throw invalidSyntax('A SearchRequest is a JSON object (RFC 7644 3.4.3).');
  }
  const members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  checkMessageSchemas(members.get('schemas'), searchRequest, context);
  const read = (name: ParameterName): JsonValue | undefined =>
    members.get(name.toLowerCase()) ?? undefined;
  const attributes = readNames('attributes', read('attributes'));
  const excludedAttributes = readNames('excludedAttributes', read('excludedAttributes'));
  if (attributes !== undefined && excludedAttributes !== undefined) {
    throw bothProjections();
  }
  return {
    filter: readFilter(read('filter')),
    sortBy: readText('sortBy', read('sortBy')),
    isDescending: isDescending(readText('sortOrder', read('sortOrder'))),
    cursor: readCursor(read('cursor'), read('startIndex')),
    startIndex: toStartIndex(readNumber('startIndex', read('startIndex'))),
    count: readCount(read('count'), read('cursor'), limits),
    attributes,
    excludedAttributes,
  };
}

/** RFC 7644 3.4.2.4: what is below 1 is taken as 1. */
const toStartIndex = (value: number | undefined): number => Math.max(1, value ?? 1);

/** RFC 7644 3.4.2.4: what is below 0 is taken as 0, and a service may answer with fewer than asked. */
const toCount = (value: number | undefined, limits: CountLimits): number =>
  Math.min(limits.most, Math.max(0, value ?? limits.usual));

/** One method of paging or the other: RFC 9865 2.3 has clients choose. */
function readCursor(
  value: JsonValue | undefined,
  startIndex: JsonValue | undefined,
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw invalidCursor(`cursor is not a string (RFC 9865 2): ${show(value)}.`);
  }
  if (startIndex !== undefined) {
    throw invalidValue(
      'cursor and startIndex exclude each other: pages go by cursor (RFC 9865) or by number (RFC 7644 3.4.2.4).',
    );
  }
  return value.trim();
}

/** With a cursor nothing is mended: RFC 9865 2.1 has an error for it. */
function readCount(
  value: JsonValue | undefined,
  cursor: JsonValue | undefined,
  limits: CountLimits,
): number {
  if (cursor === undefined || value === undefined) {
    return toCount(readNumber('count', value), limits);
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > limits.most) {
    throw invalidCount(
      `count must be between 1 and ${String(limits.most)}, the maxPageSize of this service, where pages go by ` +
        `cursor (RFC 9865 2.1): ${show(value)}.`,
    );
  }
  return value;
}

/** In a query everything is text. */
const toNumber = (text: string | undefined): string | number | undefined =>
  text !== undefined && /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : text;

function readNumber(name: ParameterName, value: JsonValue | undefined): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw invalidValue(`${name} is not an integer (RFC 7644 3.4.2.4): ${show(value)}.`);
  }
  // No list is longer than this: what lies behind it is past the end all the same.
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** An empty one stays: it is no filter, and the parser says so. */
const readFilter = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' ? value : readText('filter', value);

function isDescending(order: string | undefined): boolean {
  switch (order?.trim().toLowerCase()) {
    case undefined:
    case 'ascending':
      return false;
    case 'descending':
      return true;
    default:
      throw invalidValue(
        `sortOrder is neither ascending nor descending (RFC 7644 3.4.2.3): ${show(order ?? '')}.`,
      );
  }
}

function readText(name: ParameterName, value: JsonValue | undefined): string | undefined {
  if (value !== undefined && typeof value !== 'string') {
    throw invalidValue(`${name} is not a string: ${show(value)}.`);
  }
  return value === undefined || value.trim() === '' ? undefined : value;
}

function readNames(name: ParameterName, value: JsonValue | undefined): string | undefined {
  if (isJsonArray(value)) {
    const names = value.map((item) => readText(name, item) ?? '');
    return names.length === 0 ? undefined : names.join(',');
  }
  return readText(name, value);
}

const show = (value: JsonValue | JsonObject): string => JSON.stringify(value).slice(0, 100);
