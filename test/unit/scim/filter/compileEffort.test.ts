import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFilter } from '../../../../src/scim/filter/compile.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';

await test('a filter that is no request may look at any number of resources', () => {
  const type = createRegistry().findByName('User');
  const names = Array.from({ length: 1_000 }, (_none, at) => `userName eq "u${String(at)}"`);
  const parsed = parseFilter(names.join(' or '));
  assert.ok(type && parsed.ok);
  const compiled = compileFilter(parsed.filter, type);

  // The first part holds, so that each look is quick, though it counts as a thousand.
  for (let times = 0; times < 100_000; times += 1) {
    assert.ok(compiled.matches({ userName: 'u0' }));
  }
});
