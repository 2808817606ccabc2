import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';

const groupsOf = ({ directory, users }: DirectoryRig, id: string): JsonValue | undefined =>
  directory.get(users, id).content['groups'];

const membersOf = ({ directory, groups }: DirectoryRig, id: string): JsonValue | undefined =>
  directory.get(groups, id).content['members'];

function patchGroup(
  { directory, groups, context }: DirectoryRig,
  id: string,
  ...operations: readonly JsonObject[]
): void {
  directory.patch(groups, id, patchBody(operations), context);
}

const direct = (value: string, display: string): JsonObject => ({ value, display, type: 'direct' });
const indirect = (value: string, display: string): JsonObject => ({
  ...direct(value, display),
  type: 'indirect',
});

await test('a member gets its type and a name to show, and shows the group in turn', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane', { displayName: 'Jane Doe' });
  rig.createUser('bo');

  const group = rig.createGroup('Sales', ['id-1', 'id-2']);

  assert.deepEqual(group.content['members'], [
    { value: 'id-1', type: 'User', display: 'Jane Doe' },
    { value: 'id-2', type: 'User', display: 'bo' },
  ]);
  assert.deepEqual(groupsOf(rig, 'id-1'), [direct('id-3', 'Sales')]);
});

await test('the name that a client gives a member stays; an address that it gives does not', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  const members = [
    { value: 'id-1', display: 'J.', $ref: 'https://elsewhere.example/1', type: 'user' },
  ];

  rig.directory.create(rig.groups, { schemas: [groupUrn], displayName: 'G', members }, rig.context);

  assert.deepEqual(membersOf(rig, 'id-2'), [{ value: 'id-1', display: 'J.', type: 'User' }]);
});

await test('an unknown member is a 400 that names it and its place, and nothing is changed', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('G', ['id-1']);
  const before = rig.directory.get(rig.groups, 'id-2');
  const isUnknown = (error: unknown): boolean =>
    error instanceof ScimError &&
    error.status === 400 &&
    error.scimType === 'invalidValue' &&
    /^members\[1\]\.value "nobody" is the id of no User and no Group$/.test(error.message);

  assert.throws(() => rig.createGroup('H', ['id-1', 'nobody']), isUnknown);
  assert.throws(() => {
    patchGroup(rig, 'id-2', { op: 'add', path: 'members', value: [{ value: 'nobody' }] });
  }, isUnknown);
  assert.throws(
    () =>
      rig.directory.replace(
        rig.groups,
        'id-2',
        {
          schemas: [groupUrn],
          displayName: 'G',
          members: [{ value: 'id-1' }, { value: 'nobody' }],
        },
        rig.context,
      ),
    isUnknown,
  );
  assert.equal(rig.directory.get(rig.groups, 'id-2'), before);
  assert.equal(rig.directory.count(rig.groups), 1);
});

for (const member of [{ display: 'x' }, { value: '' }]) {
  await test(`a member ${JSON.stringify(member)} has no id: 400`, () => {
    const rig = createDirectoryRig();
    const body = { schemas: [groupUrn], displayName: 'G', members: [member] };

    assert.throws(
      () => rig.directory.create(rig.groups, body, rig.context),
      /members\[0\]\.value is required: the id of the member/,
    );
  });
}

await test('a wrong type of a member is corrected, with a warning', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  const members = [{ value: 'id-1', type: 'Group' }];

  rig.directory.create(rig.groups, { schemas: [groupUrn], displayName: 'G', members }, rig.context);

  assert.deepEqual(membersOf(rig, 'id-2'), [{ value: 'id-1', type: 'User', display: 'jane' }]);
  assert.deepEqual(
    rig.notes.map(({ id, level }) => [id, level]),
    [['directory.memberType', 'warning']],
  );
});

