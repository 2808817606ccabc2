import { isJsonObject, type JsonObject } from '../../base/json.js';
import { type ResourceTypeDefinition, type SchemaDefinition } from '../../scim/schema/attribute.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { groupUrn } from '../../scim/schema/group.js';
import { readSchemaFile } from '../../scim/schema/readSchemaFile.js';
import { createRegistry, type SchemaRegistry } from '../../scim/schema/registry.js';
import { userUrn } from '../../scim/schema/user.js';

/** Defined by the RFC, whatever a server says of them. */
const core: readonly string[] = [userUrn, groupUrn, enterpriseUserUrn].map((urn) =>
  urn.toLowerCase(),
);

/**
 * Users and Groups as RFC 7643 has them, with the extensions and resource types that the server adds, where its
 * documents can be read.
 */
export function serverRegistry(
  schemas: readonly JsonObject[],
  resourceTypes: readonly JsonObject[],
): SchemaRegistry {
  const usual = createRegistry();
  const added = schemas.flatMap(readOne).filter(({ id }) => !core.includes(id.toLowerCase()));
  const known = new Set([...core, ...added.map(({ id }) => id.toLowerCase())]);
  const types = resourceTypes.flatMap((one) => readType(one, usual, known));
  try {
    return createRegistry([{ schemas: added, resourceTypes: types }]);
  } catch {
    // expected: documents that contradict each other
    return usual;
  }
}

function readOne(schema: JsonObject): readonly SchemaDefinition[] {
  try {
    return readSchemaFile({ schemas: [schema] }).schemas;
  } catch {
    // expected: the rules of the judge say what is wrong with it
    return [];
  }
}

/** The resource type of the RFC with the extensions of the server, or one of its own. */
function readType(
  type: JsonObject,
  usual: SchemaRegistry,
  known: ReadonlySet<string>,
): readonly ResourceTypeDefinition[] {
  try {
    const [read] = readSchemaFile({ resourceTypes: [type] }).resourceTypes;
    if (!read || !known.has(read.schema.toLowerCase())) {
      return [];
    }
    const ours = usual.findByName(read.name)?.definition;
    const all = [...(ours?.schemaExtensions ?? []), ...(read.schemaExtensions ?? [])];
    const unique = [...new Map(all.map((one) => [one.schema.toLowerCase(), one])).values()];
    const extensions = unique.filter(({ schema }) => known.has(schema.toLowerCase()));
    const schemaExtensions = extensions.map(({ schema }) => ({ schema, required: false }));
    return [{ ...(ours ?? read), schemaExtensions }];
  } catch {
    // expected: the rules of the judge say what is wrong with it
    return [];
  }
}

/** The members of `attributes` and `subAttributes` by the path of an attribute, without regard to case. */
export function findAttribute(
  schemas: readonly JsonObject[],
  urn: string,
  path: string,
): JsonObject | undefined {
  const schema = schemas.find(({ id }) => isSameName(id, urn));
  const [name = '', sub] = path.split('.');
  const attribute = memberOf(schema, 'attributes', name);
  return sub === undefined ? attribute : memberOf(attribute, 'subAttributes', sub);
}

function memberOf(
  parent: JsonObject | undefined,
  list: string,
  name: string,
): JsonObject | undefined {
  const items = parent?.[list];
  return Array.isArray(items)
    ? items.filter(isJsonObject).find((item) => isSameName(item['name'], name))
    : undefined;
}

const isSameName = (value: unknown, name: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === name.toLowerCase();
