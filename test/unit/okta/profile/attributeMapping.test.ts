import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeMappings, findMapping } from '../../../../src/okta/profile/attributeMapping.js';
import { parseAttributePath } from '../../../../src/scim/filter/parser.js';
import { resolvePath } from '../../../../src/scim/filter/resolve.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { userUrn } from '../../../../src/scim/schema/user.js';

void test('every mapping leads to an attribute that a schema has', () => {
  const types = createRegistry().resourceTypes;

  const lost = attributeMappings.filter(({ urn, path }) => {
    const parsed = parseAttributePath(`${urn}:${path}`);
    return !parsed.ok || !types.some((type) => resolvePath(type, parsed.path));
  });

  assert.deepEqual(lost, []);
});

void test('no attribute is mapped twice', () => {
  const keys = attributeMappings.map(({ urn, path }) => `${urn}:${path}`);

  assert.equal(new Set(keys).size, keys.length);
});

void test('the login of Okta becomes the userName', () => {
  assert.equal(findMapping(userUrn, 'userName')?.oktaAttribute, 'login');
});
