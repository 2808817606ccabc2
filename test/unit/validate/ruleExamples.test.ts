import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Example } from '../../../src/validate/example/exampleExchange.js';
import { type Finding } from '../../../src/validate/finding.js';
import { type Rule } from '../../../src/validate/rule.js';
import { allExamples } from '../../../src/validate/rules/allExamples.js';
import { allRules } from '../../../src/validate/rules/allRules.js';
import { exchangesOf, judgeAll, printFinding } from '../../support/judged.js';

const findingsIn = (example: Example): readonly Finding[] => judgeAll(exchangesOf(example)).flat();

const isSerious = ({ level }: Finding): boolean => level !== 'hint';

for (const rule of allRules) {
  const examples = allExamples[rule.id];

  await test(`${rule.id} has examples that fail and that pass`, () => {
    assert.ok(examples, 'no examples');
    assert.ok(examples.failing.length > 0, 'nothing fails');
    assert.ok(examples.passing.length > 0, 'nothing passes');
  });

  for (const [at, example] of (examples?.failing ?? []).entries()) {
    await test(`${rule.id} finds failing example ${String(at + 1)}, and nothing else serious is in it`, () => {
      checkFailing(rule, example);
    });
  }

  for (const [at, example] of (examples?.passing ?? []).entries()) {
    await test(`${rule.id} finds nothing in passing example ${String(at + 1)}, nor does another rule`, () => {
      const found = findingsIn(example).filter((one) => isSerious(one) || one.rule === rule.id);

      assert.deepEqual(found.map(printFinding), []);
    });
  }
}

await test('has examples of its own, and no examples are without a rule', () => {
  const ids = new Set(allRules.map(({ id }) => id));

  assert.deepEqual(
    Object.keys(allExamples).filter((id) => !ids.has(id)),
    [],
  );
  assert.equal(ids.size, allRules.length, 'an id is used twice');
});

for (const { id, title, fix, references, okta } of allRules) {
  await test(`${id} says what it wants, why and what to do`, () => {
    assert.match(id, /^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/);
    for (const text of [title, fix, ...(okta ? [okta.aiw, okta.oin] : [])]) {
      assert.match(text, /^[^\s].*[^.\s]$|"$/, text);
    }
    assert.ok(references.length > 0 || okta, 'neither an RFC nor Okta asks for it');
    for (const reference of references) {
      assert.match(reference, /^RFC \d{4}( [\d.]+)?$|^Okta: .+$/, reference);
    }
  });
}

function checkFailing(rule: Rule, example: Example): void {
  const found = findingsIn(example);
  const own = found.filter((one) => one.rule === rule.id);
  const others = found.filter((one) => one.rule !== rule.id && isSerious(one));

  assert.ok(own.length > 0, `not found; found: ${found.map(printFinding).join('\n')}`);
  assert.deepEqual(others.map(printFinding), []);
}
