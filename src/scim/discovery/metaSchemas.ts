import { type AttributeDefinition, type SchemaDefinition } from '../schema/attribute.js';

export const serviceProviderConfigUrn =
  'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
export const resourceTypeUrn = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
export const schemaUrn = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

type Extras = Partial<AttributeDefinition>;

const attribute = (
  type: AttributeDefinition['type'],
  name: string,
  description: string,
  extras: Extras = {},
): AttributeDefinition => ({
  name,
  type,
  multiValued: false,
  description,
  mutability: 'readOnly',
  ...extras,
});

const required: Extras = { required: true };

const feature = (
  name: string,
  description: string,
  more: readonly AttributeDefinition[] = [],
): AttributeDefinition =>
  attribute('complex', name, description, {
    required: true,
    subAttributes: [
      attribute('boolean', 'supported', 'Whether the service does this.', required),
      ...more,
    ],
  });

const uri: Extras = { referenceTypes: ['uri'], caseExact: true };
const external: Extras = { referenceTypes: ['external'], caseExact: true };

/** RFC 9865 4. */
const pagination = attribute('complex', 'pagination', 'How lists are read page by page.', {
  subAttributes: [
    attribute('boolean', 'cursor', 'Whether pages may be asked for by cursor.', required),
    attribute('boolean', 'index', 'Whether pages may be asked for by startIndex.', required),
    attribute('string', 'defaultPaginationMethod', 'Where the client asks for neither.', {
      canonicalValues: ['cursor', 'index'],
    }),
    attribute('integer', 'defaultPageSize', 'How many come where the client names no count.'),
    attribute('integer', 'maxPageSize', 'The most resources on a page.'),
    attribute('integer', 'cursorTimeout', 'For how many seconds a cursor is valid at least.'),
  ],
});

/** RFC 7643 5 and 8.7.2. */
const serviceProviderConfigSchema: SchemaDefinition = {
  id: serviceProviderConfigUrn,
  name: 'ServiceProviderConfig',
  description: 'What the service can do.',
  attributes: [
    attribute('reference', 'documentationUri', 'Where people read about the service.', external),
    feature('patch', 'Changes by PATCH.'),
    feature('bulk', 'Many operations in one request.', [
      attribute('integer', 'maxOperations', 'The most operations in one request.', required),
      attribute('integer', 'maxPayloadSize', 'The largest request in bytes.', required),
    ]),
    feature('filter', 'Filters on lists.', [
      attribute('integer', 'maxResults', 'The most resources in one answer.', required),
    ]),
    feature('changePassword', 'Changes of a password.'),
    feature('sort', 'Sorted lists.'),
    feature('etag', 'Versions of resources as entity tags.'),
    pagination,
    attribute('complex', 'authenticationSchemes', 'How a client may say who it is.', {
      multiValued: true,
      required: true,
      subAttributes: [
        attribute('string', 'type', 'The kind of scheme.', {
          required: true,
          canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
        }),
        attribute('string', 'name', 'The usual name.', required),
        attribute('string', 'description', 'What it is.', required),
        attribute('reference', 'specUri', 'The specification of the scheme.', external),
        attribute('reference', 'documentationUri', 'Where people read about it.', external),
        attribute('boolean', 'primary', 'Whether this is the preferred scheme.'),
      ],
    }),
  ],
};

/** RFC 7643 6 and 8.7.2. */
const resourceTypeSchema: SchemaDefinition = {
  id: resourceTypeUrn,
  name: 'ResourceType',
  description: 'A kind of resource and where it is served.',
  attributes: [
    attribute('string', 'id', 'The name once more.'),
    attribute('string', 'name', 'The name of the resource type.', required),
    attribute('string', 'description', 'What it is for.'),
    attribute('reference', 'endpoint', 'The path below the base URL.', { ...uri, ...required }),
    attribute('reference', 'schema', 'The URN of the main schema.', { ...uri, ...required }),
    attribute('complex', 'schemaExtensions', 'The schemas that extend the type.', {
      multiValued: true,
      subAttributes: [
        attribute('reference', 'schema', 'The URN of the extension.', { ...uri, ...required }),
        attribute('boolean', 'required', 'Whether every resource must have it.', required),
      ],
    }),
  ],
};

const characteristics = (depth: number): readonly AttributeDefinition[] => [
  attribute('string', 'name', 'The name of the attribute.', { required: true, caseExact: true }),
  attribute('string', 'type', 'The data type.', {
    required: true,
    canonicalValues: [
      ...['string', 'boolean', 'decimal', 'integer'],
      ...['dateTime', 'reference', 'binary', 'complex'],
    ],
  }),
  attribute('boolean', 'multiValued', 'Whether it holds a list.', required),
  attribute('string', 'description', 'What it is for.', { caseExact: true }),
  attribute('boolean', 'required', 'Whether a resource must have it.'),
  attribute('string', 'canonicalValues', 'Suggested values.', {
    multiValued: true,
    caseExact: true,
  }),
  attribute('boolean', 'caseExact', 'Whether capitals matter in its values.'),
  attribute('string', 'mutability', 'Who may change it.', {
    caseExact: true,
    canonicalValues: ['readOnly', 'readWrite', 'immutable', 'writeOnly'],
  }),
  attribute('string', 'returned', 'When it is in an answer.', {
    caseExact: true,
    canonicalValues: ['always', 'never', 'default', 'request'],
  }),
  attribute('string', 'uniqueness', 'Among what its value is unique.', {
    caseExact: true,
    canonicalValues: ['none', 'server', 'global'],
  }),
  attribute('string', 'referenceTypes', 'What a reference may point to.', {
    multiValued: true,
    caseExact: true,
  }),
  ...(depth === 0
    ? []
    : [
        attribute('complex', 'subAttributes', 'The attributes within a complex one.', {
          multiValued: true,
          subAttributes: characteristics(depth - 1),
        }),
      ]),
];

/**
 * RFC 7643 7 and 8.7.2, with sub-attributes down to a depth: they may have none of their own, but the
 * schema of schemas itself describes `subAttributes` as a sub-attribute, one level further down.
 */
const schemaSchemaTo = (depth: number): SchemaDefinition => ({
  id: schemaUrn,
  name: 'Schema',
  description: 'The attributes of a kind of resource.',
  attributes: [
    attribute('string', 'id', 'The URN of the schema.', required),
    attribute('string', 'name', 'The name for reading.'),
    attribute('string', 'description', 'What it is for.'),
    attribute('complex', 'attributes', 'The attributes.', {
      multiValued: true,
      required: true,
      subAttributes: characteristics(depth),
    }),
  ],
});

/** The schemas of the discovery documents themselves, as they are served. */
export const metaSchemas: readonly SchemaDefinition[] = [
  serviceProviderConfigSchema,
  resourceTypeSchema,
  schemaSchemaTo(1),
];

/** Everything that may stand in the documents of {@link metaSchemas}, themselves among them. */
export const judgedMetaSchemas: readonly SchemaDefinition[] = [
  serviceProviderConfigSchema,
  resourceTypeSchema,
  schemaSchemaTo(2),
];
