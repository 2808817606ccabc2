import { type JsonObject, isJsonArray, isJsonObject, readMember } from '../base/json.js';
import { listResponseUrn } from '../scim/message/list.js';
import { JsonTextError, parseJson } from '../workbench/parseJson.js';
import { type CliIo } from './cliIo.js';
import { unusableFile } from './jsonFile.js';

/**
 * The resources of a file: a JSON array, a ListResponse, one resource, or JSON Lines (a resource a
 * line).
 *
 * @throws CliError that says where the file is wrong
 */
export async function readResourceFile(io: CliIo, path: string): Promise<readonly JsonObject[]> {
  const text = await io.readText(path);
  try {
    return toItems(text).map(toResource);
  } catch (cause) {
    if (cause instanceof JsonTextError || cause instanceof ItemError) {
      const reason =
        cause instanceof JsonTextError ? `It is no JSON, ${cause.message}` : cause.message;
      throw unusableFile(path, `${reason}.`, cause);
    }
    throw cause;
  }
}

class ItemError extends Error {
  override readonly name = 'ItemError';
}

interface Item {
  readonly value: unknown;
  /** A JSON pointer, or the line. */
  readonly place: string;
}

function toResource({ value, place }: Item): JsonObject {
  if (!isJsonObject(value)) {
    throw new ItemError(`${place} must be a resource, which is a JSON object`);
  }
  return value;
}

function toItems(text: string): readonly Item[] {
  try {
    return itemsOf(parseJson(text));
  } catch (error) {
    const items = error instanceof JsonTextError ? findLines(text) : undefined;
    if (!items) {
      throw error;
    }
    return items;
  }
}

function itemsOf(value: unknown): readonly Item[] {
  if (isJsonArray(value)) {
    return value.map((item, at) => ({ value: item, place: `/${String(at)}` }));
  }
  if (!isJsonObject(value)) {
    throw new ItemError('It must be an array of resources, a ListResponse, or one resource');
  }
  const resources = readMember(value, 'Resources');
  if (isJsonArray(resources)) {
    return resources.map((item, at) => ({ value: item, place: `/Resources/${String(at)}` }));
  }
  // RFC 7644 3.4.2: an empty list may leave out "Resources".
  const schemas = readMember(value, 'schemas');
  const isList = isJsonArray(schemas) && schemas.includes(listResponseUrn);
  return isList ? [] : [{ value, place: '/' }];
}

/** Undefined where the first line alone is no JSON object, so that the text is not meant as JSON Lines. */
function findLines(text: string): readonly Item[] | undefined {
  const lines = text
    .split('\n')
    .map((content, at) => ({ content, line: at + 1 }))
    .filter(({ content }) => content.trim() !== '');
  const [first] = lines;
  if (lines.length < 2 || !first || !isObjectText(first.content)) {
    return undefined;
  }
  return lines.map(({ content, line }) => ({
    value: parseLine(content, line),
    place: `Line ${String(line)}`,
  }));
}

function isObjectText(text: string): boolean {
  try {
    return isJsonObject(parseJson(text));
  } catch (error) {
    if (error instanceof JsonTextError) {
      return false;
    }
    throw error;
  }
}

function parseLine(content: string, line: number): unknown {
  try {
    return parseJson(content);
  } catch (error) {
    if (error instanceof JsonTextError) {
      throw new ItemError(
        `Line ${String(line)} is no JSON, column ${String(error.column)}: ${error.reason}`,
      );
    }
    throw error;
  }
}
