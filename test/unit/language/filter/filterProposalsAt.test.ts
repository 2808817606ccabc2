import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FilterProposal } from '../../../../src/language/filter/filterProposal.js';
import { filterProposalsAt } from '../../../../src/language/filter/filterProposalsAt.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { coreRegistry } from '../../../support/coreTypes.js';

/** `|` is the cursor. */
function proposals(marked: string): readonly FilterProposal[] {
  const offset = marked.indexOf('|');
  return filterProposalsAt(marked.replace('|', ''), offset, coreRegistry);
}

const labels = (marked: string): readonly string[] =>
  proposals(marked)
    .toSorted((left, right) => (left.sortText < right.sortText ? -1 : 1))
    .map(({ label }) => label);

const lists: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  ['userName |', ['eq', 'sw', 'co', 'ew', 'ne', 'pr', 'gt', 'ge', 'lt', 'le']],
  ['userName e|', ['eq', 'sw', 'co', 'ew', 'ne', 'pr', 'gt', 'ge', 'lt', 'le']],
  ['active |', ['eq', 'ne', 'pr']],
  ['meta.created |', ['gt', 'ge', 'lt', 'le', 'eq', 'ne', 'pr']],
  ['name |', ['pr']],
  ['active eq |', ['true', 'false', 'null']],
  ['active eq t|', ['true', 'false', 'null']],
  ['emails.type eq |', ['"home"', '"other"', '"work"', '"…"', 'null']],
  ['emails[type eq |', ['"home"', '"other"', '"work"', '"…"', 'null']],
  ['emails[type eq "w|"]', ['"home"', '"other"', '"work"', '"…"', 'null']],
  ['emails[type eq "w|', ['"home"', '"other"', '"work"', '"…"', 'null']],
  ['userName eq "a" |', ['and', 'or']],
  ['userName pr a|', ['and', 'or']],
  ['(userName pr |', ['and', 'or', ')']],
  ['emails[type pr |', ['and', 'or', ']']],
  [
    'emails[|',
    ['$ref', 'display', 'primary', 'type', 'value', 'not (…)'].filter((name) => name !== '$ref'),
  ],
  ['emails[type pr and pr|', ['display', 'primary', 'type', 'value', 'not (…)']],
  ['# us|', []],
];

for (const [marked, expected] of lists) {
  void test(`${marked} can go on with ${expected.join(' ')}`, () => {
    assert.deepEqual(labels(marked), expected);
  });
}

for (const marked of [
  '|',
  'us|',
  'userName pr and |',
  '(|',
  'not (|',
  'a pr\n|',
  'a pr\n\n|',
  'a pr and\n  |',
]) {
  void test(`${JSON.stringify(marked)} wants an attribute`, () => {
    const some = labels(marked);

    for (const label of [
      'userName',
      'name.familyName',
      'emails',
      'emails[…]',
      'department',
      'not (…)',
    ]) {
      assert.ok(some.includes(label), label);
    }
    assert.ok(!some.includes('password'));
  });
}

void test('an indented line goes on with the filter above it', () => {
  assert.deepEqual(labels('userName pr\n  |'), ['and', 'or']);
  assert.deepEqual(labels('active\n  |'), ['eq', 'ne', 'pr']);
});

void test('an attribute of an extension comes with its URN', () => {
  const found = proposals('dep|').find(({ label }) => label === 'department');

  assert.equal(found?.insertText, `${enterpriseUserUrn}:department `);
});

void test('what is written of a word is replaced, and what stands behind the cursor too', () => {
  const [first] = proposals('x pr\nuser|Nam eq "a"');

  assert.deepEqual(first?.replace, { start: 5, end: 12 });
});

void test('a comment that names a type narrows the attributes', () => {
  const some = labels('# type: Group\n|');

  assert.ok(some.includes('members') && !some.includes('userName'));
});

void test('each attribute is proposed once, though several types have it', () => {
  const names = labels('|').filter((label) => label === 'displayName' || label === 'id');

  assert.deepEqual(names, ['displayName', 'id']);
});

void test('at any place of any text something is proposed within it, or nothing', () => {
  const pieces = fc.constantFrom(
    ...[
      'userName',
      'emails',
      '[',
      ']',
      '(',
      ')',
      '"',
      '"x"',
      'eq',
      'pr',
      'and',
      'not',
      ' ',
      '\n',
      '#',
      '\\',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 15 }), fc.nat(40), (some, at) => {
      const document = some.join(' ');
      const offset = Math.min(at, document.length);

      for (const { replace, insertText } of filterProposalsAt(document, offset, coreRegistry)) {
        assert.ok(replace.start <= offset && offset <= replace.end, document);
        assert.ok(replace.end <= document.length && insertText !== '');
      }
    }),
    { numRuns: 500 },
  );
});
