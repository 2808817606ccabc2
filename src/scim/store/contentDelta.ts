import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  readMember,
} from '../../base/json.js';
import { findChangedRange } from './changedRange.js';

/**
 * How one version of a resource becomes the next, as JSON, small where little changes, also in a group
 * of 10,000 members: `set` has new values, `unset` names what is gone, `splice` the part of each list
 * that is replaced (`[start, count, ...items]`), `order` the members where they are not as expected.
 * Applied, it gives the next version to the byte.
 */
export function diffContent(before: JsonObject, after: JsonObject): JsonObject {
  const set: Record<string, JsonValue> = {};
  const splice: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(after)) {
    const old = before[name];
    if (value === old) {
      continue;
    }
    const change = isJsonArray(value) && isJsonArray(old) ? diffList(old, value) : undefined;
    if (!change) {
      set[name] = value;
    } else if (change.length > 2 || change[1] !== 0) {
      splice[name] = change;
    }
  }
  const unset = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const order = Object.keys(after);
  const isExpected = isSameOrder(order, expectedOrder(before, Object.keys(set), unset));
  return {
    ...(Object.keys(set).length > 0 && { set }),
    ...(unset.length > 0 && { unset }),
    ...(Object.keys(splice).length > 0 && { splice }),
    ...(!isExpected && { order }),
  };
}

/** The version that follows `before`; undefined where `delta` is none for it. */
export function applyDelta(before: JsonObject, delta: JsonObject): JsonObject | undefined {
  const { set = noMembers, unset = [], splice = noMembers, order } = delta;
  if (!isJsonObject(set) || !isJsonObject(splice) || !isTexts(unset)) {
    return undefined;
  }
  const names = order ?? expectedOrder(before, Object.keys(set), unset);
  const after: Record<string, JsonValue> = {};
  for (const name of isTexts(names) ? names : []) {
    const value = valueOf(name, before, set, splice);
    if (value === undefined) {
      return undefined;
    }
    after[name] = value;
  }
  return after;
}

function valueOf(
  name: string,
  before: JsonObject,
  set: JsonObject,
  splice: JsonObject,
): JsonValue | undefined {
  const change = readMember(splice, name);
  return change === undefined
    ? (readMember(set, name) ?? readMember(before, name))
    : spliceList(readMember(before, name), change);
}

const noMembers: JsonObject = {};

const isTexts = (value: JsonValue): value is readonly string[] =>
  isJsonArray(value) && value.every((item) => typeof item === 'string');

/** Undefined where all of it is new. */
function diffList(old: JsonArray, now: JsonArray): JsonArray | undefined {
  const { start, oldEnd, newEnd } = findChangedRange(old, now);
  return start === 0 && oldEnd === old.length && old.length > 0
    ? undefined
    : [start, oldEnd - start, ...now.slice(start, newEnd)];
}

function spliceList(list: JsonValue | undefined, change: JsonValue): JsonArray | undefined {
  if (!isJsonArray(list) || !isJsonArray(change)) {
    return undefined;
  }
  const [start, count, ...items] = change;
  return typeof start === 'number' && typeof count === 'number' && start + count <= list.length
    ? [...list.slice(0, start), ...items, ...list.slice(start + count)]
    : undefined;
}

/** What is new comes last, but before `meta`, as `composeResource` has it. */
function expectedOrder(
  before: JsonObject,
  set: readonly string[],
  unset: readonly string[],
): readonly string[] {
  const gone = new Set(unset);
  const kept = Object.keys(before).filter((name) => !gone.has(name) && name !== 'meta');
  const added = set.filter((name) => !Object.hasOwn(before, name) && name !== 'meta');
  const hasMeta = !gone.has('meta') && (Object.hasOwn(before, 'meta') || set.includes('meta'));
  return [...kept, ...added, ...(hasMeta ? ['meta'] : [])];
}

const isSameOrder = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, at) => name === right[at]);
