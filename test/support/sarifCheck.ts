import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { isJsonObject, withoutMember } from '../../src/base/json.js';

/** The schema of SARIF 2.1.0 as it is published (in JSON Schema draft 4, whose `id` ajv refuses). */
export async function createSarifCheck(): Promise<(log: unknown) => unknown> {
  const text = await readFile('test/fixtures/sarif-2.1.0-rtm.5.json', 'utf8');
  const published: unknown = JSON.parse(text);
  assert.ok(isJsonObject(published));
  const schema = withoutMember(withoutMember(published, '$schema'), 'id');
  // One of its patterns is right only where `u` is not set.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (value: string) => URL.canParse(value));
  ajv.addFormat('uri-reference', (value: string) => URL.canParse(value, 'file:///'));
  ajv.addFormat('date-time', true);
  const validate = ajv.compile(schema);
  return (log) => {
    validate(log);
    return validate.errors ?? [];
  };
}
