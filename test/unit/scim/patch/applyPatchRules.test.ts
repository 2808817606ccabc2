import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError, type ScimType } from '../../../../src/scim/errors.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';
import {
  deviceFile,
  deviceType,
  deviceUrn,
  getType,
  warrantyUrn,
} from '../../../support/deviceSchema.js';
import { patch } from '../../../support/patch.js';

const user: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: '1',
  userName: 'jane',
  active: true,
  emails: [
    { value: 'a', type: 'work', primary: true },
    { value: 'b', type: 'home' },
  ],
  groups: [{ value: 'g' }],
  [enterpriseUserUrn]: { manager: { value: '2', displayName: 'Bo' } },
};

const device: JsonObject = {
  schemas: [deviceUrn, warrantyUrn],
  serialNumber: 'S1',
  model: 'M1',
  firmware: '1.0',
  batches: ['b1'],
  owner: { value: '1', since: '2020' },
  parts: [{ value: 'p', label: 'l' }],
  [warrantyUrn]: { provider: 'P', signed: 'yes' },
};

const add = (path: string | undefined, value: JsonValue): JsonObject => ({
  op: 'add',
  ...(path !== undefined && { path }),
  value,
});
const remove = (path: string): JsonObject => ({ op: 'remove', path });
const replace = (path: string | undefined, value: JsonValue): JsonObject => ({
  ...add(path, value),
  op: 'replace',
});

type Refusal = readonly [operation: JsonObject, scimType: ScimType, detail: RegExp];

const userRefusals: readonly Refusal[] = [
  [replace('id', '2'), 'mutability', /id is read-only/],
  [remove('id'), 'mutability', /id is read-only/],
  [replace('meta.version', 'x'), 'mutability', /meta is read-only/],
  [add('groups', [{ value: 'h' }]), 'mutability', /groups is read-only/],
  [remove('groups[value eq "g"]'), 'mutability', /groups is read-only/],
  [
    replace(`${enterpriseUserUrn}:manager.displayName`, 'x'),
    'mutability',
    /displayName is read-only/,
  ],
  [remove('userName'), 'mutability', /userName is required and cannot be removed/],
  [replace('userName', null), 'invalidValue', /userName is required/],
  [replace('userName', ''), 'invalidValue', /userName must not be empty/],
  [replace(undefined, { userName: ' ' }), 'invalidValue', /userName must not be empty/],
  [remove('schemas'), 'mutability', /schemas is required and cannot be removed/],
  [remove(userUrn), 'mutability', /cannot be removed/],
  [remove('nonsense'), 'invalidPath', /No schema of User has what the path "nonsense" names/],
  [add('name.nonsense', 'x'), 'invalidPath', /path "name\.nonsense"/],
  [add('userName.x', 'x'), 'invalidPath', /path "userName\.x"/],
  [add('emails[type eq "work"].nonsense', 'x'), 'invalidPath', /No schema of User/],
  [add('urn:example:none:1.0', {}), 'invalidPath', /path "urn:example:none:1\.0"/],
  [add('urn:example:none:1.0:a', 'x'), 'invalidPath', /No schema of User/],
  [add('__proto__', 'x'), 'invalidPath', /is not a path/],
  [add('constructor', 'x'), 'invalidPath', /path "constructor"/],
  [add('name.constructor', 'x'), 'invalidPath', /path "name\.constructor"/],
  [
    replace('name[givenName pr]', 'x'),
    'invalidPath',
    /name has one value, so a filter in brackets/,
  ],
  [replace('userName[value pr]', 'x'), 'invalidPath', /userName has one value/],
  [remove('emails[type eq "none"]'), 'noTarget', /No value matches emails\[type eq "none"\]/],
  [remove('emails[nonsense pr]'), 'noTarget', /No value matches/],
  [remove('roles[value eq "x"]'), 'noTarget', /No value matches roles/],
  [remove('emails[primary gt true]'), 'invalidFilter', /gt does not go with primary/],
  [replace('active', 'yes'), 'invalidValue', /active must be a boolean, but was the string "yes"/],
  [replace('emails', 'x'), 'invalidValue', /emails\[0\] must be an object, but was the string/],
  [replace('name', 'Jane'), 'invalidValue', /name must be an object, but was the string "Jane"/],
  [replace('name', ['Jane']), 'invalidValue', /name must be an object, but was an array/],
  [replace('name.givenName', {}), 'invalidValue', /name\.givenName must be a string/],
  [replace('title', ['x']), 'invalidValue', /title must be a string, but was an array/],
  [
    replace('emails[type eq "work"]', [{ value: 'x' }, { value: 'y' }]),
    'invalidValue',
    /is one value, but an array of 2 was given/,
  ],
  [replace('emails[type eq "work"]', 'x'), 'invalidValue', /emails\[0\] must be an object/],
  [replace(undefined, 'x'), 'invalidValue', /value must be an object where there is no path/],
  [
    replace(undefined, null),
    'invalidValue',
    /value must be an object where there is no path, but was null/,
  ],
  [replace(undefined, []), 'invalidValue', /but was an array/],
  [replace(undefined, { title: 'a', TITLE: 'b' }), 'invalidValue', /TITLE is given twice/],
  [
    replace('name', { givenName: 'a', givenname: 'b' }),
    'invalidValue',
    /name\.givenName is given twice, in different capitals/,
  ],
  [
    add(enterpriseUserUrn, { division: 'a', Division: 'b' }),
    'invalidValue',
    /User:Division is given twice/,
  ],
  [replace(enterpriseUserUrn, 'x'), 'invalidValue', /enterprise:2\.0:User must be an object/],
  [replace(undefined, { [enterpriseUserUrn]: 'x' }), 'invalidValue', /User must be an object/],
];

