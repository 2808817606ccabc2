import {
  isJsonObject,
  type JsonObject,
  type JsonPrimitive,
  type JsonValue,
} from '../../../src/base/json.js';
import { Failure } from './message.js';
import { listOf } from './record.js';

export type Test = (resource: JsonObject) => boolean;

const tokenPattern = /\s*("(?:[^"\\]|\\.)*"|[()[\]]|[^\s()[\]"]+)/y;
const exactNames = new Set(['id', 'externalid', 'created', 'lastmodified', 'version', '$ref']);

/** A plain parser of RFC 7644 3.4.2.2: its result asks one resource. */
export function parseFilter(text: string): Test {
  const tokens = tokenize(text);
  const test = parseOr(tokens);
  if (tokens.length > 0) {
    throw invalid(text);
  }
  return test;
}

const invalid = (text: string): Failure =>
  new Failure(400, `The filter cannot be read: ${text}`, 'invalidFilter');

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  const trimmed = text.trim();
  while (at < trimmed.length) {
    tokenPattern.lastIndex = at;
    const token = tokenPattern.exec(trimmed)?.[1];
    if (token === undefined) {
      throw invalid(text);
    }
    tokens.push(token);
    at = tokenPattern.lastIndex;
  }
  return tokens;
}

const isWord = (token: string | undefined, word: string): boolean => token?.toLowerCase() === word;

function parseOr(tokens: string[]): Test {
  let left = parseAnd(tokens);
  while (isWord(tokens[0], 'or')) {
    tokens.shift();
    const [before, after] = [left, parseAnd(tokens)];
    left = (resource) => before(resource) || after(resource);
  }
  return left;
}

function parseAnd(tokens: string[]): Test {
  let left = parseTerm(tokens);
  while (isWord(tokens[0], 'and')) {
    tokens.shift();
    const [before, after] = [left, parseTerm(tokens)];
    left = (resource) => before(resource) && after(resource);
  }
  return left;
}

function parseTerm(tokens: string[]): Test {
  const first = tokens.shift() ?? '';
  if (isWord(first, 'not')) {
    const inner = parseTerm(tokens);
    return (resource) => !inner(resource);
  }
  if (first === '(') {
    return parseClosed(tokens, ')');
  }
  if (tokens[0] === '[') {
    tokens.shift();
    const inner = parseClosed(tokens, ']');
    return (resource) =>
      nodesAt(resource, first).some((value) => isJsonObject(value) && inner(value));
  }
  return parseComparison(first, tokens);
}

function parseClosed(tokens: string[], bracket: string): Test {
  const inner = parseOr(tokens);
  if (tokens.shift() !== bracket) {
    throw invalid(bracket);
  }
  return inner;
}

function parseComparison(path: string, tokens: string[]): Test {
  const operator = (tokens.shift() ?? '').toLowerCase();
  if (!/^[a-z$][\w$.:-]*$/i.test(path)) {
    throw invalid(path);
  }
  if (operator === 'pr') {
    return (resource) => valuesAt(resource, path).length > 0;
  }
  const compare = comparisons.get(operator);
  if (!compare) {
    throw invalid(operator);
  }
  const wanted = readValue(tokens.shift() ?? '');
  if (operator === 'ne') {
    return (resource) => !valuesAt(resource, path).some((value) => isEqual(path, value, wanted));
  }
  return (resource) => valuesAt(resource, path).some((value) => compare(path, value, wanted));
}

function readValue(token: string): JsonPrimitive {
  try {
    const value: unknown = JSON.parse(token);
    if (typeof value === 'object' && value !== null) {
      throw invalid(token);
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null;
  } catch {
    throw invalid(token);
  }
}

/** What is compared: of the objects of a list, their values (RFC 7644 3.4.2.2). */
const valuesAt = (resource: JsonObject, path: string): readonly JsonValue[] =>
  nodesAt(resource, path).map((value) =>
    isJsonObject(value) && value['value'] !== undefined ? value['value'] : value,
  );

/** All that a path leads to: in each item of a list. */
function nodesAt(resource: JsonObject, path: string): readonly JsonValue[] {
  const urn = Object.keys(resource).find(
    (name) => name.includes(':') && path.toLowerCase().startsWith(`${name.toLowerCase()}:`),
  );
  const steps =
    urn === undefined ? withoutCoreUrn(path).split('.') : [urn, path.slice(urn.length + 1)];
  let values: readonly JsonValue[] = [resource];
  for (const step of steps) {
    values = values.flatMap((value) => listOf(memberOf(value, step)));
  }
  return values;
}

const withoutCoreUrn = (path: string): string =>
  path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(User|Group):/i, '');

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const wanted = name.toLowerCase();
  return Object.entries(value).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

type Comparison = (path: string, value: JsonValue, wanted: JsonPrimitive) => boolean;

const isExact = (path: string): boolean =>
  exactNames.has(path.toLowerCase().split('.').at(-1) ?? '');

const fold = (path: string, value: JsonValue): JsonValue =>
  typeof value === 'string' && !isExact(path) ? value.toLowerCase() : value;

const isEqual: Comparison = (path, value, wanted) => fold(path, value) === fold(path, wanted);

const onTexts =
  (ask: (value: string, wanted: string) => boolean): Comparison =>
  (path, value, wanted) => {
    const [left, right] = [fold(path, value), fold(path, wanted)];
    return typeof left === 'string' && typeof right === 'string' && ask(left, right);
  };

const inOrder =
  (ask: (order: number) => boolean): Comparison =>
  (path, value, wanted) => {
    const [left, right] = [fold(path, value), fold(path, wanted)];
    if (typeof left === 'number' && typeof right === 'number') {
      return ask(left - right);
    }
    if (typeof left !== 'string' || typeof right !== 'string') {
      return false;
    }
    const isTime = /^\d{4}-\d\d-\d\dT/;
    return isTime.test(left) && isTime.test(right)
      ? ask(Date.parse(left) - Date.parse(right))
      : ask(left < right ? -1 : Number(left > right));
  };

const comparisons = new Map<string, Comparison>([
  ['eq', isEqual],
  ['ne', isEqual],
  ['co', onTexts((value, wanted) => value.includes(wanted))],
  ['sw', onTexts((value, wanted) => value.startsWith(wanted))],
  ['ew', onTexts((value, wanted) => value.endsWith(wanted))],
  ['gt', inOrder((order) => order > 0)],
  ['ge', inOrder((order) => order >= 0)],
  ['lt', inOrder((order) => order < 0)],
  ['le', inOrder((order) => order <= 0)],
]);
