import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../../base/json.js';
import { redacted } from '../../../exchange/redaction.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { leftIn, missingIn } from '../recorded/compareAnswer.js';

/** Of a long list so many elements are looked for; the rest would be seen by the same defect. */
const mostItems = 50;

/** What a server sets itself, hides, or derives (RFC 7643 3.1, 4.1.1, 4.1.2). */
const ownOfServer: ReadonlySet<string> = new Set(['id', 'meta', 'schemas', 'groups', 'password']);

/** Lists of others: what a server tells of them besides their id is its own business. */
const references: ReadonlySet<string> = new Set(['members', 'manager']);

/** Of a resource, what a server has to keep as it was sent. */
export const keptOf = (resource: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]) => {
      const kept = ownOfServer.has(name.toLowerCase()) ? undefined : keptValue(name, value);
      return kept === undefined ? [] : [[name, kept] as const];
    }),
  );

/** Undefined where nothing can be expected: empty, or taken out. */
function keptValue(name: string, value: JsonValue): JsonValue | undefined {
  if (value === null || value === '' || name === '$ref') {
    return undefined;
  }
  if (typeof value === 'string') {
    return value.includes(redacted) ? undefined : value;
  }
  const isReference = references.has(name.toLowerCase());
  if (isJsonArray(value)) {
    const items = value.slice(0, mostItems).flatMap((item) => {
      const kept = isReference ? toReference(item) : keptValue('', item);
      return kept === undefined ? [] : [kept];
    });
    return items.length === 0 ? undefined : items;
  }
  if (!isJsonObject(value)) {
    return value;
  }
  if (isReference) {
    return toReference(value);
  }
  const members = Object.entries(value).flatMap(([key, member]) => {
    const kept = keptValue(key, member);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function toReference(item: JsonValue): JsonObject | undefined {
  const value = isJsonObject(item) ? readText(item, 'value') : undefined;
  return value === undefined ? undefined : { value };
}

/** What both have; undefined where that is nothing. */
function commonPart(wanted: JsonValue, found: JsonValue | undefined): JsonValue | undefined {
  if (isJsonObject(wanted) && isJsonObject(found)) {
    const members = Object.entries(wanted).flatMap(([name, value]) => {
      const part = commonPart(value, readAnyCase(found, name));
      return part === undefined ? [] : [[name, part] as const];
    });
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  if (isJsonArray(wanted) && isJsonArray(found)) {
    const items = wanted.flatMap((item) => commonItem(item, found));
    return items.length === 0 ? undefined : items;
  }
  return isSameJson(wanted, found) ? wanted : undefined;
}

/** A part of an element alone could be that of another one. */
function commonItem(wanted: JsonValue, found: JsonArray): JsonArray {
  if (found.some((item) => missingIn(wanted, item).length === 0)) {
    return [wanted];
  }
  const value = isJsonObject(wanted) ? readAnyCase(wanted, 'value') : undefined;
  const same = found.find(
    (item) =>
      value !== undefined && isJsonObject(item) && isSameJson(readAnyCase(item, 'value'), value),
  );
  const part = same === undefined ? undefined : commonPart(wanted, same);
  return part === undefined ? [] : [part];
}

export const commonObject = (wanted: JsonObject, found: JsonObject): JsonObject => {
  const part = commonPart(wanted, found);
  return isJsonObject(part) ? part : {};
};

/** What was there before and is not any more, as `lacks` of an expectation tells it. */
export function vanished(before: JsonObject, after: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(before).flatMap(([name, value]) => {
      const gone = vanishedAt(value, readAnyCase(after, name));
      return gone === undefined ? [] : [[name, gone] as const];
    }),
  );
}

function vanishedAt(before: JsonValue, after: JsonValue | undefined): JsonValue | undefined {
  if (isJsonArray(before)) {
    const left = isJsonArray(after) ? after : [];
    const gone = before
      .filter((item) => isJsonObject(item) && readText(item, 'value') !== undefined)
      .map((item) => toReference(item) ?? item)
      .filter((item) => !left.some((one) => missingIn(item, one).length === 0));
    return gone.length === 0 ? undefined : gone.slice(0, mostItems);
  }
  if (after === undefined || after === null || after === '') {
    return true;
  }
  if (!isJsonObject(before) || !isJsonObject(after)) {
    return undefined;
  }
  const inner = vanished(before, after);
  return Object.keys(inner).length === 0 ? undefined : inner;
}

/** The entries of `lacks` that hold for a resource. */
export const stillLacking = (lacks: JsonObject, resource: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(lacks).flatMap(([name, pattern]) => {
      const kept = isJsonArray(pattern)
        ? pattern.filter((one) => leftIn({ [name]: [one] }, resource).length === 0)
        : leftIn({ [name]: pattern }, resource).length === 0
          ? pattern
          : [];
      return isJsonArray(kept) && kept.length === 0 ? [] : [[name, kept] as const];
    }),
  );
