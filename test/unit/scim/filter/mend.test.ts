import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMended } from '../../../../src/scim/filter/mend.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';

function mend(text: string): string | undefined {
  const parsed = parseFilter(text);
  assert.ok(!parsed.ok);
  return findMended(text, parsed.problem);
}

const cases: readonly (readonly [text: string, mended: string | undefined])[] = [
  ['userName = "jane"', 'userName eq "jane"'],
  ["userName = 'jane' && active == True", 'userName eq "jane" and active eq true'],
  ['(userName = jane', '(userName eq "jane")'],
  ['userName = "jane" and title foo bar', undefined],
  ['title foo bar', undefined],
  ['a = "x" and b = "x" and c = "x" and d = "x" and e = "x" and f = "x" and g = "x"', undefined],
  [`userName = "${'x'.repeat(400)}"`, undefined],
];

for (const [text, mended] of cases) {
  void test(`${text.slice(0, 60)} is meant as ${mended ?? 'nobody can tell'}`, () => {
    assert.equal(mend(text), mended);
  });
}
