import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { type BulkWork } from './bulkOperation.js';

/** The id of what the operation with this bulkId has created; undefined where there is none (yet). */
export type FindId = (bulkId: string) => string | undefined;

/** `bulkId:qwerty` as a whole value (RFC 7644 3.7.2). */
const wholePattern = /^bulkId:(.*)$/su;
/** The last segment of an address, as in `$ref`. */
const addressPattern = /\/bulkId:([^/?#]+)$/u;
/** The operand in the value filter of a PATCH path: `members[value eq "bulkId:qwerty"]`. */
const operandPattern = /"bulkId:([^"\\]*)"/gu;

export interface References {
  /** Must be resolved. */
  readonly values: ReadonlySet<string>;
  /** In addresses: resolved where they mean something; an address may end in anything. */
  readonly addresses: ReadonlySet<string>;
}

/** Which bulkIds the path and the data of an operation name. */
export function findReferences(work: BulkWork): References {
  const values = new Set<string>();
  const addresses = new Set<string>();
  mapTexts(work, {
    value: (text) => {
      const whole = wholePattern.exec(text)?.[1];
      const address = addressPattern.exec(text)?.[1];
      if (whole !== undefined) {
        values.add(whole);
      } else if (address !== undefined) {
        addresses.add(address);
      }
      return text;
    },
    path: (text) => {
      for (const [, name = ''] of text.matchAll(operandPattern)) {
        values.add(name);
      }
      return text;
    },
  });
  return { values, addresses };
}

/** The same work with ids in place of what `findId` knows. */
export const resolveReferences = <Work extends BulkWork>(work: Work, findId: FindId): Work =>
  mapTexts(work, {
    value: (text) => resolveText(text, findId),
    path: (text) =>
      text.replaceAll(operandPattern, (all, name: string) => {
        const id = findId(name);
        return id === undefined ? all : JSON.stringify(id);
      }),
  });

function resolveText(text: string, findId: FindId): string {
  const whole = wholePattern.exec(text)?.[1];
  if (whole !== undefined) {
    return findId(whole) ?? text;
  }
  const address = addressPattern.exec(text)?.[1];
  const id = address === undefined ? undefined : findId(address);
  return id === undefined ? text : text.replace(addressPattern, () => `/${encodeURIComponent(id)}`);
}

interface TextMaps {
  readonly value: (text: string) => string;
  /** For the `path` of a PATCH operation. */
  readonly path: (text: string) => string;
}

function mapTexts<Work extends BulkWork>(work: Work, maps: TextMaps): Work {
  return {
    ...work,
    ...('id' in work && { id: maps.value(work.id) }),
    ...('data' in work && {
      data: work.kind === 'patch' ? mapPatch(work.data, maps) : mapValue(work.data, maps.value),
    }),
  };
}

const mapPatch = (data: JsonValue, maps: TextMaps): JsonValue =>
  mapMembers(data, (name, value) =>
    name.toLowerCase() === 'operations' && isJsonArray(value)
      ? value.map((operation) =>
          mapMembers(operation, (key, part) =>
            key.toLowerCase() === 'path' && typeof part === 'string'
              ? maps.path(part)
              : mapValue(part, maps.value),
          ),
        )
      : mapValue(value, maps.value),
  );

const mapMembers = (
  value: JsonValue,
  map: (name: string, value: JsonValue) => JsonValue,
): JsonValue =>
  isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(name, member)]))
    : value;

function mapValue(value: JsonValue, map: (text: string) => string): JsonValue {
  if (typeof value === 'string') {
    return map(value);
  }
  if (isJsonArray(value)) {
    return value.map((item) => mapValue(item, map));
  }
  return mapMembers(value, (_name, member) => mapValue(member, map));
}

/**
 * The data of a resource without every value that names one of `bulkIds`: of a list the element goes,
 * of a complex attribute all of it. Undefined where nothing has to go.
 */
export function withoutReferences(
  data: JsonValue,
  isMeant: (bulkId: string) => boolean,
): JsonObject | undefined {
  if (!isJsonObject(data)) {
    return undefined;
  }
  const cut = cutOwner(data, isMeant);
  return cut === data ? undefined : cut;
}

/** A resource, or what of it is in an extension: it stays, whatever goes out of it. */
function cutOwner(owner: JsonObject, isMeant: (bulkId: string) => boolean): JsonObject {
  let isCut = false;
  const kept: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(owner)) {
    const isExtension = name.includes(':') && isJsonObject(value);
    const rest = isExtension ? cutOwner(value, isMeant) : cutValue(value, isMeant);
    isCut ||= rest !== value;
    if (rest !== undefined) {
      kept.push([name, rest]);
    }
  }
  return isCut ? Object.fromEntries(kept) : owner;
}

function cutValue(value: JsonValue, isMeant: (bulkId: string) => boolean): JsonValue | undefined {
  if (typeof value === 'string') {
    const name = wholePattern.exec(value)?.[1] ?? addressPattern.exec(value)?.[1];
    return name !== undefined && isMeant(name) ? undefined : value;
  }
  if (isJsonArray(value)) {
    return cutList(value, isMeant);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const isWhole = Object.values(value).every((part) => cutValue(part, isMeant) === part);
  return isWhole ? value : undefined;
}

function cutList(list: JsonArray, isMeant: (bulkId: string) => boolean): JsonArray {
  const rest = list.filter((item) => cutValue(item, isMeant) === item);
  return rest.length === list.length ? list : rest;
}