const deviceRefusals: readonly Refusal[] = [
  [replace('model', 'M2'), 'mutability', /model is immutable and has a value already/],
  [remove('model'), 'mutability', /model is immutable/],
  [replace(undefined, { model: 'M2' }), 'mutability', /model is immutable/],
  [add('batches', ['b2']), 'mutability', /batches is immutable/],
  [remove('batches[value eq "b1"]'), 'mutability', /batches is immutable/],
  [replace('owner.since', '2021'), 'mutability', /owner\.since is immutable/],
  [replace('owner', { since: '2021' }), 'mutability', /owner\.since is immutable/],
  [remove('owner.value'), 'mutability', /owner\.value is required and cannot be removed/],
  [replace('owner', { value: null }), 'invalidValue', /owner\.value is required/],
  [remove('parts.label'), 'mutability', /parts\[0\]\.label is required/],
  [replace('parts[value eq "p"]', { value: 'q' }), 'invalidValue', /parts\[0\]\.label is required/],
  [add('parts', [{ value: 'q' }]), 'invalidValue', /parts\[0\]\.label is required/],
  [replace('firmware', '2.0'), 'mutability', /firmware is read-only/],
  [remove(warrantyUrn), 'mutability', /Warranty:signed is immutable and cannot be removed/],
  [replace(undefined, { [warrantyUrn]: null }), 'mutability', /Warranty:signed is immutable/],
  [remove(`${warrantyUrn}:provider`), 'mutability', /Warranty:provider is required/],
  [remove('serialNumber'), 'mutability', /serialNumber is required/],
  [remove('parts[hidden eq "x"]'), 'invalidFilter', /hidden is never returned/],
];

async function checkRefusals(
  type: ResourceType,
  resource: JsonObject,
  refusals: readonly Refusal[],
): Promise<void> {
  for (const [operation, scimType, detail] of refusals) {
    const { op, path, value } = operation;
    const given = value === undefined ? '' : ` ${JSON.stringify(value)}`;
    await test(`${JSON.stringify(op)} ${JSON.stringify(path ?? null)}${given} is a 400 ${scimType}`, () => {
      assert.throws(
        () => patch(type, resource, [operation]),
        (error) =>
          error instanceof ScimError &&
          error.status === 400 &&
          error.scimType === scimType &&
          detail.test(error.message),
      );
    });
  }
}

await checkRefusals(userType, user, userRefusals);
await checkRefusals(deviceType, device, deviceRefusals);

await test('an immutable attribute without a value takes one, once', () => {
  const bare = { schemas: [deviceUrn], serialNumber: 'S1' };

  const { resource } = patch(deviceType, bare, [add('model', 'M1'), add('model', 'M1')]);

  assert.equal(resource['model'], 'M1');
  assert.throws(
    () => patch(deviceType, bare, [add('model', 'M1'), add('model', 'M2')]),
    /immutable/,
  );
});

