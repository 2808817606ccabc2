import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { profiles } from '../../../../src/scim/profile.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { Directory } from '../../../../src/scim/store/directory.js';
import { coreRegistry, userType } from '../../../support/coreTypes.js';
import { deviceUrn } from '../../../support/deviceSchema.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';
import { select } from '../../../support/selection.js';

const isFailure =
  (status: number, scimType: string | undefined, detail: RegExp) =>
  (error: unknown): boolean =>
    error instanceof ScimError &&
    error.status === status &&
    error.scimType === scimType &&
    detail.test(error.message);

await test('a created resource has an id, its type, its times and a version (RFC 7643 3.1)', () => {
  const { directory, users, createUser } = createDirectoryRig();

  const created = createUser('jane', { externalId: '00u1' });

  assert.deepEqual(created.content, {
    schemas: [userUrn],
    id: 'id-1',
    userName: 'jane',
    externalId: '00u1',
    meta: {
      resourceType: 'User',
      created: '2026-01-01T00:00:00.000Z',
      lastModified: '2026-01-01T00:00:00.000Z',
      version: created.version,
    },
  });
  assert.match(created.version, /^W\/"\d+"$/);
  assert.equal(directory.get(users, 'id-1'), created);
  assert.equal(directory.find(users, 'id-1'), created);
  assert.equal(directory.count(users), 1);
});

await test('members stand in the usual order: schemas and id first, meta last', () => {
  const { createUser } = createDirectoryRig();

  const { content } = createUser('jane', { active: true });

  assert.deepEqual(Object.keys(content), ['schemas', 'id', 'userName', 'active', 'meta']);
});

await test('the id and the meta that a client sends are not taken', () => {
  const { createUser } = createDirectoryRig();

  const { id, content } = createUser('jane', { id: 'mine', meta: { version: 'mine' } });

  assert.deepEqual([id, content['id']], ['id-1', 'id-1']);
});

await test('an id that exists already is not given again', () => {
  const { directory, users, createUser } = createDirectoryRig();
  directory.load([{ schemas: [userUrn], id: 'id-1', userName: 'fixture' }]);

  assert.equal(createUser('jane').id, 'id-2');
  assert.equal(directory.count(users), 2);
});

await test('ids are compared with their capitals', () => {
  const { directory, users, createUser } = createDirectoryRig();
  createUser('jane');

  assert.equal(directory.find(users, 'ID-1'), undefined);
});

for (const id of ['nobody', '__proto__', 'constructor', '', 'x'.repeat(5_000)]) {
  await test(`there is nobody with the id ${JSON.stringify(id.slice(0, 20))}: 404 for every verb`, () => {
    const { directory, users, context } = createDirectoryRig();
    const body = patchBody([{ op: 'replace', value: { active: false } }]);

    const isMissing = isFailure(404, undefined, /^There is no User with the id "/);
    assert.equal(directory.find(users, id), undefined);
    assert.throws(() => directory.get(users, id), isMissing);
    assert.throws(() => directory.patch(users, id, body, context), isMissing);
    assert.throws(() => directory.replace(users, id, {}, context), isMissing);
    assert.throws(() => {
      directory.remove(users, id, context);
    }, isMissing);
  });
}

await test('a deleted resource is gone: 404, also for a second deletion', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  createUser('jane');

  directory.remove(users, 'id-1', context);

  assert.equal(directory.find(users, 'id-1'), undefined);
  assert.equal(directory.count(users), 0);
  assert.throws(
    () => {
      directory.remove(users, 'id-1', context);
    },
    isFailure(404, undefined, /no User/),
  );
});

await test('a userName is unique whatever its capitals, and free again when its holder is gone', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  createUser('Jane');

  assert.throws(
    () => createUser('jANE'),
    isFailure(409, 'uniqueness', /^A User with userName "jANE" exists already: id-1$/),
  );
  directory.remove(users, 'id-1', context);
  assert.equal(createUser('jane').content['userName'], 'jane');
});

