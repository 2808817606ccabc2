import { type Attribute, type AttributeMap } from '../../scim/schema/attribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';

/**
 * What a resource is checked for; mutability and returned rules go by it (RFC 7643 7). A `document` may be
 * sent in either direction, so what is right in one of them is right.
 */
export type SchemaPurpose =
  'create' | 'replace' | 'patch' | 'answer' | 'partialAnswer' | 'discovery' | 'document';

/** A JSON Schema; `scim` carries the attribute along, so that problems can be told in its terms. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly scim?: Attribute;
}

/** The JSON Schema of a resource for one purpose. Names must be spelled as the schemas spell them. */
export function toJsonSchema(type: ResourceType, purpose: SchemaPurpose): JsonSchema {
  const core = objectOf(type.attributes, purpose);
  const extensions = type.extensions.map(
    ({ urn, attributes }) => [urn, objectOf(attributes, purpose)] as const,
  );
  const requiredUrns = type.extensions.filter(({ isRequired }) => isRequired);
  return {
    ...core,
    properties: { ...core.properties, ...Object.fromEntries(extensions) },
    required: [
      ...core.required,
      ...(purpose === 'partialAnswer' || purpose === 'patch'
        ? []
        : requiredUrns.map(({ urn }) => urn)),
    ],
  };
}

interface ObjectSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema | boolean>>;
  readonly required: readonly string[];
}

function objectOf(attributes: AttributeMap, purpose: SchemaPurpose): ObjectSchema {
  const all = [...attributes];
  return {
    type: 'object',
    properties: Object.fromEntries(
      all.map((attribute) => [attribute.name, attributeSchema(attribute, purpose)]),
    ),
    required: all
      .filter((attribute) => isNeeded(attribute, purpose))
      .map((attribute) => attribute.name),
    additionalProperties: false,
  };
}

/**
 * In a request: what the schema requires of the client. In an answer: what is always returned, and
 * what is required, as it must have a value then. `schemas` has rules of its own.
 */
function isNeeded(attribute: Attribute, purpose: SchemaPurpose): boolean {
  const { name, isRequired, mutability, returned } = attribute;
  // What a PATCH does not name stays as it is (RFC 7644 3.5.2).
  if (name === 'schemas' || purpose === 'patch') {
    return false;
  }
  if (purpose === 'discovery') {
    // RFC 7643 5: a ServiceProviderConfig has no id.
    return isRequired;
  }
  if (purpose === 'partialAnswer') {
    return returned === 'always';
  }
  if (purpose === 'answer') {
    return returned === 'always' || (isRequired && returned === 'default');
  }
  return isRequired && mutability !== 'readOnly';
}

function attributeSchema(attribute: Attribute, purpose: SchemaPurpose): JsonSchema {
  // A client that replaces a resource sends back what it has read (RFC 7644 3.5.1): nobody minds that.
  if (purpose === 'replace' && attribute.mutability === 'readOnly') {
    return { scim: attribute };
  }
  const keyword = findForbidden(attribute, purpose);
  if (keyword) {
    return { [keyword]: true, scim: attribute };
  }
  const one = valueSchema(attribute, purpose);
  return attribute.isMultiValued
    ? { type: ['array', 'null'], items: { ...one, isItem: true }, scim: attribute }
    : one;
}

const answerPurposes: ReadonlySet<SchemaPurpose> = new Set([
  'answer',
  'partialAnswer',
  'discovery',
]);

/** RFC 7643 7: what a client must not send is ignored, what a service must not show is a leak. */
function findForbidden(attribute: Attribute, purpose: SchemaPurpose): string | undefined {
  const isAnswer = answerPurposes.has(purpose);
  if (isAnswer) {
    return attribute.returned === 'never' || attribute.mutability === 'writeOnly'
      ? 'neverReturned'
      : undefined;
  }
  return (purpose === 'create' || purpose === 'patch') &&
    attribute.mutability === 'readOnly' &&
    attribute.name !== 'schemas'
    ? 'readOnly'
    : undefined;
}

const formats = {
  dateTime: 'scimDateTime',
  binary: 'scimBinary',
  reference: 'scimReference',
} as const;

function valueSchema(attribute: Attribute, purpose: SchemaPurpose): JsonSchema {
  const { type } = attribute;
  switch (type) {
    case 'complex':
      return {
        ...objectOf(attribute.subAttributes, purpose),
        type: ['object', 'null'],
        scim: attribute,
      };
    case 'boolean':
      return { type: ['boolean', 'null'], scim: attribute };
    case 'integer':
      return { type: ['integer', 'null'], scim: attribute };
    case 'decimal':
      return { type: ['number', 'null'], scim: attribute };
    case 'string':
      return { type: ['string', 'null'], scim: attribute };
    case 'dateTime':
    case 'binary':
    case 'reference':
      return { type: ['string', 'null'], format: formats[type], scim: attribute };
  }
}
