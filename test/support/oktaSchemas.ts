import { readFile } from 'node:fs/promises';
import { Ajv, type ValidateFunction } from 'ajv';
import { type JsonValue, isJsonArray, isJsonObject } from '../../src/base/json.js';

const fixtureUrl = new URL('../../../test/fixtures/okta-management-schemas.json', import.meta.url);

/** A check against a schema of Okta's management API that takes no member but those that it names. */
export async function compileOktaSchema(name: string): Promise<ValidateFunction> {
  // JSON.parse gives JSON.
  const fixture = JSON.parse(await readFile(fixtureUrl, 'utf8')) as JsonValue;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const schema = closed(fixture);
  if (!isJsonObject(schema)) {
    throw new Error('The fixture holds no schemas.');
  }
  return ajv.compile({ ...schema, $ref: `#/definitions/${name}` });
}

/** OpenAPI lets other members through, and a slip of the pen with them. */
function closed(schema: JsonValue): JsonValue {
  if (isJsonArray(schema)) {
    return schema.map(closed);
  }
  if (!isJsonObject(schema)) {
    return schema;
  }
  const members = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  const isShape = schema['type'] === 'object' && isJsonObject(schema['properties']);
  return isShape && !('additionalProperties' in schema)
    ? { ...members, additionalProperties: false }
    : members;
}
