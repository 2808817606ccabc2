import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue, withoutMember } from '../../../../src/base/json.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { FixtureError } from '../../../../src/scim/store/fixtureError.js';
import { deviceUrn } from '../../../support/deviceSchema.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';

const load = (...resources: readonly JsonValue[]): DirectoryRig => {
  const rig = createDirectoryRig();
  rig.directory.load(resources);
  return rig;
};

await test('ids that are given are kept, so that groups may name members that come later', () => {
  const rig = load(
    { schemas: [groupUrn], id: 'g', displayName: 'G', members: [{ value: 'u' }] },
    { schemas: [userUrn], id: 'u', userName: 'jane' },
  );

  const group = rig.directory.get(rig.groups, 'g').content;
  const user = rig.directory.get(rig.users, 'u').content;
  assert.deepEqual(group['members'], [{ value: 'u', type: 'User', display: 'jane' }]);
  assert.deepEqual(user['groups'], [{ value: 'g', display: 'G', type: 'direct' }]);
});

await test('a resource without an id gets one', () => {
  const rig = load(
    { schemas: [userUrn], userName: 'jane' },
    { schemas: [userUrn], id: null, userName: 'bo' },
  );

  assert.equal(rig.directory.get(rig.users, 'id-1').content['userName'], 'jane');
  assert.equal(rig.directory.get(rig.users, 'id-2').content['userName'], 'bo');
});

await test('names are read in any capitals, also those that the service has for itself', () => {
  const rig = load({
    SCHEMAS: [userUrn],
    ID: 'u',
    USERNAME: 'jane',
    Groups: [{ value: 'none' }],
    META: { created: '2020-01-01T00:00:00Z' },
  });

  const { id, content, created } = rig.directory.get(rig.users, 'u');
  assert.deepEqual([id, content['id'], content['userName']], ['u', 'u', 'jane']);
  assert.equal(content['groups'], undefined);
  assert.equal(created, Date.UTC(2020, 0, 1));
});

await test('what clients may not set a fixture may: passwords, read-only parts, times', () => {
  const rig = load({
    schemas: [userUrn, enterpriseUserUrn],
    id: 'u',
    userName: 'jane',
    password: 'secret',
    [enterpriseUserUrn]: { manager: { value: '7', displayName: 'Bo' } },
    meta: {
      created: '2020-01-01T00:00:00',
      lastModified: '2021-01-01T01:00:00+01:00',
      version: 'x',
    },
  });

  const { content, created, lastModified, version } = rig.directory.get(rig.users, 'u');
  assert.deepEqual(content[enterpriseUserUrn], { manager: { value: '7', displayName: 'Bo' } });
  assert.equal(content['password'], 'secret');
  assert.equal(created, Date.UTC(2020, 0, 1));
  assert.equal(lastModified, Date.UTC(2021, 0, 1));
  assert.deepEqual(content['meta'], {
    resourceType: 'User',
    created: '2020-01-01T00:00:00.000Z',
    lastModified: '2021-01-01T00:00:00.000Z',
    version,
  });
});

await test('times that are none are left away', () => {
  const rig = load({ schemas: [userUrn], id: 'u', userName: 'jane', meta: { created: 'soon' } });

  assert.equal(rig.directory.get(rig.users, 'u').created, Date.UTC(2026, 0, 1));
});

await test('the type follows from schemas, or else from meta.resourceType', () => {
  const rig = load(
    { schemas: [deviceUrn.toUpperCase()], serialNumber: 'S' },
    { meta: { resourceType: 'Group' }, displayName: 'G' },
  );

  assert.deepEqual([rig.directory.count(rig.devices), rig.directory.count(rig.groups)], [1, 1]);
});

