import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonObject,
  type JsonValue,
  readMember,
} from '../../base/json.js';
import { prettyJson } from '../../base/prettyJson.js';
import { type AttributeChange } from '../../protocol/resourceTimeline.js';

/** More than these are told by the whole states. */
const mostChanges = 200;
/** Of them the server makes a new value at each change; they would drown what was meant. */
const noise: ReadonlySet<string> = new Set(['meta.lastModified', 'meta.version']);

/** Which attributes differ, each by its own path; elements of lists by what they hold, not by where they stand. */
export function findAttributeChanges(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly AttributeChange[] {
  const changes: AttributeChange[] = [];
  compareObjects(before ?? {}, after ?? {}, '', (change) => {
    if (!noise.has(change.path) && changes.length < mostChanges) {
      changes.push(change);
    }
  });
  return changes;
}

type Tell = (change: AttributeChange) => void;

function compareObjects(before: JsonObject, after: JsonObject, path: string, tell: Tell): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare(readMember(before, name), readMember(after, name), join(path, name), tell);
  }
}

/** RFC 7644 3.10: a URN is followed by a colon. */
const join = (path: string, name: string): string =>
  path === ''
    ? name
    : `${path}${path.startsWith('urn:') && !path.includes(' ') ? ':' : '.'}${name}`;

function compare(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string,
  tell: Tell,
): void {
  if (isSameJson(before, after)) {
    return;
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    compareObjects(before, after, path, tell);
  } else if (isJsonArray(before) && isJsonArray(after)) {
    compareLists(before, after, path, tell);
  } else {
    tell({
      path,
      ...(before !== undefined && { before: show(before) }),
      ...(after !== undefined && { after: show(after) }),
    });
  }
}

function compareLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: string,
  tell: Tell,
): void {
  const left = new Map(before.map((item, at) => [keyOf(item, at), item]));
  const right = new Map(after.map((item, at) => [keyOf(item, at), item]));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    compare(left.get(key), right.get(key), `${path}[${key}]`, tell);
  }
}

/** RFC 7643 2.4: an element is known by its `value`, or by its `type` where only that is there. */
function keyOf(item: JsonValue, at: number): string {
  if (!isJsonObject(item)) {
    return JSON.stringify(item);
  }
  const name = ['value', 'type', '$ref'].find((key) => typeof readMember(item, key) === 'string');
  return name === undefined ? String(at) : `${name} eq ${JSON.stringify(readMember(item, name))}`;
}

const longestValue = 2000;

function show(value: JsonValue): string {
  const text = prettyJson(JSON.stringify(value));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
