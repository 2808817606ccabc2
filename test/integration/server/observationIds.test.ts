import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationIds } from '../../../src/server/observationIds.js';
import { allRules, findObservationRule } from '../../../src/validate/rules/allRules.js';

await test('what the server notes has a rule that explains it', () => {
  assert.deepEqual(
    observationIds.filter((id) => !findObservationRule(id)),
    [],
  );
});

await test('no rule speaks of notes that the server never makes', () => {
  const known = new Set<string>(observationIds);
  const explained = allRules.flatMap(({ on, id, covers = [] }) => [
    ...(on === 'observation' ? [id] : []),
    ...covers,
  ]);

  assert.deepEqual(
    explained.filter((id) => !known.has(id)),
    [],
  );
});
