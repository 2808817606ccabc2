import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../base/json.js';
import { type CompareFilter, type Filter } from '../../../scim/filter/ast.js';
import { nameAttributeOf } from '../../../scim/schema/nameAttribute.js';
import { type ResourceType } from '../../../scim/schema/resourceType.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { type Cast } from './cast.js';

/**
 * Attributes that servers want to be another one for each resource: `userName` (RFC 7643 4.1.1), and what they
 * take for it. `display` is the name of a member.
 */
const nameAttributes: ReadonlySet<string> = new Set([
  'username',
  'displayname',
  'externalid',
  'display',
  'emails',
]);

/** `emails[type eq "work"].value`, `urn:…:User:userName`: the names in it, in lower case. */
export const stepsOfPath = (path: string): readonly string[] =>
  path
    .replaceAll(/\[[^\]]*\]/g, '')
    .replace(/^urn:(?:[^:]*:)*/i, '')
    .toLowerCase()
    .split('.')
    .filter((step) => step !== '');

/** Whether a name of somebody may stand there. @param place names of attributes in lower case */
export function isNamePlace(place: readonly string[]): boolean {
  const last = place.at(-1) ?? '';
  const owner = last === 'value' && place.length > 1 ? (place.at(-2) ?? '') : last;
  return nameAttributes.has(owner);
}

/** Whether a filter compares with the name of somebody; `value` is that of mail addresses. */
export const isNameAttribute = (attribute: string): boolean => {
  const steps = stepsOfPath(attribute);
  return isNamePlace(steps) || (steps.length === 1 && steps[0] === 'value');
};

/** The names in a resource, or in a part of one. */
export function addNamesOf(cast: Cast, type: ResourceType, resource: JsonObject): void {
  // The displayName of a person is nobody's alone.
  const names = [nameAttributeOf(type), 'externalId'].map((name) => readText(resource, name));
  const emails = readAnyCase(resource, 'emails');
  const addresses = (isJsonArray(emails) ? emails : [emails]).map((email) =>
    isJsonObject(email) ? readText(email, 'value') : undefined,
  );
  for (const name of [...names, ...addresses]) {
    if (name !== undefined) {
      cast.addName(name);
    }
  }
}

/** The names that a PATCH gives (RFC 7644 3.5.2). */
export function addNamesOfPatch(cast: Cast, type: ResourceType, patch: JsonObject): void {
  const operations = readAnyCase(patch, 'Operations');
  for (const operation of isJsonArray(operations) ? operations.filter(isJsonObject) : []) {
    const path = readText(operation, 'path');
    const value = readAnyCase(operation, 'value');
    if (path === undefined) {
      addNamesOf(cast, type, isJsonObject(value) ? value : {});
    } else {
      const [first = '', second] = stepsOfPath(path);
      const named = second === 'value' ? [{ value: value ?? null }] : (value ?? null);
      const attribute = [nameAttributeOf(type), 'externalId', 'emails'].find(
        (name) => name.toLowerCase() === first,
      );
      if (attribute !== undefined && (second === undefined || second === 'value')) {
        addNamesOf(cast, type, { [attribute]: named });
      }
    }
  }
}

/** The names that a filter asks for: nobody may have them, or they are made first. */
export function addNamesOfFilter(cast: Cast, type: ResourceType | undefined, filter: Filter): void {
  for (const { path, operator, value } of comparisonsOf(filter)) {
    const isName =
      isNamePlace([path.name.toLowerCase(), ...(path.sub === undefined ? [] : ['value'])]) &&
      (path.name.toLowerCase() !== 'displayname' ||
        !type ||
        nameAttributeOf(type) === 'displayName');
    if (operator === 'eq' && isName && typeof value === 'string') {
      cast.addName(value);
    }
  }
}

function* comparisonsOf(filter: Filter): Iterable<CompareFilter> {
  switch (filter.kind) {
    case 'compare':
      yield filter;
      break;
    case 'and':
    case 'or':
      for (const one of filter.filters) {
        yield* comparisonsOf(one);
      }
      break;
    case 'not':
      yield* comparisonsOf(filter.filter);
      break;
    case 'present':
    case 'valuePath':
  }
}

/**
 * Whether a filter can only find what the play has made, whatever else the server has: it wants a name or an id of
 * the play.
 */
export function findsOwnOnly(filter: Filter, cast: Cast): boolean {
  switch (filter.kind) {
    case 'compare':
      return (
        filter.operator === 'eq' &&
        typeof filter.value === 'string' &&
        (cast.find(filter.value) !== undefined ||
          (isNamePlace([filter.path.name.toLowerCase()]) && cast.hasName(filter.value)))
      );
    case 'and':
      return filter.filters.some((one) => findsOwnOnly(one, cast));
    case 'or':
      return filter.filters.every((one) => findsOwnOnly(one, cast));
    case 'valuePath':
      return findsOwnOnly(filter.filter, cast);
    case 'not':
    case 'present':
      return false;
  }
}

/** Ids of others in what is sent: members of groups, managers. */
export function* idsOfOthersIn(value: JsonValue | undefined): Iterable<OtherId> {
  if (isJsonArray(value)) {
    for (const item of value) {
      yield* idsOfOthersIn(item);
    }
  } else if (isJsonObject(value)) {
    const path = readText(value, 'path');
    yield* idsInPath(path);
    for (const [name, member] of Object.entries(value)) {
      const isOfPath =
        name.toLowerCase() === 'value' && /^(?:members|.*manager)\b/i.test(path ?? '');
      if (isOfPath || /^(?:members|manager)$/i.test(name)) {
        yield* referencesIn(member);
      } else {
        yield* idsOfOthersIn(member);
      }
    }
  }
}

export interface OtherId {
  readonly id: string;
  /** The kind of resource, where that is told. */
  readonly kind: string | undefined;
}

function* idsInPath(path: string | undefined): Iterable<OtherId> {
  if (path !== undefined && /^members\b/i.test(path)) {
    for (const [, id = ''] of path.matchAll(/\bvalue\s+eq\s+"([^"]*)"/gi)) {
      yield { id, kind: undefined };
    }
  }
}

function* referencesIn(value: JsonValue): Iterable<OtherId> {
  if (isJsonArray(value)) {
    for (const item of value) {
      yield* referencesIn(item);
    }
  } else if (isJsonObject(value)) {
    const id = readText(value, 'value');
    const reference = readText(value, '$ref');
    const kind = readText(value, 'type') ?? /\/(\w+?)s\/[^/]+$/.exec(reference ?? '')?.[1];
    if (id !== undefined && !id.startsWith('bulkId:')) {
      yield { id, kind };
    }
  }
}
