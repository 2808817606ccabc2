import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { type Change } from '../../../../src/scim/store/directory.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';

const show = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ kind, type, id }) => [kind, type?.name, id].filter(Boolean).join(' '));

await test('each change comes once, with the states before and after', () => {
  const rig = createDirectoryRig();
  const { directory, users, context, changes } = rig;

  const created = rig.createUser('jane');
  const patched = directory.patch(
    users,
    'id-1',
    patchBody([{ op: 'add', value: { title: 'x' } }]),
    context,
  );
  const replaced = directory.replace(
    users,
    'id-1',
    { schemas: [userUrn], userName: 'ann' },
    context,
  );
  directory.remove(users, 'id-1', context);
  directory.clear();

  assert.deepEqual(changes, [
    { kind: 'created', type: users, id: 'id-1', after: created },
    { kind: 'patched', type: users, id: 'id-1', before: created, after: patched },
    { kind: 'replaced', type: users, id: 'id-1', before: patched, after: replaced },
    { kind: 'deleted', type: users, id: 'id-1', before: replaced },
    { kind: 'reset' },
  ]);
});

await test('what follows in other resources comes behind the change, as mirrored', () => {
  const rig = createDirectoryRig();
  const { directory, users, groups, context, changes } = rig;
  const jane = rig.createUser('jane');
  rig.createGroup('G', ['id-1']);

  const mirrored = changes.at(-1);
  assert.deepEqual(show(changes), [
    'created User id-1',
    'created Group id-2',
    'mirrored User id-1',
  ]);
  assert.equal(mirrored?.before, jane);
  assert.equal(mirrored.after, directory.get(users, 'id-1'));

  changes.length = 0;
  directory.patch(
    groups,
    'id-2',
    patchBody([{ op: 'replace', value: { displayName: 'H' } }]),
    context,
  );
  directory.remove(users, 'id-1', context);
  assert.deepEqual(show(changes), [
    'patched Group id-2',
    'mirrored User id-1',
    'deleted User id-1',
    'mirrored Group id-2',
  ]);
});

await test('a write that fails says nothing', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.changes.length = 0;

  assert.throws(() => rig.createUser('jane'));
  assert.throws(() => rig.createGroup('G', ['nobody']));
  assert.throws(() => {
    rig.directory.load([{ schemas: [userUrn], userName: 'new' }, {}]);
  });

  assert.deepEqual(rig.changes, []);
});

await test('fixtures come as one reset', () => {
  const rig = createDirectoryRig();

  rig.directory.load([
    { schemas: [userUrn], userName: 'a' },
    { schemas: [userUrn], userName: 'b' },
  ]);

  assert.deepEqual(show(rig.changes), ['reset']);
});

await test('who listens sees the directory as it is after the whole change', () => {
  const rig = createDirectoryRig();
  const seen: unknown[] = [];
  rig.createUser('jane');
  rig.directory.onDidChange(({ kind }) => {
    seen.push([kind, rig.directory.get(rig.users, 'id-1').content['groups'] !== undefined]);
  });

  rig.createGroup('G', ['id-1']);

  assert.deepEqual(seen, [
    ['created', true],
    ['mirrored', true],
  ]);
});

await test('a disposed directory tells nobody, and so does a disposed subscription', () => {
  const rig = createDirectoryRig();
  const seen: string[] = [];
  const subscription = rig.directory.onDidChange(({ kind }) => seen.push(kind));
  subscription.dispose();
  rig.createUser('a');

  rig.directory.dispose();
  rig.createUser('b');

  assert.deepEqual(seen, []);
  assert.equal(rig.changes.length, 1);
});
