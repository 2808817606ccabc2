import { type JsonObject } from '../../base/json.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { resourceTypeUrn } from './metaSchemas.js';

/** What `GET /ResourceTypes` lists (RFC 7643 6). */
export const resourceTypeDocuments = (
  registry: SchemaRegistry,
  baseUrl: string,
): readonly JsonObject[] => registry.resourceTypes.map((type) => toDocument(type, baseUrl));

/** @param name the name or the id of the resource type, capitals as they are. */
export function findResourceTypeDocument(
  registry: SchemaRegistry,
  baseUrl: string,
  name: string,
): JsonObject | undefined {
  const found = registry.resourceTypes.find(
    (type) => type.name === name || type.definition.id === name,
  );
  return found && toDocument(found, baseUrl);
}

function toDocument({ definition }: ResourceType, baseUrl: string): JsonObject {
  const id = definition.id ?? definition.name;
  const extensions = definition.schemaExtensions ?? [];
  return {
    schemas: [resourceTypeUrn],
    id,
    name: definition.name,
    ...(definition.description !== undefined && { description: definition.description }),
    endpoint: definition.endpoint,
    schema: definition.schema,
    ...(extensions.length > 0 && {
      schemaExtensions: extensions.map(({ schema, required }) => ({ schema, required })),
    }),
    meta: {
      resourceType: 'ResourceType',
      location: `${baseUrl}/ResourceTypes/${encodeURIComponent(id)}`,
    },
  };
}
