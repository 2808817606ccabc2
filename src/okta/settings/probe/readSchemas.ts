import { type JsonObject, isJsonArray, readMember } from '../../../base/json.js';
import { type EntitlementType } from '../submissionSettings.js';
import { isObject } from './asking.js';

/** `urn:path` of all attributes in small letters; undefined where there are no schemas. */
export function readAttributes(schemas: readonly JsonObject[]): ReadonlySet<string> | undefined {
  const paths = schemas.flatMap((schema) => {
    const id = textOf(schema, 'id');
    return attributesOf(schema).flatMap((attribute) => {
      const name = textOf(attribute, 'name');
      const subAttributes = membersOf(attribute, 'subAttributes').map((sub) => textOf(sub, 'name'));
      return [name, ...subAttributes.map((sub) => `${name}.${sub}`)].map((path) => toKey(id, path));
    });
  });
  return paths.length === 0 ? undefined : new Set(paths);
}

export const toKey = (urn: string, path: string): string => `${urn}:${path}`.toLowerCase();

/** Resource types with one of Okta's schemas for entitlements. */
export const readEntitlementTypes = (types: readonly JsonObject[]): readonly EntitlementType[] =>
  types
    .filter((type) =>
      /^urn:okta:scim:schemas:core:1\.0:(?:Role|Entitlement)$/.test(textOf(type, 'schema')),
    )
    .map((type) => ({
      name: textOf(type, 'name'),
      endpoint: textOf(type, 'endpoint'),
      description: textOf(type, 'description'),
      required: false,
      multivalued: true,
      mappings: { id: 'id', displayName: 'displayName', description: 'description' },
    }));

const attributesOf = (schema: JsonObject): readonly JsonObject[] => membersOf(schema, 'attributes');

function membersOf(object: JsonObject, name: string): readonly JsonObject[] {
  const list = readMember(object, name);
  return isJsonArray(list) ? list.filter(isObject) : [];
}

function textOf(object: JsonObject, name: string): string {
  const value = readMember(object, name);
  return typeof value === 'string' ? value : '';
}
