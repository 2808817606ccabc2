import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageMembers, operationMembers } from '../../../src/language/shape/messageMembers.js';
import { messageSchemas } from '../../../src/validate/schema/messageSchemas.js';

/** The names under `properties` of a JSON Schema; of its elements, where it is one of lists. */
function propertiesOf(schema: unknown): readonly string[] {
  assert.ok(typeof schema === 'object' && schema !== null);
  if ('items' in schema) {
    return propertiesOf(schema.items);
  }
  assert.ok('properties' in schema && typeof schema.properties === 'object');
  return Object.keys(schema.properties ?? {}).filter((name) => name !== 'schemas');
}

const kinds = ['list', 'error', 'patch', 'search', 'bulkRequest', 'bulkResponse'] as const;
for (const kind of kinds) {
  void test(`what is proposed for a message of the kind ${kind} is what is checked`, () => {
    assert.deepEqual(
      messageMembers[kind].map(({ name }) => name).toSorted(),
      propertiesOf(messageSchemas[kind]).toSorted(),
    );
  });
}

for (const kind of ['patch', 'bulkRequest', 'bulkResponse'] as const) {
  void test(`what is proposed for an operation of the kind ${kind} is what is checked`, () => {
    const { properties } = messageSchemas[kind];
    assert.ok(typeof properties === 'object' && properties !== null && 'Operations' in properties);

    assert.deepEqual(
      operationMembers[kind].map(({ name }) => name).toSorted(),
      propertiesOf(properties.Operations).toSorted(),
    );
  });
}
