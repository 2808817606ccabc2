import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { oktaSuite } from '../../../../src/conformance/okta/oktaSuite.js';
import { oktaRequirements } from '../../../../src/conformance/okta/requirements.js';

void describe('the suite Okta behaviour', () => {
  const ids = oktaSuite.cases.map(({ id }) => id);
  const named = new Set(oktaSuite.cases.flatMap(({ requirements }) => requirements));

  void test('has each case and each requirement once', () => {
    const requirements = oktaRequirements.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    assert.deepEqual([...new Set(requirements)], requirements);
  });

  void test('tells each title apart', () => {
    const titles = oktaSuite.cases.map(({ title }) => title);
    assert.deepEqual([...new Set(titles)], titles);
  });

  void test('has a case for each requirement that can be tested, and a requirement for each case', () => {
    const testable = oktaRequirements.filter(({ untestable }) => untestable === undefined);
    assert.deepEqual([...named].toSorted(), testable.map(({ id }) => id).toSorted());
  });
});
