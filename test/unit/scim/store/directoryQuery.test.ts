import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';
import { select, selectPage, type Selection } from '../../../support/selection.js';

function createPeople(names: readonly string[]): Pick<Selection, 'directory' | 'type'> {
  const { directory, users, createUser } = createDirectoryRig();
  names.forEach((name) => createUser(name, { title: name.length > 2 ? 'long' : 'short' }));
  return { directory, type: users };
}

await test('a list is in the order of creation, also after a change and a deletion', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  ['c', 'a', 'b', 'd'].forEach((name) => createUser(name));
  const list = { directory, type: users };
  select(list);

  directory.patch(users, 'id-1', patchBody([{ op: 'add', value: { title: 'x' } }]), context);
  directory.remove(users, 'id-2', context);
  createUser('e');

  assert.deepEqual(select(list), ['c', 'b', 'd', 'e']);
});

const pages: readonly (readonly [
  startIndex: number,
  count: number,
  start: number,
  names: readonly string[],
])[] = [
  [1, 2, 1, ['a', 'b']],
  [3, 2, 3, ['c', 'd']],
  [5, 2, 5, ['e']],
  [6, 2, 6, []],
  [1_000, 2, 1_000, []],
  [0, 2, 1, ['a', 'b']],
  [-5, 2, 1, ['a', 'b']],
  [1, 0, 1, []],
  [1, -1, 1, []],
  [2, 1_000, 2, ['b', 'c', 'd', 'e']],
];

for (const [startIndex, count, start, names] of pages) {
  await test(`page startIndex=${String(startIndex)}&count=${String(count)} begins at ${String(start)} and holds ${String(names.length)}`, () => {
    const people = createPeople(['a', 'b', 'c', 'd', 'e']);

    assert.deepEqual(selectPage({ ...people, startIndex, count }), { total: 5, start, names });
  });
}

await test('pages hold everybody once', () => {
  const people = createPeople(Array.from({ length: 25 }, (_one, at) => `u${String(at)}`));

  const names = [1, 11, 21].flatMap((startIndex) => select({ ...people, startIndex, count: 10 }));

  assert.deepEqual(names, select(people));
});

await test('totals count the matches, not everybody', () => {
  const people = createPeople(['a', 'bbb', 'c', 'ddd']);

  const found = selectPage({ ...people, filter: 'title eq "long"', startIndex: 2, count: 1 });

  assert.deepEqual(found, { total: 2, start: 2, names: ['ddd'] });
});

await test('a sorted list is sorted before it is cut into pages, either way', () => {
  const people = createPeople(['c', 'A', 'b']);

  const up = select({ ...people, sortBy: 'userName', count: 2 });
  const down = select({ ...people, sortBy: 'userName', isDescending: true, count: 2 });

  assert.deepEqual(
    [up, down],
    [
      ['A', 'b'],
      ['c', 'b'],
    ],
  );
  assert.deepEqual(select(people), ['c', 'A', 'b']);
});

await test('who has no value comes last, and first where the order is turned (RFC 7644 3.4.2.3)', () => {
  const { directory, users, createUser } = createDirectoryRig();
  createUser('none');
  createUser('b', { title: 'b' });
  createUser('a', { title: 'a' });
  const list = { directory, type: users, sortBy: 'title' };

  assert.deepEqual(select(list), ['a', 'b', 'none']);
  assert.deepEqual(select({ ...list, isDescending: true }), ['none', 'b', 'a']);
});

await test('deactivated people are listed and found like all others', () => {
  const { directory, users, createUser } = createDirectoryRig();
  createUser('jane', { active: false });

  assert.deepEqual(select({ directory, type: users, filter: 'userName eq "JANE"' }), ['jane']);
});

await test('several types are listed one behind the other', () => {
  const { directory, users, groups, createUser, createGroup } = createDirectoryRig();
  createGroup('G');
  createUser('jane');

  const { totalResults, resources } = directory.query([users, groups], { startIndex: 1, count: 9 });

  assert.equal(totalResults, 2);
  assert.deepEqual(
    resources.map(({ content }) => content['schemas']),
    [[userUrn], [groupUrn]],
  );
});

const addressed: readonly (readonly [
  type: 'users' | 'groups',
  filter: string,
  names: readonly string[],
])[] = [
  ['users', 'meta.location eq "https://a.example/v2/Users/id-1"', ['jane']],
  ['users', 'meta.location ew "/id-2"', ['bo']],
  ['users', 'meta.location pr', ['jane', 'bo']],
  ['users', 'not (meta.location pr)', []],
  ['users', 'groups.$ref eq "https://a.example/v2/Groups/id-3"', ['jane']],
  ['groups', 'members.$ref eq "https://a.example/v2/Users/id-1"', ['G']],
  ['groups', 'members[$ref ew "/Users/id-1" and type eq "User"]', ['G']],
  ['groups', 'members[$ref ew "/Users/id-2"]', []],
  ['groups', 'displayName eq "G" and members.$ref pr', ['G']],
];

for (const [kind, filter, names] of addressed) {
  await test(`addresses can be filtered by, although nobody stores them: ${filter}`, () => {
    const rig = createDirectoryRig();
    rig.createUser('jane');
    rig.createUser('bo');
    rig.createGroup('G', ['id-1']);
    const { directory, [kind]: type } = rig;

    const found = select({ directory, type, filter, baseUrl: 'https://a.example/v2' });

    assert.deepEqual(found, names);
  });
}
