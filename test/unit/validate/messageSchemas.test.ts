import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findRule } from '../../../src/validate/rules/allRules.js';
import { messageSchemas } from '../../../src/validate/schema/messageSchemas.js';

const idKeywords = ['rule', 'unknown'];

/** Every id of a rule that a JSON Schema names, however deep. */
function idsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  return Object.entries(schema).flatMap(([keyword, value]): readonly string[] => {
    if (keyword === 'needs') {
      return Object.values<string>(value as Record<string, string>);
    }
    return idKeywords.includes(keyword) && typeof value === 'string' ? [value] : idsIn(value);
  });
}

void describe('the JSON Schema of a message', () => {
  for (const [kind, schema] of Object.entries(messageSchemas)) {
    void test(`of the kind ${kind} names only rules that there are, and those of schemas`, () => {
      const ids = [...new Set(idsIn(schema))];

      assert.ok(ids.length > 0);
      assert.deepEqual(
        ids.filter((id) => findRule(id)?.on !== 'schema'),
        [],
      );
    });
  }
});