await test('a name that was changed is free, and the new one taken', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  createUser('jane');
  createUser('bo');
  const rename = (id: string, userName: string): unknown =>
    directory.patch(users, id, patchBody([{ op: 'replace', value: { userName } }]), context);

  rename('id-1', 'ann');

  assert.throws(() => rename('id-2', 'ANN'), isFailure(409, 'uniqueness', /userName "ANN"/));
  assert.throws(
    () => directory.replace(users, 'id-2', { schemas: [userUrn], userName: 'ann' }, context),
    isFailure(409, 'uniqueness', /userName "ann"/),
  );
  rename('id-2', 'jane');
  rename('id-1', 'Ann');
  assert.equal(directory.get(users, 'id-1').content['userName'], 'Ann');
});

await test('externalId and Group.displayName may repeat', () => {
  const { createUser, createGroup } = createDirectoryRig();

  createUser('a', { externalId: 'x' });
  createUser('b', { externalId: 'x' });
  createGroup('G');

  assert.equal(createGroup('G').content['displayName'], 'G');
});

const unique: readonly (readonly [first: JsonObject, second: JsonObject, label: RegExp])[] = [
  [{ slot: 7 }, { slot: 7 }, /slot "7"/],
  [{ codes: ['a', 'b'] }, { codes: ['c', 'b'] }, /codes "b"/],
  [
    { bought: '2026-01-01T12:00:00+01:00' },
    { bought: '2026-01-01T11:00:00Z' },
    /bought "2026-01-01T11:00:00Z"/,
  ],
  [
    { parts: [{ value: 'p', label: 'x' }] },
    { parts: [{ value: 'P', label: 'y' }] },
    /parts\.value "P"/,
  ],
];

for (const [first, second, label] of unique) {
  await test(`what a schema calls unique is so, of any type: ${label.source}`, () => {
    const { directory, devices, context } = createDirectoryRig();
    const create = (serialNumber: string, more: JsonObject): unknown =>
      directory.create(devices, { schemas: [deviceUrn], serialNumber, ...more }, context);
    create('S1', first);

    assert.throws(() => create('S2', second), isFailure(409, 'uniqueness', label));
    assert.equal(directory.count(devices), 1);
  });
}

await test('a resource may repeat its own unique value', () => {
  const { directory, devices, context } = createDirectoryRig();
  const body = {
    schemas: [deviceUrn],
    serialNumber: 'S1',
    parts: [
      { value: 'p', type: 'x', label: 'l' },
      { value: 'p', type: 'y', label: 'l' },
    ],
  };

  directory.create(devices, body, context);

  assert.equal(select({ directory, type: devices, filter: 'parts.value eq "P"' }).length, 1);
});

await test('a change makes a new version and a new time; created stays', () => {
  const { directory, users, createUser, context, tick } = createDirectoryRig();
  const before = createUser('jane');
  tick();

  const after = directory.patch(
    users,
    'id-1',
    patchBody([{ op: 'replace', value: { title: 'VP' } }]),
    context,
  );

  assert.notEqual(after.version, before.version);
  assert.deepEqual(after.content['meta'], {
    resourceType: 'User',
    created: '2026-01-01T00:00:00.000Z',
    lastModified: '2026-01-01T00:01:00.000Z',
    version: after.version,
  });
  assert.equal(before.content['title'], undefined);
});

await test('a PATCH or PUT that changes nothing leaves version and time as they are, and says nothing', () => {
  const { directory, users, createUser, context, tick, changes } = createDirectoryRig();
  const before = createUser('jane', { title: 'VP', name: { givenName: 'J', familyName: 'D' } });
  const count = changes.length;
  tick();

  const patched = directory.patch(
    users,
    'id-1',
    patchBody([{ op: 'add', value: { title: 'VP' } }]),
    context,
  );
  const replaced = directory.replace(
    users,
    'id-1',
    {
      name: { familyName: 'D', givenName: 'J' },
      title: 'VP',
      userName: 'jane',
      schemas: [userUrn],
    },
    context,
  );

  assert.equal(patched, before);
  assert.equal(replaced, before);
  assert.equal(changes.length, count);
});

