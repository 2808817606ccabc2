import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  readMember,
} from '../../base/json.js';
import { shorten } from '../../base/shorten.js';

/** Something of a resource that is not as it was. */
export interface Change {
  /** For example `name.familyName` or `emails`. */
  readonly name: string;
  readonly before: JsonValue;
  readonly after: JsonValue | undefined;
}

/** What a server writes itself, or gives at times only. */
const ofTheServer = ['meta', 'schemas', 'groups', 'password'];

/**
 * What was there and is no longer there as it was. Lists may stand in another order, and anything may
 * have come besides: a server may know more of a resource than it was told.
 */
export function changesBetween(
  before: JsonObject,
  after: JsonObject,
  except: readonly string[] = [],
): readonly Change[] {
  const left = new Set([...ofTheServer, ...except].map((name) => name.toLowerCase()));
  return Object.entries(before)
    .filter(([name]) => !left.has(name.toLowerCase()))
    .flatMap(([name, value]) => changesOf(name, value, readMember(after, name)));
}

function changesOf(
  name: string,
  before: JsonValue,
  after: JsonValue | undefined,
): readonly Change[] {
  if (isHeld(before, after)) {
    return [];
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    return Object.entries(before).flatMap(([inner, value]) =>
      changesOf(joinNames(name, inner), value, readMember(after, inner)),
    );
  }
  return [{ name, before, after }];
}

/** Attributes of an extension stand behind its URN and a colon. */
const joinNames = (outer: string, inner: string): string =>
  outer.startsWith('urn:') ? `${outer}:${inner}` : `${outer}.${inner}`;

const isUnassigned = (value: JsonValue | undefined): boolean =>
  value === undefined || value === null || (isJsonArray(value) && value.length === 0);

/** Whether `value` is still there in `now`, which may have more members, but no more items. */
export function isHeld(value: JsonValue, now: JsonValue | undefined): boolean {
  if (isUnassigned(value)) {
    return isUnassigned(now);
  }
  if (isJsonArray(value)) {
    return isJsonArray(now) && hasSameItems(value, now);
  }
  if (isJsonObject(value)) {
    return (
      isJsonObject(now) &&
      Object.entries(value).every(([name, inner]) => isHeld(inner, readMember(now, name)))
    );
  }
  return isSameJson(value, now);
}

function hasSameItems(before: JsonArray, after: JsonArray): boolean {
  const rest = [...after];
  for (const item of before) {
    const at = rest.findIndex((other) => isHeld(item, other));
    if (at < 0) {
      return false;
    }
    rest.splice(at, 1);
  }
  return rest.length === 0;
}

/** Rules of the judge that say the same of the answer in which it shows. */
export const aboutValues = [
  ...['schema.booleanText', 'schema.booleanNumber', 'schema.type', 'schema.missingInAnswer'],
  ...['echo.lost', 'echo.changed', 'patch.wiped', 'patch.notApplied', 'identity.otherId'],
];

/** For example `title was "Engineer" and is gone; name.givenName was "Nora" and is now "Nils"`. */
export const tellChanges = (changes: readonly Change[]): string =>
  changes
    .map(({ name, before, after }) =>
      isUnassigned(after)
        ? `${name} was ${tell(before)} and is gone`
        : `${name} was ${tell(before)} and is now ${tell(after ?? null)}`,
    )
    .join('; ');

const tell = (value: JsonValue): string => shorten(JSON.stringify(value));

export const beforeOf = (changes: readonly Change[]): JsonObject =>
  Object.fromEntries(changes.map(({ name, before }) => [name, before]));

export const afterOf = (changes: readonly Change[]): JsonObject =>
  Object.fromEntries(changes.map(({ name, after = null }) => [name, after]));
