import { type JsonObject, isJsonObject, readMember } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';

/** Case does not matter, as people type it. */
export const findTypeNamed = (registry: SchemaRegistry, name: string): ResourceType | undefined =>
  registry.resourceTypes.find((type) => type.name.toLowerCase() === name.toLowerCase());

/** What the resource says of itself: by `schemas`, else by `meta.resourceType` (RFC 7643 3.1). */
export function findTypeOf(
  registry: SchemaRegistry,
  resource: JsonObject,
): ResourceType | undefined {
  const bySchema = registry.findBySchemas(readMember(resource, 'schemas'));
  if (bySchema) {
    return bySchema;
  }
  const meta = readMember(resource, 'meta');
  const name = isJsonObject(meta) ? readMember(meta, 'resourceType') : undefined;
  return typeof name === 'string' ? findTypeNamed(registry, name) : undefined;
}