await test('a version is never given twice', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  const versions = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    const { id, version } = createUser('jane');
    versions.add(version);
    const body = patchBody([{ op: 'replace', value: { title: String(round) } }]);
    versions.add(directory.patch(users, id, body, context).version);
    directory.clear();
  }

  assert.equal(versions.size, 6);
});

await test('If-Match with another version is a 412 for PUT, PATCH and DELETE, and nothing happens', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  const before = createUser('jane');
  const stale = { ...context, ifMatch: 'W/"999"' };
  const isStale = isFailure(412, undefined, /If-Match is W\/"999"/);

  assert.throws(() => directory.replace(users, 'id-1', { userName: 'x' }, stale), isStale);
  assert.throws(
    () => directory.patch(users, 'id-1', patchBody([{ op: 'remove', path: 'title' }]), stale),
    isStale,
  );
  assert.throws(() => {
    directory.remove(users, 'id-1', stale);
  }, isStale);
  assert.equal(directory.get(users, 'id-1'), before);
});

await test('If-Match with the version that is there lets the change through', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  const { version } = createUser('jane');
  const fresh = { ...context, ifMatch: version };

  directory.patch(users, 'id-1', patchBody([{ op: 'add', value: { title: 'x' } }]), fresh);

  assert.throws(
    () => {
      directory.remove(users, 'id-1', fresh);
    },
    isFailure(412, undefined, /If-Match/),
  );
});

await test('a failing operation undoes the ones before it', () => {
  const { directory, users, createUser, context } = createDirectoryRig();
  const before = createUser('jane');

  assert.throws(() =>
    directory.patch(
      users,
      'id-1',
      patchBody([
        { op: 'replace', path: 'userName', value: 'ann' },
        { op: 'add', path: 'title', value: 'x' },
        { op: 'replace', path: 'active', value: 'yes' },
      ]),
      context,
    ),
  );

  assert.equal(directory.get(users, 'id-1'), before);
  assert.equal(createUser('ann').id, 'id-2');
});

await test('another profile holds from the next request on', () => {
  const { directory, users, context } = createDirectoryRig('strict');
  const body = { userName: 'jane', active: 'True' };
  assert.throws(() => directory.create(users, body, context));

  directory.setProfile(profiles.okta);

  assert.equal(directory.create(users, body, context).content['active'], true);
  assert.equal(directory.profile.name, 'okta');
});

await test('a reset leaves nobody, and names are free again', () => {
  const { directory, users, groups, createUser, createGroup } = createDirectoryRig();
  createUser('jane');
  createGroup('G', ['id-1']);

  directory.clear();

  assert.deepEqual([directory.count(users), directory.count(groups)], [0, 0]);
  assert.equal(select({ directory, type: users, filter: 'userName eq "jane"' }).length, 0);
  assert.equal(createUser('jane').content['groups'], undefined);
});

await test('a type of another registry is a bug of the caller, not a 404', () => {
  const { directory } = createDirectoryRig();

  assert.throws(
    () => directory.find(userType, 'x'),
    (error) => error instanceof Error && !(error instanceof ScimError),
  );
  assert.notEqual(directory.registry, coreRegistry);
});

await test('lastModified never goes back, even where the clock does', () => {
  let now = Date.UTC(2026, 0, 1);
  const directory = new Directory({
    registry: coreRegistry,
    profile: profiles.strict,
    clock: { now: () => now },
    newId: () => 'id-1',
    onListenerError: (error) => {
      throw error;
    },
  });
  const context = { note: () => undefined };
  directory.create(userType, { schemas: [userUrn], userName: 'jane' }, context);
  now -= 60_000;

  const body = patchBody([{ op: 'add', path: 'title', value: 'VP' }]);
  const { created, lastModified } = directory.patch(userType, 'id-1', body, context);

  assert.equal(lastModified, created);
});