await test('an answer of the service, all of it, can be loaded again', () => {
  const first = createDirectoryRig();
  first.createUser('jane', { [enterpriseUserUrn]: { department: 'IT' } });
  first.createGroup('G', ['id-1']);
  const all = first.directory
    .query([first.groups, first.users], { startIndex: 1, count: 9 })
    .resources.map(({ content }) => content);

  const second = load(...all);

  for (const type of [second.groups, second.users]) {
    const [restored] = second.directory.query([type], { startIndex: 1, count: 9 }).resources;
    const original = all.find(({ id }) => id === restored?.id);
    assert.deepEqual(
      withoutMember(restored?.content ?? {}, 'meta'),
      withoutMember(original ?? {}, 'meta'),
    );
  }
});

const user = (more: Readonly<Record<string, JsonValue>>): JsonValue => ({
  schemas: [userUrn],
  userName: 'jane',
  ...more,
});

const failures: readonly (readonly [resource: JsonValue, detail: RegExp])[] = [
  ['x', /must be an object, but was the string "x"/],
  [null, /must be an object, but was null/],
  [{}, /"schemas" names no resource type; it must contain one of urn:/],
  [{ schemas: ['urn:x'] }, /names no resource type/],
  [{ schemas: [5, null] }, /names no resource type/],
  [{ schemas: [userUrn] }, /userName is required/],
  [user({ id: 5 }), /id must be a string, but was the number 5/],
  [user({ id: '' }), /id must be a string/],
  [user({ id: 'bulkId:7' }), /id must not have "bulkId" in it \(RFC 7643 3\.1\)/],
  [user({ active: 'yes' }), /active must be a boolean/],
  [user({ id: 'first' }), /A User with the id "first" exists already: resource 1$/],
  [user({ userName: 'THERE' }), /userName "THERE" exists already: id-1$/],
  [user({ userName: 'FIRST' }), /userName "FIRST" exists already: resource 1$/],
  [
    { schemas: [groupUrn], displayName: 'G', members: [{ value: 'nobody' }] },
    /members\[0\]\.value "nobody" is the id of no User/,
  ],
];

for (const [resource, detail] of failures) {
  await test(`a failure names the resource, counted from 1, and nothing is loaded: ${detail.source}`, () => {
    const rig = createDirectoryRig();
    rig.createUser('there');

    assert.throws(
      () => {
        rig.directory.load([{ schemas: [userUrn], id: 'first', userName: 'first' }, resource]);
      },
      (error) =>
        error instanceof FixtureError &&
        error.message.startsWith('Resource 2: ') &&
        detail.test(error.message),
    );
    assert.equal(rig.directory.count(rig.users), 1);
    assert.equal(rig.directory.count(rig.groups), 0);
    assert.equal(rig.createUser('first').content['groups'], undefined);
  });
}

await test('everything that is wrong is told at once, each once, in the order of the list', () => {
  const rig = createDirectoryRig();
  const group = (id: string, member: string): JsonValue => ({
    schemas: [groupUrn],
    displayName: 'G',
    members: [{ value: id }, { value: member }],
  });

  assert.throws(
    () => {
      rig.directory.load([
        group('a', 'nobody'),
        user({ id: 'a' }),
        { schemas: [userUrn], id: 'lost' },
        user({ id: 'b' }),
        group('a', 'lost'),
        7,
      ]);
    },
    (error) => {
      assert.ok(error instanceof FixtureError);
      assert.deepEqual(error.problems, [
        { at: 0, reason: 'members[1].value "nobody" is the id of no User and no Group' },
        { at: 2, reason: 'userName is required for a User' },
        { at: 3, reason: 'A User with userName "jane" exists already', other: 1 },
        { at: 5, reason: 'A resource must be an object, but was the number 7' },
      ]);
      return true;
    },
  );
  assert.equal(rig.directory.count(rig.users), 0);
});

await test('fixtures may come behind others, and meet them', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');

  rig.directory.load([
    { schemas: [groupUrn], id: 'g', displayName: 'G', members: [{ value: 'id-1' }] },
  ]);

  const { content } = rig.directory.get(rig.users, 'id-1');
  assert.deepEqual(content['groups'], [{ value: 'g', display: 'G', type: 'direct' }]);
});
