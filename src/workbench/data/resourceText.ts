import { type JsonObject, isJsonArray, isJsonObject, readMember } from '../../base/json.js';
import { findItemLines } from './jsonItems.js';
import { listResponseUrn } from '../../scim/message/list.js';
import { JsonTextError, parseJson } from '../parseJson.js';

/** The resources of a text, and where in it each of them stands. */
export interface ResourceList {
  readonly resources: readonly JsonObject[];
  /** For people: the line, and in a JSON document the pointer too. */
  readonly placeOf: (at: number) => string;
}

/** A text that holds no list of resources: everything that is wrong with it. */
export class ResourceTextError extends Error {
  override readonly name = 'ResourceTextError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}

/**
 * Resources as a JSON array, a ListResponse, one resource, or JSON Lines (a resource a line). A byte
 * order mark does no harm.
 *
 * @throws ResourceTextError
 */
export function readResourceText(given: string): ResourceList {
  const text = given.replace(/^\uFEFF/, '');
  if (text.trim() === '') {
    throw new ResourceTextError([
      'It is empty. Resources are a JSON array, a ListResponse, or JSON Lines; [] is none',
    ]);
  }
  const items = toItems(text);
  const problems = items.values.flatMap((value, at) =>
    value instanceof BadItem || !isJsonObject(value)
      ? [
          value instanceof BadItem
            ? value.message
            : `${items.placeOf(at)}: A resource must be a JSON object`,
        ]
      : [],
  );
  if (problems.length > 0) {
    throw new ResourceTextError(problems);
  }
  return { resources: items.values.filter(isJsonObject), placeOf: items.placeOf };
}

interface Items {
  readonly values: readonly unknown[];
  readonly placeOf: (at: number) => string;
}

class BadItem {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

function toItems(text: string): Items {
  try {
    return itemsOf(parseJson(text), text);
  } catch (cause) {
    if (!(cause instanceof JsonTextError)) {
      throw cause;
    }
    const items = findLines(text);
    if (!items) {
      throw new ResourceTextError([`It is no JSON, ${cause.message}`], { cause });
    }
    return items;
  }
}

function itemsOf(value: unknown, text: string): Items {
  if (isJsonArray(value)) {
    return { values: value, placeOf: placesIn(findItemLines(text), '') };
  }
  if (!isJsonObject(value)) {
    throw new ResourceTextError([
      'It must be an array of resources, a ListResponse, or one resource',
    ]);
  }
  const resources = readMember(value, 'Resources');
  if (isJsonArray(resources)) {
    const lines = findItemLines(text, 'Resources');
    return { values: resources, placeOf: placesIn(lines, '/Resources') };
  }
  // RFC 7644 3.4.2: an empty list may leave out "Resources".
  const schemas = readMember(value, 'schemas');
  const isList = isJsonArray(schemas) && schemas.includes(listResponseUrn);
  return { values: isList ? [] : [value], placeOf: () => 'The resource' };
}

const placesIn =
  (lines: readonly number[], list: string) =>
  (at: number): string =>
    `Line ${String(lines[at] ?? 1)} (${list}/${String(at)})`;

/** Undefined where most lines do not look like objects, so that the text is not meant as JSON Lines. */
function findLines(text: string): Items | undefined {
  const lines = text
    .split('\n')
    .map((content, at) => ({ content: content.trim(), line: at + 1 }))
    .filter(({ content }) => content !== '');
  const whole = lines.filter(({ content }) => content.startsWith('{') && content.endsWith('}'));
  const isMeant = lines[0]?.content.startsWith('{') === true && whole.length * 2 >= lines.length;
  if (lines.length < 2 || !isMeant) {
    return undefined;
  }
  const numbers = lines.map(({ line }) => line);
  return {
    values: lines.map(({ content, line }) => parseLine(content, line)),
    placeOf: (at) => `Line ${String(numbers[at])}`,
  };
}

function parseLine(content: string, line: number): unknown {
  try {
    return parseJson(content);
  } catch (error) {
    if (error instanceof JsonTextError) {
      const column = String(error.column);
      return new BadItem(`Line ${String(line)}, column ${column}: It is no JSON: ${error.reason}`);
    }
    throw error;
  }
}
