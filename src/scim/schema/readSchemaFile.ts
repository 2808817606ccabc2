import { JsonCursor } from '../../base/jsonCursor.js';
import {
  type AttributeDefinition,
  type AttributeType,
  type Mutability,
  type ResourceTypeDefinition,
  type Returned,
  type SchemaDefinition,
  type Uniqueness,
} from './attribute.js';
import { type SchemaFile } from './registry.js';

/**
 * A schema file: `{ "schemas": […], "resourceTypes": […] }` in the words of RFC 7643 6 and 7.
 *
 * @throws JsonShapeError with the JSON pointer and the reason
 */
export function readSchemaFile(value: unknown): SchemaFile {
  const cursor = new JsonCursor(value);
  const schemas = cursor.optional('schemas', readSchemas) ?? [];
  const resourceTypes = cursor.optional('resourceTypes', readResourceTypes) ?? [];
  if (schemas.length === 0 && resourceTypes.length === 0) {
    cursor.fail('has neither schemas nor resourceTypes; a schema file has at least one of them');
  }
  return { schemas, resourceTypes };
}

function readSchemas(cursor: JsonCursor): readonly SchemaDefinition[] {
  const items = cursor.items();
  checkUnique(items, 'id');
  return items.map(readSchema);
}

function readSchema(cursor: JsonCursor): SchemaDefinition {
  const attributes = cursor.member('attributes');
  return {
    id: readUri(cursor.member('id')),
    name: cursor.member('name').text(),
    ...readDescription(cursor),
    attributes: readAttributes(attributes, (attribute) => {
      if (givenByService.has(attribute.member('name').text().toLowerCase())) {
        attribute
          .member('name')
          .fail('is an attribute that the service itself gives (RFC 7643 3.1)');
      }
    }),
  };
}

/** `externalId` may be defined: a service may make it required, for example. */
const givenByService: ReadonlySet<string> = new Set(['id', 'meta', 'schemas']);

function readAttributes(
  cursor: JsonCursor,
  check: (attribute: JsonCursor) => void,
): readonly AttributeDefinition[] {
  const items = cursor.items();
  items.forEach(check);
  checkUnique(items, 'name');
  return items.map(readAttribute);
}

const attributeTypes: readonly AttributeType[] = [
  'string',
  'boolean',
  'decimal',
  'integer',
  'dateTime',
  'reference',
  'binary',
  'complex',
];
const mutabilities: readonly Mutability[] = ['readOnly', 'readWrite', 'immutable', 'writeOnly'];
const returnedWhen: readonly Returned[] = ['always', 'never', 'default', 'request'];
const uniquenesses: readonly Uniqueness[] = ['none', 'server', 'global'];

/** What is absent takes the defaults of RFC 7643 2.2. */
function readAttribute(cursor: JsonCursor): AttributeDefinition {
  const type = cursor.optional('type', (member) => member.oneOf(attributeTypes)) ?? 'string';
  return {
    name: readAttributeName(cursor.member('name')),
    type,
    multiValued: cursor.optional('multiValued', (member) => member.boolean()) ?? false,
    ...readDescription(cursor),
    ...given(
      'required',
      cursor.optional('required', (member) => member.boolean()),
    ),
    ...given(
      'caseExact',
      cursor.optional('caseExact', (member) => member.boolean()),
    ),
    ...given(
      'mutability',
      cursor.optional('mutability', (member) => member.oneOf(mutabilities)),
    ),
    ...given(
      'returned',
      cursor.optional('returned', (member) => member.oneOf(returnedWhen)),
    ),
    ...given(
      'uniqueness',
      cursor.optional('uniqueness', (member) => member.oneOf(uniquenesses)),
    ),
    ...given('canonicalValues', cursor.optional('canonicalValues', readTexts)),
    ...given('referenceTypes', cursor.optional('referenceTypes', readTexts)),
    ...given('subAttributes', readSubAttributes(cursor, type)),
  };
}