await test('an immutable value that is sent as it is does no harm', () => {
  const { resource } = patch(deviceType, device, [
    replace('model', 'M1'),
    replace('batches', ['b1']),
    add('owner', { since: '2020' }),
  ]);

  assert.equal(resource, device);
});

await test('a required extension cannot be removed', () => {
  const required = createRegistry([
    {
      schemas: deviceFile.schemas,
      resourceTypes: deviceFile.resourceTypes.map((type) => ({
        ...type,
        schemaExtensions: [{ schema: warrantyUrn, required: true }],
      })),
    },
  ]);

  assert.throws(
    () => patch(getType(required, 'Device'), device, [remove(warrantyUrn)]),
    /The extension .*Warranty is required and cannot be removed/,
  );
});

await test('a failure says which operation it was, and cuts a path that never ends', () => {
  const long = `emails[value eq "${'x'.repeat(5_000)}"]`;

  assert.throws(
    () => patch(userType, user, [replace('title', 'x'), remove('nonsense')]),
    /^ScimError: Operations\[1\] \(remove nonsense\): No schema/,
  );
  assert.throws(
    () => patch(userType, user, [remove(long)]),
    (error) => error instanceof Error && error.message.length < 6_000,
  );
});

await test('a failing third operation leaves the resource as it was', () => {
  const before = structuredClone(user);

  assert.throws(() =>
    patch(userType, user, [
      replace('title', 'x'),
      remove('emails[type eq "work"]'),
      replace('active', 'yes'),
    ]),
  );

  assert.deepEqual(user, before);
});

/** Patches after which nothing is different: the same object comes back, so that the version stays. */
const noChanges: readonly JsonObject[] = [
  replace('active', true),
  replace(undefined, { active: true, userName: 'jane' }),
  add('emails', [{ type: 'work', value: 'a', primary: true }]),
  add('emails', [{ type: 'WORK', value: 'A' }]),
  add('emails', { value: 'b', type: 'home' }),
  replace('emails', [
    { primary: true, value: 'a', type: 'work' },
    { type: 'home', value: 'b' },
  ]),
  replace('emails[type eq "work"].value', 'a'),
  replace(`${enterpriseUserUrn}:manager`, { value: '2' }),
  replace(`${enterpriseUserUrn}:manager.value`, '2'),
  replace(undefined, { id: '7' }),
  remove('nickName'),
  remove('name'),
  add(undefined, {}),
  add('name', {}),
  add(enterpriseUserUrn, {}),
  add('roles', []),
  replace('roles', null),
];

for (const operation of noChanges) {
  await test(`${JSON.stringify(operation)} changes nothing`, () => {
    assert.equal(patch(userType, user, [operation]).resource, user);
  });
}

await test('a change that is taken back is none', () => {
  const { resource } = patch(userType, user, [replace('title', 'x'), remove('title')]);

  assert.equal(resource, user);
});

const primaries: readonly (readonly [operation: JsonObject, primary: readonly string[]])[] = [
  [add('emails', [{ value: 'c', primary: true }]), ['c']],
  [
    add('emails', [
      { value: 'c', primary: true },
      { value: 'd', primary: true },
    ]),
    ['d'],
  ],
  [replace('emails[value eq "b"].primary', true), ['b']],
  [replace('emails[value eq "b"]', { value: 'b', primary: true }), ['b']],
  [add('emails[value eq "b"]', { primary: true }), ['b']],
  [replace('emails.primary', true), ['b']],
  [replace('emails[primary eq true].value', 'z'), ['z']],
  [replace('emails[value eq "a"].primary', false), []],
  [
    replace('emails', [
      { value: 'x', primary: true },
      { value: 'y', primary: true },
    ]),
    ['y'],
  ],
];

for (const [operation, primary] of primaries) {
  await test(`after ${JSON.stringify(operation)} ${primary.join() || 'none'} is primary (RFC 7643 2.4)`, () => {
    const { emails } = patch(userType, user, [operation]).resource;

    assert.ok(Array.isArray(emails));
    const found: unknown[] = emails.flatMap((email: JsonObject) =>
      email['primary'] === true ? [email['value']] : [],
    );
    assert.deepEqual(found, primary);
  });
}
