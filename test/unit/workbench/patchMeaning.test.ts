import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SentOperation } from '../../../src/okta/operations/patchIntent.js';
import { explainOperation } from '../../../src/workbench/patchMeaning.js';

const names: Readonly<Record<string, string>> = { '1': 'anna@example.com', '2': 'bo@example.com' };

const members = (count: number): readonly { value: string }[] =>
  Array.from({ length: count }, (_one, at) => ({ value: String(at + 1) }));

const cases: readonly (readonly [SentOperation, string])[] = [
  [{ op: 'replace', path: 'active', value: false }, 'Set active to false'],
  [{ op: 'replace', value: { active: false } }, 'Set active to false'],
  [
    { op: 'replace', value: { id: '7', displayName: 'Sales' } },
    'Set id to "7"; Set displayName to "Sales"',
  ],
  [{ op: 'replace', value: {} }, 'Change nothing'],
  [
    { op: 'replace', value: 'x' },
    'No path, and no object as value: it says nothing about what to change',
  ],
  [
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@example.com' },
    'Set value of emails where type eq "work" to "a@example.com"',
  ],
  [
    { op: 'add', path: 'members', value: members(2) },
    'Add anna@example.com, bo@example.com to members',
  ],
  [
    { op: 'add', path: 'members', value: [{ value: '9', display: 'new@example.com' }] },
    'Add new@example.com to members',
  ],
  [{ op: 'add', path: 'members', value: ['1'] }, 'Add anna@example.com to members'],
  [{ op: 'add', path: 'members', value: members(4) }, 'Add 4 values to members'],
  [{ op: 'add', path: 'nickName', value: 'Annie' }, 'Add "Annie" as nickName'],
  [{ op: 'add', value: { members: members(1) } }, 'Add anna@example.com to members'],
  [
    { op: 'replace', path: 'members', value: members(2) },
    'Replace all members with anna@example.com, bo@example.com',
  ],
  [{ op: 'replace', path: 'members', value: [] }, 'Remove all members'],
  [{ op: 'remove', path: 'members[value eq "1"]' }, 'Remove anna@example.com from members'],
  [{ op: 'remove', path: 'members[value eq "9"]' }, 'Remove "9" from members'],
  [{ op: 'remove', path: 'members' }, 'Remove members'],
  [{ op: 'remove', path: 'members', value: members(1) }, 'Remove anna@example.com from members'],
  [{ op: 'remove' }, 'Remove without a path, which RFC 7644 3.5.2.2 does not allow'],
  [{ op: 'replace', path: 'emails[', value: 1 }, 'Set emails[ to 1'],
  [{ op: 'replace', path: 'title' }, 'Set title to nothing'],
  [{ op: '' }, 'An operation without "op"'],
  [{ op: 'move' }, 'An operation that RFC 7644 does not know: move'],
];

for (const [operation, expected] of cases) {
  await test(`${JSON.stringify(operation)} reads: ${expected}`, () => {
    assert.equal(
      explainOperation(operation, (id) => names[id]),
      expected,
    );
  });
}

await test('a long value is cut', () => {
  const text = explainOperation({ op: 'replace', path: 'a', value: 'x'.repeat(500) }, () => '');

  assert.ok(text.length < 100);
});