/** RFC 7643 2.1. `$ref` is the one name that begins with a dollar sign. */
function readAttributeName(cursor: JsonCursor): string {
  const name = cursor.text();
  if (name in Object.prototype) {
    cursor.fail(
      'is a name that every JavaScript object has; clients in JavaScript would misread it',
    );
  }
  return /^(?:\$ref|[A-Za-z][\w-]*)$/.test(name)
    ? name
    : cursor.fail(
        'must begin with a letter and go on with letters, digits, - and _ (RFC 7643 2.1)',
      );
}

function readSubAttributes(
  cursor: JsonCursor,
  type: AttributeType,
): readonly AttributeDefinition[] | undefined {
  const member = cursor.member('subAttributes');
  if (type === 'complex') {
    return readAttributes(member, (attribute) => {
      if (attribute.member('type').value === 'complex') {
        attribute.member('type').fail('must not be complex again (RFC 7643 2.3.8)');
      }
    });
  }
  const isGiven = cursor.optional('subAttributes', ({ value }) => value) !== undefined;
  if (isGiven && member.items().length > 0) {
    member.fail(`belongs to the type complex only; this attribute is of the type ${type}`);
  }
  return undefined;
}

function readResourceTypes(cursor: JsonCursor): readonly ResourceTypeDefinition[] {
  const items = cursor.items();
  checkUnique(items, 'name');
  checkUnique(items, 'endpoint');
  return items.map(readResourceType);
}

function readResourceType(cursor: JsonCursor): ResourceTypeDefinition {
  return {
    ...given(
      'id',
      cursor.optional('id', (member) => member.text()),
    ),
    name: cursor.member('name').text(),
    ...readDescription(cursor),
    endpoint: readEndpoint(cursor.member('endpoint')),
    schema: readUri(cursor.member('schema')),
    ...given('schemaExtensions', cursor.optional('schemaExtensions', readExtensions)),
  };
}

const readExtensions = (
  cursor: JsonCursor,
): readonly { readonly schema: string; readonly required: boolean }[] =>
  cursor.items().map((extension) => ({
    schema: readUri(extension.member('schema')),
    required: extension.optional('required', (member) => member.boolean()) ?? false,
  }));

/** RFC 7644 3.2: endpoints that mean something already. */
const reservedEndpoints: ReadonlySet<string> = new Set([
  '/serviceproviderconfig',
  '/resourcetypes',
  '/schemas',
  '/bulk',
  '/me',
]);

function readEndpoint(cursor: JsonCursor): string {
  const endpoint = cursor.text();
  if (!/^(?:\/[\w~-][\w.~-]*)+$/.test(endpoint)) {
    cursor.fail(
      'must be a path below the base URL, for example /Devices, without a slash at its end',
    );
  }
  if (reservedEndpoints.has(`/${endpoint.split('/')[1]?.toLowerCase() ?? ''}`)) {
    cursor.fail('is an endpoint of the protocol itself (RFC 7644 3.2)');
  }
  return endpoint;
}

/** Schemas are named by URIs, nearly always URNs (RFC 7643 7). */
function readUri(cursor: JsonCursor): string {
  const uri = cursor.text();
  return /^[a-z][a-z\d+.-]*:[^\s"]+$/i.test(uri)
    ? uri
    : cursor.fail('must be a URI, for example urn:example:params:scim:schemas:1.0:Device');
}

const readTexts = (cursor: JsonCursor): readonly string[] =>
  cursor.items().map((item) => item.text());

function readDescription(cursor: JsonCursor): { readonly description?: string } {
  return given(
    'description',
    cursor.optional('description', (member) => member.string()),
  );
}

/** A member that stays away where there is no value. */
const given = <N extends string, T>(name: N, value: T | undefined): Partial<Record<N, T>> =>
  // The one member has the type that Record says; the compiler widens a computed name.
  value === undefined ? {} : ({ [name]: value } as Record<N, T>);

/** Names are compared without regard to case (RFC 7643 2.1). */
function checkUnique(items: readonly JsonCursor[], name: string): void {
  const seen = new Set<string>();
  for (const item of items) {
    const member = item.member(name);
    const key = member.text().toLowerCase();
    if (seen.has(key)) {
      member.fail(`is used twice: ${member.text()}`);
    }
    seen.add(key);
  }
}
