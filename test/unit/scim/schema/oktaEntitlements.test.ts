import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { oktaEntitlements } from '../../../../src/scim/schema/oktaEntitlements.js';
import { readSchemaFile } from '../../../../src/scim/schema/readSchemaFile.js';

await test("the file with Okta's types says what the server has when they are named", () => {
  const text = readFileSync('media/schemas/okta-entitlements.json', 'utf8');

  assert.deepEqual(readSchemaFile(JSON.parse(text)), oktaEntitlements);
});
