import { type JsonObject } from '../../base/json.js';
import { isShownWhole } from '../query/guardedMembers.js';
import {
  isDefaultProjection,
  parseProjection,
  project,
  type Projection,
} from '../query/projection.js';
import { type ResourceType } from '../schema/resourceType.js';
import { addressedContent } from './addressedContent.js';
import { type StoredResource } from './storedResource.js';

/**
 * The JSON text of a resource as clients see it at `baseUrl` (without a slash at the end): with
 * `meta.location` and the `$ref`s of members, without what is never returned.
 */
export function renderResource(
  stored: StoredResource,
  baseUrl: string,
  projection?: Projection,
): string {
  if (projection && !isDefaultProjection(projection)) {
    return JSON.stringify(project(addressedContent(stored, baseUrl), stored.type, projection));
  }
  return JSON.stringify(showDefault(addressedContent(stored, baseUrl), stored.type));
}

/** Most resources hide nothing, and to take them apart and together again costs twice the JSON. */
const showDefault = (resource: JsonObject, type: ResourceType): JsonObject =>
  isShownWhole(resource, type)
    ? resource
    : project(resource, type, parseProjection(undefined, undefined, type));
