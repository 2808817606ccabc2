import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createQueryEffort, createWriteEffort } from '../../../src/scim/effort.js';

void describe('the effort of one request', () => {
  void test('a write that costs too much is 413 and says what to do', () => {
    const effort = createWriteEffort(10);
    effort.spend(10);

    assert.throws(
      () => {
        effort.spend(1);
      },
      { status: 413, scimType: undefined, message: /Send them in several requests/ },
    );
  });

  void test('a query that costs too much is 400 tooMany and says what to do', () => {
    const effort = createQueryEffort(10);

    assert.throws(
      () => {
        effort.spend(11);
      },
      { status: 400, scimType: 'tooMany', message: /several requests/ },
    );
  });

  void test('work that is charged is finished, and what comes after it is refused', () => {
    const effort = createWriteEffort(10);

    effort.charge(11);

    assert.throws(
      () => {
        effort.spend(0);
      },
      { status: 413 },
    );
  });
});
