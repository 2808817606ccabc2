import { type JsonObject } from '../../base/json.js';
import {
  type AttributeDefinition,
  type AttributeType,
  type SchemaDefinition,
  toAttribute,
} from '../schema/attribute.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { metaSchemas, schemaUrn } from './metaSchemas.js';

/** What `GET /Schemas` lists: the schemas of the resource types, then those of discovery itself. */
export const schemaDocuments = (registry: SchemaRegistry, baseUrl: string): readonly JsonObject[] =>
  [...registry.schemas, ...metaSchemas].map((schema) => toDocument(schema, baseUrl));

/** @param urn in any capitals, since URNs are compared so. */
export function findSchemaDocument(
  registry: SchemaRegistry,
  baseUrl: string,
  urn: string,
): JsonObject | undefined {
  const wanted = urn.toLowerCase();
  const schema = [...registry.schemas, ...metaSchemas].find(
    ({ id }) => id.toLowerCase() === wanted,
  );
  return schema && toDocument(schema, baseUrl);
}

const toDocument = (schema: SchemaDefinition, baseUrl: string): JsonObject => ({
  schemas: [schemaUrn],
  id: schema.id,
  name: schema.name,
  ...(schema.description !== undefined && { description: schema.description }),
  attributes: schema.attributes.map(toAttributeDocument),
  meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
});

/** The types whose values have letters in which capitals can matter (RFC 7643 2.2). */
const typesWithCase: ReadonlySet<AttributeType> = new Set(['string', 'reference', 'binary']);

/** Every characteristic with its default filled in, so that a reader need not know the defaults. */
function toAttributeDocument(definition: AttributeDefinition): JsonObject {
  const attribute = toAttribute(definition);
  const { canonicalValues, referenceTypes } = attribute;
  return {
    name: attribute.name,
    type: attribute.type,
    multiValued: attribute.isMultiValued,
    description: attribute.description,
    required: attribute.isRequired,
    ...(canonicalValues.length > 0 && { canonicalValues }),
    ...(typesWithCase.has(attribute.type) && { caseExact: attribute.isCaseExact }),
    mutability: attribute.mutability,
    returned: attribute.returned,
    uniqueness: attribute.uniqueness,
    ...(referenceTypes.length > 0 && { referenceTypes }),
    ...(attribute.type === 'complex' && {
      subAttributes: (definition.subAttributes ?? []).map(toAttributeDocument),
    }),
  };
}
