import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { isJsonArray, isJsonObject, readMember, withoutMember } from '../../src/base/json.js';

/** The JSON Schemas of HAR 1.2 (in draft 6, which ajv 8 reads but does not know by its name). */
export async function createHarCheck(): Promise<(har: unknown) => unknown> {
  const published: unknown = JSON.parse(
    await readFile('test/fixtures/har-schema-2.0.0.json', 'utf8'),
  );
  const schemas = isJsonObject(published) ? readMember(published, 'schemas') : undefined;
  assert.ok(isJsonArray(schemas));
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('uri', (value: string) => URL.canParse(value));
  ajv.addFormat('date-time', (value: string) => !Number.isNaN(Date.parse(value)));
  for (const schema of schemas) {
    assert.ok(isJsonObject(schema));
    ajv.addSchema(withoutMember(schema, '$schema'));
  }
  return (har) => {
    ajv.validate('har.json#', har);
    return ajv.errors ?? [];
  };
}
