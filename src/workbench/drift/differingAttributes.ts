import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';

/** Given by each server in its own way, or never shown. */
const ownOfServer: ReadonlySet<string> = new Set(['id', 'meta', 'schemas', 'groups', 'password']);
const mostNames = 8;

/**
 * Names of the attributes that ours has and theirs has otherwise. What theirs has besides is no
 * difference: a server may set defaults, and show attributes of its own.
 */
export function differingAttributes(ours: JsonObject, theirs: JsonObject): readonly string[] {
  const given = new Map(Object.entries(theirs).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(ours)
    .filter(([name]) => !ownOfServer.has(name.toLowerCase()))
    .filter(([name, value]) => toComparable(value) !== toComparable(given.get(name.toLowerCase())))
    .map(([name]) => name)
    .slice(0, mostNames);
}

/** The same text for what means the same: order, empty values, links and `primary: false` aside. */
function toComparable(value: JsonValue | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (isJsonArray(value)) {
    return value
      .map(toComparable)
      .filter((text) => text !== '')
      .sort()
      .join();
  }
  if (isJsonObject(value)) {
    return Object.entries(value)
      .map(([name, part]) => [name.toLowerCase(), toComparable(part)] as const)
      .filter(([name, text]) => text !== '' && !isAside(name, text))
      .map(([name, text]) => `{${name}:${text}}`)
      .sort()
      .join('');
  }
  return JSON.stringify(value);
}

const isAside = (name: string, text: string): boolean =>
  name === '$ref' ||
  name === 'display' ||
  name === 'displayname' ||
  name === 'type' ||
  (name === 'primary' && text === 'false');
