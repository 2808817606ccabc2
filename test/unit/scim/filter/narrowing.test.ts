import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNarrowings, type Narrowing } from '../../../../src/scim/filter/narrowing.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';

function find(text: string): readonly Narrowing[] {
  const parsed = parseFilter(text);
  assert.ok(parsed.ok);
  return findNarrowings(parsed.filter, userType);
}

const found: readonly (readonly [filter: string, attribute: string, value: string])[] = [
  ['userName eq "a"', 'username', 'a'],
  ['USERNAME EQ "A"', 'username', 'A'],
  [`${userUrn}:userName eq "a"`, 'username', 'a'],
  ['id eq "1"', 'id', '1'],
  ['emails eq "a"', 'emails.value', 'a'],
  ['emails.type eq "a"', 'emails.type', 'a'],
  [
    `${enterpriseUserUrn}:employeeNumber eq "1"`,
    `${enterpriseUserUrn.toLowerCase()}:employeenumber`,
    '1',
  ],
  ['userName eq "a" and active eq true', 'username', 'a'],
  ['active eq true and userName eq "a"', 'username', 'a'],
  ['active eq true and (title pr and userName eq "a")', 'username', 'a'],
];

for (const [filter, attribute, value] of found) {
  await test(`whoever matches ${filter} is found by ${attribute}`, () => {
    assert.deepEqual(find(filter), [{ attribute, value }]);
  });
}

/** Where a resource may match without the equality. */
const none: readonly string[] = [
  'not (userName eq "a")',
  'userName ne "a"',
  'userName sw "a"',
  'userName pr',
  'userName eq null',
  'active eq true',
  'unknown eq "a"',
  'emails[value eq "a"]',
  'title pr and not (userName eq "a")',
  'userName eq "a" or title pr',
  'title pr and (userName eq "a" or title sw "b")',
];

for (const filter of none) {
  await test(`whoever matches ${filter} has to be looked for`, () => {
    assert.deepEqual(find(filter), []);
  });
}

const userNameIs = (value: string): Narrowing => ({ attribute: 'username', value });

await test('each equality of a conjunction is a way by itself', () => {
  assert.deepEqual(find('title eq "t" and userName eq "a"'), [
    { attribute: 'title', value: 't' },
    userNameIs('a'),
  ]);
});

await test('one of several equalities is a way, where each part has one', () => {
  assert.deepEqual(find('userName eq "a" or (active eq true and userName eq "b")'), [
    { anyOf: [[userNameIs('a')], [userNameIs('b')]] },
  ]);
});
