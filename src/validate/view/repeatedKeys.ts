import { isJsonArray, isJsonObject, type JsonValue } from '../../base/json.js';

/**
 * The names that an object of a JSON text has twice, each once. JSON.parse keeps the last of them and says nothing (RFC 8259 4).
 *
 * @param value what the text was parsed to
 */
export function findRepeatedKeys(text: string, value: JsonValue): readonly string[] {
  return countNames(text) > countKeys(value) ? findNames(text) : [];
}

/** Strings, a name with its colon; whatever else begins with a quote there is none in JSON. */
const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function countNames(text: string): number {
  let count = 0;
  for (const match of text.matchAll(strings)) {
    count += match[1] === undefined ? 0 : 1;
  }
  return count;
}

function countKeys(value: JsonValue): number {
  if (isJsonArray(value)) {
    return value.reduce<number>((sum, item) => sum + countKeys(item), 0);
  }
  return isJsonObject(value)
    ? Object.values(value).reduce<number>((sum, item) => sum + 1 + countKeys(item), 0)
    : 0;
}

const marks = /"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}]/g;

function findNames(text: string): readonly string[] {
  const objects: Set<string>[] = [];
  const repeated = new Set<string>();
  for (const [mark] of text.matchAll(marks)) {
    if (mark === '{') {
      objects.push(new Set());
    } else if (mark === '}') {
      objects.pop();
    } else if (mark.endsWith(':')) {
      const name = readName(mark.slice(0, -1).trimEnd());
      const names = objects.at(-1);
      if (names?.has(name)) {
        repeated.add(name);
      }
      names?.add(name);
    }
  }
  return [...repeated];
}

const readName = (quoted: string): string => {
  const name: unknown = JSON.parse(quoted);
  return String(name);
};
