import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { readResourceBody } from '../../../../src/scim/message/body.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';
import { deepFreeze } from '../../../support/deepFreeze.js';
import { deviceType, deviceUrn, warrantyUrn } from '../../../support/deviceSchema.js';
import { createContext } from '../../../support/noteList.js';

/** What a PUT of `body` makes of `current` (RFC 7644 3.5.1). */
const put = (type: ResourceType, current: JsonObject, body: JsonObject): JsonObject =>
  readResourceBody(type, deepFreeze(body), { ...createContext(), current: deepFreeze(current) });

const currentUser: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: '1',
  userName: 'jane',
  password: 'secret',
  title: 'VP',
  emails: [{ value: 'a' }],
  groups: [{ value: 'g', type: 'direct' }],
  [enterpriseUserUrn]: {
    department: 'Sales',
    manager: { value: '2', displayName: 'Bo' },
  },
  meta: { resourceType: 'User' },
};

const currentDevice: JsonObject = {
  schemas: [deviceUrn, warrantyUrn],
  id: '9',
  serialNumber: 'S1',
  model: 'M1',
  firmware: '1.0',
  pin: '0000',
  batches: ['b1', 'b2'],
  owner: { value: '1', displayName: 'Jane', since: '2020' },
  [warrantyUrn]: { provider: 'P', signed: 'yes', checked: 'today' },
};

await test('what is not named and can be written is unassigned', () => {
  const content = put(userType, currentUser, { schemas: [userUrn], userName: 'jane' });

  assert.deepEqual(content, {
    schemas: [userUrn],
    userName: 'jane',
    id: '1',
    password: 'secret',
    groups: [{ value: 'g', type: 'direct' }],
    meta: { resourceType: 'User' },
  });
});

await test('read-only values stay, whatever the body says of them', () => {
  const content = put(userType, currentUser, {
    schemas: [userUrn],
    id: 'other',
    userName: 'jane',
    groups: [],
    meta: { version: 'mine' },
  });

  assert.deepEqual(
    [content['id'], content['groups'], content['meta']],
    ['1', [{ value: 'g', type: 'direct' }], { resourceType: 'User' }],
  );
});

await test('a password that is not named stays, a new one replaces it', () => {
  const body = { schemas: [userUrn], userName: 'jane' };

  assert.equal(put(userType, currentUser, body)['password'], 'secret');
  assert.equal(put(userType, currentUser, { ...body, password: null })['password'], 'secret');
  assert.equal(put(userType, currentUser, { ...body, password: 'new' })['password'], 'new');
});

await test('what the service derived from a value stays as long as the value does', () => {
  const put_ = (manager: JsonObject): unknown => {
    const content = put(userType, currentUser, {
      schemas: [userUrn],
      userName: 'jane',
      [enterpriseUserUrn]: { manager },
    });
    return content[enterpriseUserUrn];
  };

  assert.deepEqual(put_({ value: '2' }), { manager: { value: '2', displayName: 'Bo' } });
  assert.deepEqual(put_({ value: '3' }), { manager: { value: '3' } });
});

await test('the answer of a GET, sent back as it is, changes nothing', () => {
  assert.deepEqual(put(userType, currentUser, currentUser), currentUser);
  assert.deepEqual(put(deviceType, currentDevice, currentDevice), currentDevice);
});

await test('immutable values may be named as they are or left away, and stay', () => {
  const body = { schemas: [deviceUrn], serialNumber: 'S1' };
  const kept = {
    id: '9',
    model: 'M1',
    firmware: '1.0',
    pin: '0000',
    batches: ['b1', 'b2'],
    schemas: [deviceUrn, warrantyUrn],
    serialNumber: 'S1',
    [warrantyUrn]: { provider: 'P', signed: 'yes', checked: 'today' },
  };
  const named = { ...body, model: 'M1', batches: ['b1', 'b2'], [warrantyUrn]: { provider: 'P' } };

  assert.deepEqual(put(deviceType, currentDevice, named), kept);
  assert.deepEqual(
    put(deviceType, currentDevice, { ...named, model: 'm1', batches: ['B2', 'b1'] }),
    kept,
    'by the rules of the attribute they match (RFC 7644 3.5.1)',
  );
});

const immutable: readonly (readonly [member: JsonObject, detail: RegExp])[] = [
  [
    { model: 'M2' },
    /^model is immutable: it is the string "M1" and cannot become the string "M2"$/,
  ],
  [{ batches: ['b1'] }, /batches is immutable and has other values already/],
  [{ owner: { value: '1', since: '2021' } }, /owner\.since is immutable/],
  [{ [warrantyUrn]: { provider: 'P', signed: 'no' } }, /Warranty:signed is immutable/],
];

for (const [member, detail] of immutable) {
  await test(`another immutable value is a 400 mutability: ${detail.source}`, () => {
    assert.throws(
      () => put(deviceType, currentDevice, { schemas: [deviceUrn], serialNumber: 'S1', ...member }),
      (error) =>
        error instanceof ScimError &&
        error.status === 400 &&
        error.scimType === 'mutability' &&
        detail.test(error.message),
    );
  });
}

await test('an immutable attribute that has no value yet takes one', () => {
  const current = withoutMember(currentDevice, 'model');

  const content = put(deviceType, current, { ...currentDevice, model: 'M3' });

  assert.equal(content['model'], 'M3');
});

await test('an extension whose immutable part has to stay needs what it requires all the same', () => {
  assert.throws(
    () => put(deviceType, currentDevice, { schemas: [deviceUrn], serialNumber: 'S1' }),
    /Warranty:provider is required for a Device/,
  );
});

await test('an extension that is not named goes', () => {
  const content = put(userType, currentUser, {
    schemas: [userUrn, enterpriseUserUrn],
    userName: 'jane',
  });

  assert.equal(content[enterpriseUserUrn], undefined);
  assert.deepEqual(content['schemas'], [userUrn]);
});

await test('required values cannot be left away', () => {
  assert.throws(
    () => put(userType, currentUser, { schemas: [userUrn], displayName: 'x' }),
    /userName is required for a User/,
  );
});
