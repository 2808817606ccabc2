import { isJsonArray, isJsonObject, type JsonObject, readMember } from '../../../base/json.js';
import { groupUrn } from '../../../scim/schema/group.js';
import { nameAttributeOf } from '../../../scim/schema/nameAttribute.js';
import { type SchemaRegistry } from '../../../scim/schema/registry.js';
import { type ResourceType } from '../../../scim/schema/resourceType.js';
import { userUrn } from '../../../scim/schema/user.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { type ExchangeView } from '../../../validate/view/exchangeView.js';
import { readBulkChanges } from '../../operations/bulkChanges.js';
import { Cast } from './cast.js';
import { findMadeId } from './madeId.js';
import {
  addNamesOf,
  addNamesOfFilter,
  addNamesOfPatch,
  findsOwnOnly,
  idsOfOthersIn,
} from './names.js';
import { findSightings, type Sightings } from './sightings.js';

export interface Survey {
  readonly cast: Cast;
  /** People and groups that only a refusal tells of: somebody had the name already. */
  readonly rivals: readonly { readonly type: ResourceType; readonly body: JsonObject }[];
  /** Requests about something of which nothing is known but its id. */
  readonly unknowable: ReadonlySet<ExchangeView>;
}

/** Looks through a session: who is made in it, and who was there before. */
export function survey(views: readonly ExchangeView[], registry: SchemaRegistry): Survey {
  const cast = new Cast();
  const sightings = findSightings(views);
  const rivals: { readonly type: ResourceType; readonly body: JsonObject }[] = [];
  const unknowable = new Set<ExchangeView>();
  for (const view of views) {
    learnNames(view, cast);
  }
  for (const [at, view] of views.entries()) {
    const surroundings = { cast, sightings, registry, at };
    prepareOthers(view, surroundings);
    if (!prepareAddressed(view, surroundings)) {
      unknowable.add(view);
    }
    prepareFound(view, surroundings);
    const rival = findRival(view, cast);
    if (rival) {
      rivals.push(rival);
    }
    addMade(view, cast);
  }
  for (const { type, prepared } of cast.members) {
    addNamesOf(cast, type, prepared ?? {});
  }
  return { cast, rivals, unknowable };
}

interface Surroundings {
  readonly cast: Cast;
  readonly sightings: Sightings;
  readonly registry: SchemaRegistry;
  readonly at: number;
}

function learnNames(view: ExchangeView, cast: Cast): void {
  const { place, sent, type, filter } = view;
  if (filter) {
    addNamesOfFilter(cast, type, filter);
  }
  if (place.kind === 'bulk') {
    for (const { operationType, data } of bulkOperations(view)) {
      addNamesOf(cast, operationType, data);
      addNamesOfPatch(cast, operationType, data);
    }
  } else if (type && sent && (place.kind === 'collection' || place.kind === 'resource')) {
    addNamesOf(cast, type, sent);
    addNamesOfPatch(cast, type, sent);
  }
}

function bulkOperations(
  view: ExchangeView,
): readonly { readonly operationType: ResourceType; readonly data: JsonObject }[] {
  const operations = readAnyCase(view.sent, 'Operations');
  return (isJsonArray(operations) ? operations : []).filter(isJsonObject).flatMap((operation) => {
    const [, endpoint = ''] = /^(\/[^/]+)/.exec(readText(operation, 'path') ?? '') ?? [];
    const operationType = view.registry.findByEndpoint(endpoint);
    const data = readAnyCase(operation, 'data');
    return operationType && isJsonObject(data) ? [{ operationType, data }] : [];
  });
}

function addMade(view: ExchangeView, cast: Cast): void {
  const made = findMadeId(view);
  if (made && view.type) {
    cast.add(view.type, made.id);
  }
  for (const { method, type, id } of view.place.kind === 'bulk' ? readBulkChanges(view) : []) {
    if (method === 'POST') {
      cast.add(type, id);
    }
  }
}

