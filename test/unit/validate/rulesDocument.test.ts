import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { allExamples } from '../../../src/validate/rules/allExamples.js';
import { allRules } from '../../../src/validate/rules/allRules.js';
import { rulesDocument } from '../../support/rulesDocument.js';

const file = 'docs/rules.md';

await test('docs/rules.md says what the rules and their examples say', async () => {
  const wanted = rulesDocument(allRules, allExamples);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await writeFile(file, wanted);
  }

  assert.equal(await readFile(file, 'utf8'), wanted, 'UPDATE_GOLDEN=1 writes it anew');
});
