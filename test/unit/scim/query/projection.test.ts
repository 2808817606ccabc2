import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import {
  isDefaultProjection,
  parseProjection,
  project,
} from '../../../../src/scim/query/projection.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';
import { deepFreeze } from '../../../support/deepFreeze.js';
import { deviceType, deviceUrn, warrantyUrn } from '../../../support/deviceSchema.js';

const user: JsonObject = deepFreeze({
  schemas: [userUrn, enterpriseUserUrn],
  id: '1',
  userName: 'jane',
  name: { givenName: 'Jane', familyName: 'Doe' },
  password: 'secret',
  emails: [
    { value: 'a@example.com', type: 'work', primary: true },
    { value: 'b@example.com', type: 'home' },
    { display: 'no value' },
  ],
  [enterpriseUserUrn]: {
    department: 'Sales',
    manager: { value: '2', displayName: 'Bo' },
  },
  meta: { resourceType: 'User', created: '2026-01-01T00:00:00Z' },
});

const device: JsonObject = deepFreeze({
  schemas: [deviceUrn, warrantyUrn],
  id: '9',
  serialNumber: 'S1',
  pin: '0000',
  secretNote: 'note',
  kind: 'phone',
  parts: [{ value: 'p', label: 'l', always: 'a', hidden: 'h', asked: 'q' }],
  lock: { value: 'v', code: 'c' },
  [warrantyUrn]: { provider: 'P', contract: 'C', clause: 'Z' },
});

interface Case {
  readonly attributes?: string;
  readonly excluded?: string;
  readonly shown: JsonObject;
}

const show = (
  resource: JsonObject,
  type: ResourceType,
  attributes?: string,
  excluded?: string,
): JsonObject => project(resource, type, parseProjection(attributes, excluded, type));

const { schemas, id } = user;
/** What is shown of the extension makes its URN part of `schemas` (RFC 7643 3.1). */
const always: JsonObject = { schemas: [userUrn], id: id ?? null };
const alwaysWithEnterprise: JsonObject = { schemas: schemas ?? null, id: id ?? null };
const { name, meta } = user;
const enterprise = user[enterpriseUserUrn] ?? null;

const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !names.includes(key)));

const defaults = without(user, 'password');
const coreDefaults: JsonObject = { ...without(defaults, enterpriseUserUrn), schemas: [userUrn] };

