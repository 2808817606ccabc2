/**
 * What stands at a place of a SCIM message.
 *
 * `personal`: it tells who somebody is. `id`: personal where it is a name and not a number or a UUID.
 * `free`: text that may speak of people. `filter`: an expression. `fixed`: the protocol's own.
 */
export type PlaceKind = 'personal' | 'id' | 'free' | 'filter' | 'fixed';

/** By the last name of the place in lower case. What is not here is personal: nobody knows what it is. */
const kinds: ReadonlyMap<string, PlaceKind> = new Map(
  Object.entries({
    fixed:
      'schemas op method resourcetype scimtype status created lastmodified attributes excludedattributes sortby ' +
      'sortorder bulkid totalresults itemsperpage startindex count nextcursor previouscursor failonerrors expires_in ' +
      'token_type active primary',
    filter: 'filter path',
    id: 'id',
    free:
      'title usertype department division costcenter organization locale timezone preferredlanguage country region ' +
      'type detail description error error_description error_uri scope $ref ref location version documentationuri ' +
      'password roles entitlements',
  } satisfies Readonly<Partial<Record<PlaceKind, string>>>).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, toKind(kind)] as const),
  ),
);

function toKind(text: string): PlaceKind {
  return text === 'fixed' || text === 'filter' || text === 'id' ? text : 'free';
}

/** Attributes that hold ids or words of an administrator under `value` and `display`. */
const parents: ReadonlyMap<string, PlaceKind> = new Map([
  ['members.value', 'id'],
  ['groups.value', 'id'],
  ['manager.value', 'id'],
  ['managerid', 'id'],
  ['roles.display', 'free'],
  ['entitlements.display', 'free'],
]);

/** @param path of the operation of PATCH that it stands in */
export function placeKindOf(names: readonly string[], path?: string): PlaceKind {
  const steps = names.flatMap(stepsOf);
  const last = steps.at(-1);
  // An operation of a bulk request has a path too, but it is an endpoint, and its resource stands under `data`.
  const inOperation = steps.slice(steps.lastIndexOf('operations') + 1);
  const isOfOperation =
    inOperation.length < steps.length && inOperation[0] === 'value' && last === 'value';
  const whole = isOfOperation && path !== undefined ? [...stepsOf(path), 'value'] : steps;
  return kindOfSteps(isOfOperation && path !== undefined ? whole : steps);
}

/** Of an attribute as a filter names it. */
export const attributeKindOf = (attribute: string): PlaceKind => kindOfSteps(stepsOf(attribute));

function kindOfSteps(steps: readonly string[]): PlaceKind {
  const last = steps.at(-1) ?? '';
  const parent = steps.at(-2) ?? '';
  return (
    parents.get(`${parent}.${last}`) ??
    // A value stands for the attribute that it is the value of.
    (last === 'value' ? kinds.get(parent) : kinds.get(last)) ??
    'personal'
  );
}

/** `urn:…:User:name.givenName`, `emails[type eq "work"].value`: the names in it, in lower case. */
const stepsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/\[[^\]]*\]/g, '')
    .replace(/^urn:(?:[^:]*:)*/i, '')
    .toLowerCase()
    .split('.')
    .filter((step) => step !== '');

/** An id that tells nothing: a number, a UUID, something random. */
export const isOpaqueId = (id: string): boolean =>
  /^\d+$/.test(id) || /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(id) || isRandom(id);

const isRandom = (id: string): boolean => /^(?=(?:.*\d){3})[\w-]{16,}$/.test(id);

/** Endpoints that tell of the service, and not of people (RFC 7644 4). */
export const isAboutService = (path: string): boolean =>
  /^\/(?:ServiceProviderConfigs?|Schemas|ResourceTypes|serviceConfiguration)(?:\/|$)/i.test(path);
