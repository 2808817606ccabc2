import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { printFilter } from '../../../../src/scim/filter/print.js';
import { anyFilter } from '../../../support/filterArbitrary.js';
import { showFilter } from '../../../support/showFilter.js';

const cases: readonly (readonly [text: string, printed: string])[] = [
  ['userName  EQ "a"', 'userName eq "a"'],
  ['( a pr )', 'a pr'],
  ['a pr AND (b pr OR c pr)', 'a pr and (b pr or c pr)'],
  ['(a pr and b pr) or c pr', 'a pr and b pr or c pr'],
  ['NOT(a pr)', 'not (a pr)'],
  ['not ((a pr or b pr))', 'not (a pr or b pr)'],
  ['(a pr and b pr) and c pr', '(a pr and b pr) and c pr'],
  ['(a pr or b pr) or c pr', '(a pr or b pr) or c pr'],
  ['emails [ type eq "work" ]', 'emails[type eq "work"]'],
  ['urn:x:1.0:a.b gt 1.50', 'urn:x:1.0:a.b gt 1.5'],
  ['a eq null or a eq true', 'a eq null or a eq true'],
  [String.raw`a eq "\u00e9\/\"\n"`, String.raw`a eq "é/\"\n"`],
];

for (const [text, printed] of cases) {
  await test(`${text} is printed as ${printed}`, () => {
    const parsed = parseFilter(text);

    assert.ok(parsed.ok);
    assert.equal(printFilter(parsed.filter), printed);
  });
}

await test('what is printed of any filter parses to the same filter', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const parsed = parseFilter(printFilter(filter));

      assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
      assert.equal(showFilter(parsed.filter), showFilter(filter));
      assert.deepEqual(parsed.notes, []);
    }),
    { numRuns: 500 },
  );
});
