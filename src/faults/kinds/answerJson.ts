import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  readMember,
  withoutMember,
} from '../../base/json.js';

/** The resources of a ListResponse; undefined where the body is none. */
export function findResources(body: JsonObject): JsonArray | undefined {
  const resources = readMember(body, 'Resources');
  return isJsonArray(resources) ? resources : undefined;
}

/** A page of one, of many or of nobody, with the totals that go with it. */
export const withResources = (body: JsonObject, resources: JsonArray): JsonObject => ({
  ...body,
  totalResults: resources.length,
  itemsPerPage: resources.length,
  Resources: resources,
});

/**
 * Changes the resource of an answer, or each of a list. Undefined where nothing changed, or the answer
 * carries no resource.
 */
export function changeResources(
  body: JsonObject,
  change: (resource: JsonObject) => JsonObject | undefined,
): JsonObject | undefined {
  const resources = findResources(body);
  if (!resources) {
    return isResource(body) ? change(body) : undefined;
  }
  const changed = resources.map(
    (resource): JsonValue => (isJsonObject(resource) ? change(resource) : undefined) ?? resource,
  );
  return changed.some((resource, at) => resource !== resources[at])
    ? { ...body, Resources: changed }
    : undefined;
}

/** Without the member; undefined where it is not there. */
export const cutMember = (resource: JsonObject, name: string): JsonObject | undefined =>
  Object.hasOwn(resource, name) ? withoutMember(resource, name) : undefined;

export const isResource = (body: JsonObject): boolean => typeof readMember(body, 'id') === 'string';

export const isUser = (resource: JsonObject): boolean =>
  typeof readMember(resource, 'userName') === 'string';
