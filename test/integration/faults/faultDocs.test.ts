import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { faultKinds } from '../../../src/faults/faultKinds.js';
import { conditions } from '../../../src/faults/faultSpec.js';
import { toDashed } from '../../../src/faults/specNames.js';

await test('docs/faults.md tells each fault and each condition in the words of the table', async () => {
  const page = await readFile('docs/faults.md', 'utf-8');

  for (const { id, does, okta } of faultKinds) {
    assert.ok(page.includes(`### ${toDashed(id)}\n`), id);
    assert.ok(page.includes(does) && page.includes(okta), id);
  }
  for (const { name, description } of conditions) {
    assert.ok(page.includes(`- \`${name}\`: ${description}\n`), name);
  }
});
