import { reservedEndpoints } from '../discovery/discoveryEndpoints.js';
import { JsonCursor } from '../../base/jsonCursor.js';
import { JsonProblems } from '../../base/jsonProblems.js';
import { type ResourceTypeDefinition, type SchemaDefinition } from './attribute.js';
import { DefinitionReader } from './definitionReader.js';
import { readAttributeDefinitions } from './readAttributeDefinition.js';
import { type SchemaFile } from './registry.js';

/**
 * A schema file: `{ "schemas": […], "resourceTypes": […] }` in the words of RFC 7643 6 and 7.
 *
 * @throws JsonShapeErrors with the JSON pointer and the reason of everything that is wrong
 */
export function readSchemaFile(value: unknown): SchemaFile {
  const problems = new JsonProblems();
  const file = problems.attempt(() => readFile(new JsonCursor(value), problems));
  problems.check();
  return file ?? { schemas: [], resourceTypes: [] };
}

function readFile(cursor: JsonCursor, problems: JsonProblems): SchemaFile {
  const reader = new DefinitionReader(cursor, problems);
  reader.checkNames(['schemas', 'resourceTypes']);
  const schemas = readOptionalList(reader, 'schemas', 'id', readSchema);
  const types = readOptionalList(reader, 'resourceTypes', 'name', readResourceType);
  reader.checkUnique(cursor.member('resourceTypes').orEmpty(), 'endpoint');
  if (!schemas && !types) {
    cursor.fail('has neither schemas nor resourceTypes; a schema file has at least one of them');
  }
  return { schemas: schemas ?? [], resourceTypes: types ?? [] };
}

/** Undefined where the list is absent or empty. */
function readOptionalList<T>(
  reader: DefinitionReader,
  name: string,
  key: string,
  readItem: (item: JsonCursor, problems: JsonProblems) => T | undefined,
): readonly T[] | undefined {
  const list = reader.cursor.member(name).orEmpty();
  const items = reader.listOf(list, (item) => readItem(item, reader.problems));
  reader.checkUnique(list, key);
  const isEmpty = Array.isArray(list.value) && list.value.length === 0;
  return isEmpty ? undefined : items;
}

function readSchema(cursor: JsonCursor, problems: JsonProblems): SchemaDefinition | undefined {
  const reader = new DefinitionReader(cursor, problems);
  reader.checkNames(['id', 'name', 'description', 'attributes', 'schemas', 'meta']);
  const id = reader.get('id', readSchemaId);
  const name = reader.get('name', (member) => member.text());
  const description = reader.given('description', (member) => member.string());
  const attributes = readAttributeDefinitions(cursor.member('attributes'), problems);
  return id === undefined || name === undefined
    ? undefined
    : { id, name, ...description, attributes };
}

/** RFC 7644 3.1 and RFC 7643 5 to 7: what is described by these is no resource of anybody. */
const ownUrns =
  /^urn:ietf:params:scim:(?:api:messages:|schemas:core:2\.0:(?:Schema|ResourceType|ServiceProviderConfig)$)/i;

function readSchemaId(member: JsonCursor): string {
  const id = readUri(member);
  return ownUrns.test(id) ? member.fail('is a schema of the protocol itself (RFC 7644 10.3)') : id;
}

function readResourceType(
  cursor: JsonCursor,
  problems: JsonProblems,
): ResourceTypeDefinition | undefined {
  const reader = new DefinitionReader(cursor, problems);
  reader.checkNames([
    ...['id', 'name', 'description', 'endpoint', 'schema', 'schemaExtensions', 'schemas', 'meta'],
  ]);
  const id = reader.given('id', (member) => member.text());
  const name = reader.get('name', (member) => member.text());
  const description = reader.given('description', (member) => member.string());
  const endpoint = reader.get('endpoint', readEndpoint);
  const schema = reader.get('schema', readUri);
  const extensions = readExtensions(reader, schema);
  return name === undefined || endpoint === undefined || schema === undefined
    ? undefined
    : { ...id, name, ...description, endpoint, schema, ...extensions };
}

function readExtensions(
  { cursor, problems }: DefinitionReader,
  core: string | undefined,
): Pick<ResourceTypeDefinition, 'schemaExtensions'> {
  const list = cursor.member('schemaExtensions');
  if (list.value === undefined || list.value === null) {
    return {};
  }
  const reader = new DefinitionReader(list, problems);
  const schemaExtensions = reader.listOf(list, (item) => {
    const extension = new DefinitionReader(item, problems);
    extension.checkNames(['schema', 'required']);
    const schema = extension.get('schema', (member) => {
      const urn = readUri(member);
      return urn.toLowerCase() === core?.toLowerCase()
        ? member.fail('is the schema of the type itself, which cannot extend it')
        : urn;
    });
    const required = extension.given('required', (member) => member.boolean());
    return schema === undefined ? undefined : { schema, required: false, ...required };
  });
  reader.checkUnique(list, 'schema');
  return { schemaExtensions };
}

function readEndpoint(cursor: JsonCursor): string {
  const endpoint = cursor.text();
  if (!/^(?:\/[\w~-][\w.~-]*)+$/.test(endpoint)) {
    cursor.fail(
      'must be a path below the base URL, for example /Devices, without a slash at its end',
    );
  }
  if (reservedEndpoints.includes(`/${endpoint.split('/')[1]?.toLowerCase() ?? ''}`)) {
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