await test('groups of a person follow every way in which members change', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createUser('bo');
  rig.createGroup('G');
  const shown = [direct('id-3', 'G')];

  patchGroup(rig, 'id-3', { op: 'add', path: 'members', value: [{ value: 'id-1' }] });
  assert.deepEqual([groupsOf(rig, 'id-1'), groupsOf(rig, 'id-2')], [shown, undefined]);

  patchGroup(rig, 'id-3', { op: 'replace', path: 'members', value: [{ value: 'id-2' }] });
  assert.deepEqual([groupsOf(rig, 'id-1'), groupsOf(rig, 'id-2')], [undefined, shown]);

  patchGroup(
    rig,
    'id-3',
    { op: 'remove', path: 'members[value eq "id-2"]' },
    { op: 'add', path: 'members', value: [{ value: 'id-1' }] },
  );
  assert.deepEqual([groupsOf(rig, 'id-1'), groupsOf(rig, 'id-2')], [shown, undefined]);

  const body = { schemas: [groupUrn], displayName: 'G' };
  rig.directory.replace(rig.groups, 'id-3', body, rig.context);
  assert.deepEqual([groupsOf(rig, 'id-1'), groupsOf(rig, 'id-2')], [undefined, undefined]);
});

await test('membership through another group is indirect, and each group is shown once', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('Inner', ['id-1']);
  rig.createGroup('Middle', ['id-2']);
  rig.createGroup('Outer', ['id-3', 'id-2', 'id-1']);

  assert.deepEqual(groupsOf(rig, 'id-1'), [
    direct('id-2', 'Inner'),
    direct('id-4', 'Outer'),
    indirect('id-3', 'Middle'),
  ]);
  assert.deepEqual(membersOf(rig, 'id-3'), [{ value: 'id-2', type: 'Group', display: 'Inner' }]);
});

await test('a change in the middle reaches the people below', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('Inner', ['id-1']);
  rig.createGroup('Outer');

  patchGroup(rig, 'id-3', { op: 'add', path: 'members', value: [{ value: 'id-2' }] });
  assert.deepEqual(groupsOf(rig, 'id-1'), [direct('id-2', 'Inner'), indirect('id-3', 'Outer')]);

  patchGroup(rig, 'id-2', { op: 'remove', path: 'members' });
  assert.equal(groupsOf(rig, 'id-1'), undefined);
});

await test('groups that contain each other, or themselves, do no harm', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('A', ['id-1']);
  rig.createGroup('B', ['id-2']);

  patchGroup(rig, 'id-2', { op: 'add', path: 'members', value: [{ value: 'id-3' }] });
  patchGroup(rig, 'id-2', { op: 'add', path: 'members', value: [{ value: 'id-2' }] });

  assert.deepEqual(groupsOf(rig, 'id-1'), [direct('id-2', 'A'), indirect('id-3', 'B')]);
  rig.directory.remove(rig.groups, 'id-2', rig.context);
  assert.equal(groupsOf(rig, 'id-1'), undefined);
  assert.equal(membersOf(rig, 'id-3'), undefined);
});

await test('a deleted person leaves all groups, which get a new version', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createUser('bo');
  const before = rig.createGroup('G', ['id-1', 'id-2']);
  rig.createGroup('H', ['id-1']);
  rig.tick();

  rig.directory.remove(rig.users, 'id-1', rig.context);

  const after = rig.directory.get(rig.groups, 'id-3');
  assert.deepEqual(after.content['members'], [{ value: 'id-2', type: 'User', display: 'bo' }]);
  assert.notEqual(after.version, before.version);
  assert.ok(after.lastModified > before.lastModified);
  assert.equal(membersOf(rig, 'id-4'), undefined);
});

await test('a deleted group is shown by nobody any more', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('Inner', ['id-1']);
  rig.createGroup('Outer', ['id-2']);

  rig.directory.remove(rig.groups, 'id-2', rig.context);

  assert.equal(groupsOf(rig, 'id-1'), undefined);
  assert.equal(membersOf(rig, 'id-3'), undefined);
});

await test('a new name of a group is shown by its members, direct and indirect, and by its owners', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('Inner', ['id-1']);
  rig.createGroup('Outer', ['id-2']);

  patchGroup(rig, 'id-2', { op: 'replace', value: { displayName: 'In' } });
  patchGroup(rig, 'id-3', { op: 'replace', value: { displayName: 'Out' } });

  assert.deepEqual(groupsOf(rig, 'id-1'), [direct('id-2', 'In'), indirect('id-3', 'Out')]);
  assert.deepEqual(membersOf(rig, 'id-3'), [{ value: 'id-2', type: 'Group', display: 'In' }]);
});