/** @returns false where it has to be there beforehand and nobody knows how to make it */
function prepareAddressed(view: ExchangeView, surroundings: Surroundings): boolean {
  const { place, status } = view;
  const isThere = status < 400 || status >= 500 || [400, 409, 412].includes(status);
  if (place.kind === 'resource' && isThere) {
    return prepare(place.type, place.id, surroundings);
  }
  if (place.kind === 'bulk' && view.isSuccess) {
    return bulkTargets(view).every(({ type, id }) => prepare(type, id, surroundings));
  }
  return true;
}

function bulkTargets(
  view: ExchangeView,
): readonly { readonly type: ResourceType; readonly id: string }[] {
  const operations = readAnyCase(view.sent, 'Operations');
  return (isJsonArray(operations) ? operations : []).filter(isJsonObject).flatMap((operation) => {
    const [, endpoint = '', id = ''] =
      /^(\/[^/]+)\/([^/]+)$/.exec(readText(operation, 'path') ?? '') ?? [];
    const type = view.registry.findByEndpoint(endpoint);
    return type && !id.startsWith('bulkId:') ? [{ type, id }] : [];
  });
}

/** Members and managers that the server took. */
function prepareOthers(view: ExchangeView, surroundings: Surroundings): void {
  if (view.isSuccess && view.method !== 'GET') {
    for (const { id, kind } of idsOfOthersIn(view.sent)) {
      const { registry, sightings } = surroundings;
      const named = registry.resourceTypes.find(
        ({ name }) => name.toLowerCase() === (kind ?? 'User').toLowerCase(),
      );
      const type = sightings.typeOf(id) ?? named;
      if (type) {
        prepare(type, id, surroundings);
      }
    }
  }
}

/** Whom a lookup finds must be there to be found. */
function prepareFound(view: ExchangeView, surroundings: Surroundings): void {
  const { list, filter, type } = view;
  const resources = list && readAnyCase(view.result, 'Resources');
  if (type && filter && findsOwnOnly(filter, surroundings.cast)) {
    for (const item of isJsonArray(resources) ? resources.filter(isJsonObject) : []) {
      const id = readText(item, 'id');
      if (id !== undefined) {
        prepare(type, id, surroundings);
      }
    }
  }
}

function prepare(type: ResourceType, id: string, { cast, sightings, at }: Surroundings): boolean {
  if (cast.find(id)) {
    return true;
  }
  const seen = sightings.find(id, at) ?? minimal(type, cast.members.length + 1);
  if (!seen) {
    return false;
  }
  cast.add(type, id, toCreation(type, seen));
  return true;
}

/** What a client sends to have such a resource; members are put in later, as far as they are of the session. */
function toCreation(type: ResourceType, seen: JsonObject): JsonObject {
  const left = new Set(['id', 'meta', 'groups']);
  const body = Object.fromEntries(
    Object.entries(seen).filter(([name]) => !left.has(name.toLowerCase())),
  );
  return readMember(body, 'schemas') === undefined ? { schemas: [type.schema], ...body } : body;
}

function minimal(type: ResourceType, number: number): JsonObject | undefined {
  const name = `prepared${String(number)}`;
  switch (nameAttributeOf(type)) {
    case 'userName': {
      const userName = `${name}@example.com`;
      return {
        schemas: [userUrn],
        userName,
        name: { givenName: 'Robin', familyName: `Prepared ${String(number)}` },
        emails: [{ primary: true, value: userName, type: 'work' }],
        active: true,
      };
    }
    case 'displayName':
      return type.attributes.find('members')
        ? { schemas: [groupUrn], displayName: name }
        : undefined;
    default:
      return undefined;
  }
}

/** RFC 7644 3.3: 409 where somebody has the name. Where the session did not make him, he was there. */
function findRival(
  view: ExchangeView,
  cast: Cast,
): { readonly type: ResourceType; readonly body: JsonObject } | undefined {
  const { place, sent, status } = view;
  if (place.kind !== 'collection' || view.method !== 'POST' || status !== 409 || !sent) {
    return undefined;
  }
  const attribute = nameAttributeOf(place.type);
  const name = readText(sent, attribute)?.toLowerCase();
  const isInCast = [...cast.members].some(
    ({ type, prepared }) =>
      type === place.type && (!prepared || readText(prepared, attribute)?.toLowerCase() === name),
  );
  return name === undefined || isInCast
    ? undefined
    : { type: place.type, body: toCreation(place.type, sent) };
}
