import { type Observe } from './observationIds.js';
import { ScimError, invalidFilter, invalidValue } from '../scim/errors.js';

/** The query parameters of RFC 7644 3.4.2 and 3.9, and of RFC 9865 2. */
const parameterNames = [
  'filter',
  'sortBy',
  'sortOrder',
  'startIndex',
  'count',
  'cursor',
  'attributes',
  'excludedAttributes',
] as const;

export type ParameterName = (typeof parameterNames)[number];

/** Parameters with a value, decoded. */
export type Query = ReadonlyMap<ParameterName, string>;

export const emptyQuery: Query = new Map();

const nameByLowerName: ReadonlyMap<string, ParameterName> = new Map(
  parameterNames.map((name) => [name.toLowerCase(), name]),
);

/** Lists of names, which some clients repeat instead of joining them with commas. */
const listNames: ReadonlySet<ParameterName> = new Set(['attributes', 'excludedAttributes']);

/** @param text what follows the question mark. Blanks may come as `%20` or `+` (Okta has sent both). */
export function parseQuery(text: string, note: Observe): Query {
  if (text === '') {
    return emptyQuery;
  }
  const query = new Map<ParameterName, string>();
  for (const pair of text.split('&')) {
    if (pair !== '') {
      addPair(query, pair, note);
    }
  }
  return query;
}

/** RFC 7644 3.9 calls the two parameters mutually exclusive. */
export const bothProjections = (): ScimError =>
  invalidValue(
    'attributes and excludedAttributes exclude each other (RFC 7644 3.9): name what is to be ' +
      'returned, or what is to be left out.',
  );

function addPair(query: Map<ParameterName, string>, pair: string, note: Observe): void {
  const equals = pair.indexOf('=');
  const written = decode(equals === -1 ? pair : pair.slice(0, equals));
  const name = nameByLowerName.get(written.toLowerCase());
  if (!name) {
    note({
      id: 'query.unknownParameter',
      level: 'hint',
      parameter: written,
      detail: `The query parameter ${written} means nothing here and is ignored.`,
    });
    return;
  }
  if (name !== written) {
    note({
      id: 'query.parameterCapitals',
      level: 'hint',
      parameter: written,
      detail: `The query parameter is written ${written}; RFC 7644 3.4.2 writes ${name}.`,
    });
  }
  const value = decode(equals === -1 ? '' : pair.slice(equals + 1), name);
  // An empty cursor asks for the first page (RFC 9865 2); an empty filter is none of RFC 7644, figure 1,
  // and to answer with everybody would be a guess.
  if (value.trim() === '' && name !== 'cursor' && name !== 'filter') {
    note({
      id: 'query.emptyParameter',
      level: 'hint',
      parameter: written,
      detail: `The query parameter ${name} has no value and is ignored.`,
    });
    return;
  }
  addValue(query, name, value, note);
}

function addValue(
  query: Map<ParameterName, string>,
  name: ParameterName,
  value: string,
  note: Observe,
): void {
  const before = query.get(name);
  if (before === undefined) {
    query.set(name, value);
    return;
  }
  if (listNames.has(name)) {
    query.set(name, `${before},${value}`);
  }
  note({
    id: 'query.repeatedParameter',
    level: 'warning',
    parameter: name,
    detail: listNames.has(name)
      ? `The query parameter ${name} came more than once; the values are taken together.`
      : `The query parameter ${name} came more than once; the first value counts.`,
  });
}

/** @throws ScimError where a percent sign is not followed by two hex digits, or the bytes are not UTF-8. */
function decode(text: string, name?: ParameterName): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    const detail =
      `The query cannot be decoded: ${name ?? 'a parameter name'} holds a percent sign that is not ` +
      'followed by the two hex digits of a UTF-8 byte. Write a percent sign as %25.';
    throw name === 'filter'
      ? invalidFilter(detail)
      : new ScimError(400, detail, 'invalidValue', { cause });
  }
}