const userCases: readonly Case[] = [
  { shown: defaults },
  { attributes: 'userName', shown: { ...always, userName: 'jane' } },
  { attributes: ' USERNAME , id', shown: { ...always, userName: 'jane' } },
  { attributes: `${userUrn}:userName`, shown: { ...always, userName: 'jane' } },
  { attributes: 'name', shown: { ...always, name: name ?? null } },
  { attributes: 'name.givenName', shown: { ...always, name: { givenName: 'Jane' } } },
  {
    attributes: 'name.givenName,name.familyName',
    shown: { ...always, name: { givenName: 'Jane', familyName: 'Doe' } },
  },
  { attributes: 'name.givenName,name', shown: { ...always, name: name ?? null } },
  { attributes: 'name.middleName', shown: always },
  {
    attributes: 'emails.value',
    shown: { ...always, emails: [{ value: 'a@example.com' }, { value: 'b@example.com' }] },
  },
  {
    attributes: `${userUrn}:emails.TYPE`,
    shown: { ...always, emails: [{ type: 'work' }, { type: 'home' }] },
  },
  {
    attributes: enterpriseUserUrn,
    shown: { ...alwaysWithEnterprise, [enterpriseUserUrn]: enterprise },
  },
  {
    attributes: enterpriseUserUrn.toUpperCase(),
    shown: { ...alwaysWithEnterprise, [enterpriseUserUrn]: enterprise },
  },
  {
    attributes: `${enterpriseUserUrn}:department`,
    shown: { ...alwaysWithEnterprise, [enterpriseUserUrn]: { department: 'Sales' } },
  },
  {
    attributes: `${enterpriseUserUrn}:manager.displayName`,
    shown: { ...alwaysWithEnterprise, [enterpriseUserUrn]: { manager: { displayName: 'Bo' } } },
  },
  {
    attributes: `${enterpriseUserUrn},${enterpriseUserUrn}:department`,
    shown: { ...alwaysWithEnterprise, [enterpriseUserUrn]: enterprise },
  },
  { attributes: `${enterpriseUserUrn}:userName`, shown: always },
  { attributes: userUrn, shown: coreDefaults },
  { attributes: 'meta', shown: { ...always, meta: meta ?? null } },
  { attributes: 'meta.created', shown: { ...always, meta: { created: '2026-01-01T00:00:00Z' } } },
  { attributes: 'password', shown: always },
  { attributes: 'nonsense', shown: always },
  { attributes: 'department', shown: always },
  { attributes: ',', shown: always },
  { attributes: '', shown: always },
  { attributes: 'emails[type eq "work"]', shown: always },
  { attributes: 'urn:example:other:userName', shown: always },
  { attributes: '__proto__,constructor', shown: always },
  { excluded: 'emails', shown: without(defaults, 'emails') },
  { excluded: 'EMAILS,meta', shown: without(defaults, 'emails', 'meta') },
  { excluded: 'id,schemas', shown: defaults },
  { excluded: 'nonsense', shown: defaults },
  { excluded: 'name.givenName', shown: { ...defaults, name: { familyName: 'Doe' } } },
  { excluded: 'name.givenName,name.familyName', shown: without(defaults, 'name') },
  {
    excluded: 'emails.value,emails.display,emails.primary',
    shown: { ...defaults, emails: [{ type: 'work' }, { type: 'home' }] },
  },
  { excluded: enterpriseUserUrn, shown: coreDefaults },
  { excluded: userUrn, shown: { ...alwaysWithEnterprise, [enterpriseUserUrn]: enterprise } },
  {
    excluded: `${enterpriseUserUrn}:manager`,
    shown: { ...defaults, [enterpriseUserUrn]: { department: 'Sales' } },
  },
  {
    excluded: `${enterpriseUserUrn}:manager.value`,
    shown: {
      ...defaults,
      [enterpriseUserUrn]: { department: 'Sales', manager: { displayName: 'Bo' } },
    },
  },
  {
    attributes: 'userName,emails',
    excluded: 'emails',
    shown: { ...always, userName: 'jane' },
  },
  {
    attributes: 'emails',
    excluded: 'emails.value,emails.type,emails.primary',
    shown: { ...always, emails: [{ display: 'no value' }] },
  },
  {
    attributes: enterpriseUserUrn,
    excluded: `${enterpriseUserUrn}:department`,
    shown: {
      ...alwaysWithEnterprise,
      [enterpriseUserUrn]: { manager: { value: '2', displayName: 'Bo' } },
    },
  },
];

const title = ({ attributes, excluded }: Case): string =>
  [
    attributes === undefined ? '' : `attributes=${attributes}`,
    excluded === undefined ? '' : `excludedAttributes=${excluded}`,
  ].join(' ');

for (const one of userCases) {
  await test(`a person with ${title(one)} shows ${Object.keys(one.shown).join(', ')}`, () => {
    assert.deepEqual(show(user, userType, one.attributes, one.excluded), one.shown);
  });
}

const deviceAlways: JsonObject = { schemas: [deviceUrn, warrantyUrn], id: '9', kind: 'phone' };
const contract = { [warrantyUrn]: { contract: 'C' } };
const part = (value: JsonValue): JsonObject => ({ parts: [value] });