await test('a new name of a person is shown by groups that showed the old one, not where a client chose', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane', { displayName: 'Jane' });
  rig.createGroup('Follows', ['id-1']);
  const members = [{ value: 'id-1', display: 'jane@example.com' }];
  rig.directory.create(
    rig.groups,
    { schemas: [groupUrn], displayName: 'Chosen', members },
    rig.context,
  );

  const body = patchBody([{ op: 'replace', value: { displayName: 'Ann' } }]);
  rig.directory.patch(rig.users, 'id-1', body, rig.context);

  assert.deepEqual(membersOf(rig, 'id-2'), [{ value: 'id-1', type: 'User', display: 'Ann' }]);
  assert.deepEqual(membersOf(rig, 'id-3'), [
    { value: 'id-1', display: 'jane@example.com', type: 'User' },
  ]);
});

await test('a PUT of a person does not touch the groups', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('G', ['id-1']);
  const body = { schemas: [userUrn], userName: 'jane', title: 'x', groups: [] };

  const after = rig.directory.replace(rig.users, 'id-1', body, rig.context);

  assert.deepEqual(after.content['groups'], [direct('id-2', 'G')]);
  assert.deepEqual(membersOf(rig, 'id-2'), [{ value: 'id-1', type: 'User', display: 'jane' }]);
});

await test('the same member twice is one member', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');

  rig.createGroup('G', ['id-1', 'id-1']);

  assert.deepEqual(membersOf(rig, 'id-2'), [{ value: 'id-1', type: 'User', display: 'jane' }]);
});

await test('a PUT with the same members, said more shortly, changes nothing', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  const before = rig.createGroup('G', ['id-1']);
  const body = {
    schemas: [groupUrn],
    displayName: 'G',
    members: [{ value: 'id-1', display: null }],
  };

  assert.equal(rig.directory.replace(rig.groups, 'id-2', body, rig.context), before);
});

await test('a change of a large group asks for no member that was there before', () => {
  const rig = createDirectoryRig();
  const ids = Array.from({ length: 400 }, (_one, at) => rig.createUser(`u${String(at)}`).id);
  const { id } = rig.createGroup('G', ids);
  const before = membersOf(rig, id);
  rig.createUser('new');

  patchGroup(
    rig,
    id,
    { op: 'remove', path: 'members[value eq "id-200"]' },
    { op: 'add', path: 'members', value: [{ value: 'id-402' }] },
  );

  const after = membersOf(rig, id);
  assert.ok(Array.isArray(before) && Array.isArray(after));
  const known = new Set<unknown>(before);
  assert.equal(after.filter((member) => known.has(member)).length, 399);
  assert.deepEqual(groupsOf(rig, 'id-402'), [direct(id, 'G')]);
  assert.equal(groupsOf(rig, 'id-200'), undefined);
});

for (const verb of ['PUT', 'PATCH'] as const) {
  await test(`the same members in another order are no change by ${verb}: the version stays`, () => {
    const rig = createDirectoryRig();
    rig.createUser('jane');
    rig.createUser('bo');
    const before = rig.createGroup('G', ['id-1', 'id-2']);
    rig.changes.length = 0;
    const members = [{ value: 'id-2' }, { value: 'id-1', type: 'User' }];

    if (verb === 'PUT') {
      const body = { schemas: [groupUrn], displayName: 'G', members };
      rig.directory.replace(rig.groups, before.id, body, rig.context);
    } else {
      patchGroup(rig, before.id, { op: 'replace', path: 'members', value: members });
    }

    assert.equal(rig.directory.get(rig.groups, before.id), before);
    assert.deepEqual(rig.changes, []);
  });
}

await test('the same members in another order and another name of one of them are a change', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createUser('bo');
  const { id } = rig.createGroup('G', ['id-1', 'id-2']);
  const value = [{ value: 'id-2' }, { value: 'id-1', display: 'J.' }];

  patchGroup(rig, id, { op: 'replace', path: 'members', value });

  assert.deepEqual(membersOf(rig, id), [
    { value: 'id-2', type: 'User', display: 'bo' },
    { value: 'id-1', type: 'User', display: 'J.' },
  ]);
});
