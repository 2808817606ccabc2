import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { explainFilter, type FilterExplanation } from '../../../../src/scim/filter/explain.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userType } from '../../../support/coreTypes.js';
import { anyFilter } from '../../../support/filterArbitrary.js';

function explain(text: string, type?: ResourceType): FilterExplanation {
  const parsed = parseFilter(text);
  assert.ok(parsed.ok);
  return explainFilter(parsed.filter, type);
}

const leaves: readonly (readonly [filter: string, label: string])[] = [
  ['userName eq "Jane"', 'userName equals "Jane"'],
  ['userName ne "Jane"', 'userName does not equal "Jane"'],
  ['userName co "Jane"', 'userName contains "Jane"'],
  ['userName sw "Jane"', 'userName begins with "Jane"'],
  ['userName ew "Jane"', 'userName ends with "Jane"'],
  ['userName gt "Jane"', 'userName is greater than "Jane"'],
  ['userName ge "Jane"', 'userName is at least "Jane"'],
  ['userName lt "Jane"', 'userName is less than "Jane"'],
  ['userName le "Jane"', 'userName is at most "Jane"'],
  ['userName pr', 'userName has a value'],
  ['userName eq null', 'userName has no value'],
  ['userName ne null', 'userName has a value'],
  ['active eq true', 'active equals true'],
  ['externalId eq "00u1"', 'externalId equals "00u1" (capitals matter)'],
  ['externalId eq "001"', 'externalId equals "001"'],
  ['meta.created gt "2026-01-01T00:00:00Z"', 'meta.created is after "2026-01-01T00:00:00Z"'],
  ['meta.created ge "2026-01-01T00:00:00Z"', 'meta.created is at or after "2026-01-01T00:00:00Z"'],
  ['meta.created lt "2026-01-01T00:00:00Z"', 'meta.created is before "2026-01-01T00:00:00Z"'],
  ['meta.created le "2026-01-01T00:00:00Z"', 'meta.created is at or before "2026-01-01T00:00:00Z"'],
  ['meta.created eq "2026-01-01T00:00:00Z"', 'meta.created equals "2026-01-01T00:00:00Z"'],
  ['nonsense pr', 'nonsense has a value (a User has no such attribute)'],
  ['nonsense eq "x"', 'nonsense equals "x" (a User has no such attribute)'],
];

for (const [filter, label] of leaves) {
  await test(`${filter} in words: ${label}`, () => {
    assert.deepEqual(explain(filter, userType), { label, children: [] });
  });
}

await test('without a type nothing is said of capitals, of times and of what is unknown', () => {
  const labels = ['externalId eq "a"', 'meta.created gt "a"', 'nonsense pr'].map(
    (filter) => explain(filter).label,
  );

  assert.deepEqual(labels, [
    'externalId equals "a"',
    'meta.created is greater than "a"',
    'nonsense has a value',
  ]);
});

await test('a tree of filters is a tree of sentences', () => {
  const explained = explain('a pr and (b pr or not (emails[type eq "work"]))');

  const leaf = (label: string): FilterExplanation => ({ label, children: [] });
  assert.deepEqual(explained, {
    label: 'All of these',
    children: [
      leaf('a has a value'),
      {
        label: 'One of these at least',
        children: [
          leaf('b has a value'),
          {
            label: 'Not this',
            children: [
              {
                label: 'One and the same value of emails has',
                children: [leaf('type equals "work"')],
              },
            ],
          },
        ],
      },
    ],
  });
});

await test('brackets behind an unknown name say so, and names within them are not looked up', () => {
  const unknown = explain('nonsense[type pr]', userType);
  const known = explain('emails[nonsense pr]', userType);

  assert.match(unknown.label, /a User has no such attribute/);
  assert.equal(known.children[0]?.label, 'nonsense has a value');
});

await test('any filter can be explained', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      assert.notEqual(explainFilter(filter, userType).label, '');
    }),
  );
});