/** RFC 7643 7, `returned`, at every level. */
const deviceCases: readonly Case[] = [
  {
    shown: {
      ...deviceAlways,
      serialNumber: 'S1',
      ...part({ value: 'p', label: 'l', always: 'a' }),
      [warrantyUrn]: { provider: 'P', contract: 'C' },
    },
  },
  { attributes: 'serialNumber', shown: { ...deviceAlways, serialNumber: 'S1', ...contract } },
  { attributes: 'secretNote', shown: { ...deviceAlways, secretNote: 'note', ...contract } },
  { attributes: 'pin,lock,lock.code', shown: { ...deviceAlways, ...contract } },
  {
    attributes: 'parts',
    shown: { ...deviceAlways, ...part({ value: 'p', label: 'l', always: 'a' }), ...contract },
  },
  {
    attributes: 'parts.value',
    shown: { ...deviceAlways, ...part({ value: 'p', always: 'a' }), ...contract },
  },
  {
    attributes: 'parts.asked',
    shown: { ...deviceAlways, ...part({ always: 'a', asked: 'q' }), ...contract },
  },
  {
    attributes: 'parts,parts.asked',
    shown: {
      ...deviceAlways,
      ...part({ value: 'p', label: 'l', always: 'a', asked: 'q' }),
      ...contract,
    },
  },
  { attributes: 'parts.hidden', shown: { ...deviceAlways, ...part({ always: 'a' }), ...contract } },
  {
    attributes: `${warrantyUrn}:clause`,
    shown: { ...deviceAlways, [warrantyUrn]: { contract: 'C', clause: 'Z' } },
  },
  {
    attributes: warrantyUrn,
    shown: { ...deviceAlways, [warrantyUrn]: { provider: 'P', contract: 'C', clause: 'Z' } },
  },
  {
    excluded: 'kind,serialNumber,parts',
    shown: { ...deviceAlways, [warrantyUrn]: { provider: 'P', contract: 'C' } },
  },
  {
    attributes: 'parts',
    excluded: 'parts.always,parts.label,parts.value',
    shown: { ...deviceAlways, ...part({ always: 'a' }), ...contract },
  },
  {
    excluded: `${warrantyUrn},parts,serialNumber`,
    shown: { ...deviceAlways, ...contract },
  },
];

for (const one of deviceCases) {
  await test(`a device with ${title(one)} shows what "returned" says`, () => {
    assert.deepEqual(show(device, deviceType, one.attributes, one.excluded), one.shown);
  });
}

await test('members stay in their order, whatever the order in which they are asked for', () => {
  const shown = show(user, userType, 'userName,name,emails');

  assert.deepEqual(Object.keys(shown), ['schemas', 'id', 'userName', 'name', 'emails']);
});

await test('what no schema of the type has is not shown', () => {
  const stray = { ...user, stray: 1, 'urn:example:stray': { a: 1 }, [warrantyUrn]: { a: 1 } };

  assert.deepEqual(show(stray, userType), defaults);
});

await test('a projection is the default one only where neither parameter came', () => {
  const isDefault = (attributes?: string, excluded?: string): boolean =>
    isDefaultProjection(parseProjection(attributes, excluded, userType));

  assert.deepEqual(
    [isDefault(), isDefault('id'), isDefault(undefined, 'id'), isDefault('')],
    [true, false, false, false],
  );
});

await test('whatever is asked for, a secret never shows and what is always returned always does', () => {
  const names = fc.constantFrom(
    ...['pin', 'PIN', 'lock', 'lock.code', 'parts.hidden', 'parts', 'kind', 'id', 'schemas', '*'],
    ...[warrantyUrn, `${warrantyUrn}:contract`, deviceUrn, `${deviceUrn}:pin`, 'serialNumber', ''],
  );
  const list = fc.option(
    fc.array(names, { maxLength: 4 }).map((all) => all.join(',')),
    { nil: undefined },
  );
  fc.assert(
    fc.property(list, list, (attributes, excluded) => {
      const text = JSON.stringify(show(device, deviceType, attributes, excluded));

      assert.doesNotMatch(text, /0000|"h"|"c"/);
      assert.match(text, /"id":"9".*"kind":"phone".*"contract":"C"/);
    }),
  );
});

await test('what is returned on request shows where the client wrote it, unless it names others', () => {
  const showWritten = (written: string, attributes?: string, excluded?: string): JsonObject =>
    project(device, deviceType, parseProjection(attributes, excluded, deviceType, written));

  const both = showWritten(`secretNote,parts.asked,${warrantyUrn}:clause`);

  assert.equal(both['secretNote'], 'note');
  assert.deepEqual(both['parts'], [{ value: 'p', label: 'l', always: 'a', asked: 'q' }]);
  assert.deepEqual(both[warrantyUrn], { provider: 'P', contract: 'C', clause: 'Z' });
  assert.deepEqual(showWritten('secretNote')[warrantyUrn], { provider: 'P', contract: 'C' });
  assert.equal(showWritten('secretNote', 'serialNumber')['secretNote'], undefined);
  assert.equal(showWritten('secretNote', undefined, 'secretNote')['secretNote'], undefined);
  assert.equal(showWritten('pin')['pin'], undefined);
});
