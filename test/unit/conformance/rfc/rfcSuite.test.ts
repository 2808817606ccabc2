import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rfcRequirements } from '../../../../src/conformance/rfc/rfcRequirements.js';
import { rfcSuite } from '../../../../src/conformance/rfc/rfcSuite.js';
import { findRule } from '../../../../src/validate/rules/allRules.js';

const repeated = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, at) => ids.indexOf(id) !== at);

void describe('the suite of the RFCs', () => {
  void test('each case has an id of its own', () => {
    assert.deepEqual(repeated(rfcSuite.cases.map(({ id }) => id)), []);
  });

  void test('each requirement has an id of its own', () => {
    assert.deepEqual(repeated(rfcRequirements.map(({ id }) => id)), []);
  });

  void test('cases name requirements that there are', () => {
    const known = rfcRequirements.map(({ id }) => id);
    const unknown = rfcSuite.cases.flatMap(({ id, requirements }) =>
      requirements.filter((one) => !known.includes(one)).map((one) => `${id}: ${one}`),
    );

    assert.deepEqual(unknown, []);
  });

  void test('requirements name rules that there are', () => {
    const unknown = rfcRequirements.flatMap(({ rules = [] }) =>
      rules.filter((rule) => !findRule(rule)),
    );

    assert.deepEqual(unknown, []);
  });

  void test('each requirement is tried by a case or a rule, or says why it cannot be', () => {
    const tried = rfcSuite.cases.flatMap(({ requirements }) => requirements);
    const left = rfcRequirements.filter(
      ({ id, rules, untestable }) => !tried.includes(id) && !rules && untestable === undefined,
    );

    assert.deepEqual(left, []);
  });
});
