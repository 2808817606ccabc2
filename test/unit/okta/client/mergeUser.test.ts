import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { type Account } from '../../../../src/okta/client/account.js';
import { usualClientOptions } from '../../../../src/okta/client/clientOptions.js';
import { mergeUser, withActive, withPassword } from '../../../../src/okta/client/mergeUser.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import {
  attribute,
  enterprise,
  lena,
  lenaOnServer,
  withValues,
} from '../../../support/oktaAccounts.js';

type Wanted = Readonly<Record<string, JsonValue | undefined>>;

const merge = (got: JsonObject, account: Account = lena, over = {}): JsonObject =>
  mergeUser({ got, account, isLink: false }, { ...usualClientOptions, ...over });

void describe('A profile push', () => {
  void test('sends back what the server said, with the mapped attributes written over it', () => {
    const got = lenaOnServer({
      name: { familyName: 'Old', formatted: 'Stale', givenName: 'Older' },
      emails: [
        { value: 'home@example.com', type: 'home' },
        { value: 'old@example.com', primary: true, display: 'kept' },
      ],
      password: 'as the server has it',
      'urn:example:own': { a: 1 },
      meta: { version: 'W/"3"' },
    });
    assert.equal(
      JSON.stringify(merge(got)),
      JSON.stringify({
        ...got,
        name: { familyName: 'Brandt', formatted: 'Stale', givenName: 'Lena' },
        emails: [
          { value: 'home@example.com', type: 'home' },
          { value: 'lena.brandt@example.com', primary: true, display: 'kept', type: 'work' },
        ],
        displayName: 'Lena Brandt',
        locale: 'en-US',
        groups: [],
      }),
    );
  });

  const rows: readonly (readonly [string, Account, JsonObject, object, Wanted])[] = [
    ['empties the groups', withValues(), { groups: [{ value: 'g1' }] }, {}, { groups: [] }],
    [
      'leaves the groups, where that is set',
      withValues(),
      { groups: [{ value: 'g1' }] },
      { pushedGroups: 'asRead' },
      { groups: [{ value: 'g1' }] },
    ],
    [
      'takes an address that is alone for the primary one',
      withValues(),
      { emails: [{ value: 'x@example.com' }] },
      {},
      { emails: [{ value: 'lena.brandt@example.com', type: 'work' }] },
    ],
    [
      'adds an address where there is none',
      withValues(),
      { emails: null },
      {},
      { emails: [{ primary: true, value: 'lena.brandt@example.com', type: 'work' }] },
    ],
    [
      'takes out what is empty in Okta',
      withValues(attribute('title', undefined)),
      { title: 'Old', nickName: 'Le' },
      {},
      { title: undefined, nickName: 'Le' },
    ],
    [
      'takes out an entry of a list of which nothing is left',
      withValues(
        attribute('phoneNumbers.value', undefined),
        attribute('phoneNumbers.type', undefined),
      ),
      { phoneNumbers: [{ primary: true, value: '415', type: 'work' }, { value: '416' }] },
      {},
      { phoneNumbers: [{ value: '416' }] },
    ],
    [
      'sends an empty text, where that is set',
      withValues(attribute('title', undefined)),
      { title: 'Old' },
      { emptyAttribute: 'emptyText' },
      { title: '' },
    ],
    [
      'leaves what is empty in Okta, where that is set',
      withValues(attribute('title', undefined)),
      { title: 'Old' },
      { emptyAttribute: 'asRead' },
      { title: 'Old' },
    ],
    [
      'leaves what is mapped on creation alone',
      withValues(attribute('title', 'New', { isPushed: false })),
      { title: 'Old' },
      {},
      { title: 'Old' },
    ],
    [
      'writes into an extension that is there',
      withValues(enterprise('department', 'Sales'), enterprise('manager.value', 'u9')),
      { [enterpriseUserUrn]: { costCenter: '7' } },
      {},
      { [enterpriseUserUrn]: { costCenter: '7', department: 'Sales', manager: { value: 'u9' } } },
    ],
    [
      'adds an extension and its URN',
      withValues(enterprise('department', 'Sales')),
      { schemas: ['urn:a'] },
      {},
      { schemas: ['urn:a', enterpriseUserUrn], [enterpriseUserUrn]: { department: 'Sales' } },
    ],
    [
      'adds no extension that is empty',
      withValues(enterprise('department', undefined)),
      { schemas: ['urn:a'] },
      {},
      { schemas: ['urn:a'], [enterpriseUserUrn]: undefined },
    ],
    [
      'leaves the userName, where it is excluded from updates',
      { ...lena, pushesUserName: false },
      { userName: 'kept@example.com' },
      {},
      { userName: 'kept@example.com' },
    ],
    [
      'leaves externalId as it was read',
      withValues(),
      { externalId: 'x' },
      {},
      { externalId: 'x' },
    ],
    [
      'writes externalId, where that is set',
      withValues(),
      {},
      { pushedExternalId: 'always' },
      { externalId: lena.personId },
    ],
  ];
  for (const [what, account, got, over, wanted] of rows) {
    void test(what, () => {
      const merged = merge(lenaOnServer(got), account, over);
      for (const [name, value] of Object.entries(wanted)) {
        assert.deepEqual(merged[name], value, name);
      }
    });
  }

  void test('sends a list that came in place of the person back under both names', () => {
    const got = { totalResults: 1, Resources: [{ id: 'u1' }] };
    assert.deepEqual(withActive(got, false), { ...got, resources: got.Resources, active: false });
  });
});

/** Any object that a server may answer, odd names among its members. */
const anyAnswer = fc
  .dictionary(
    fc.oneof(
      fc.constantFrom(
        ...['meta', 'password', 'groups', 'emails', 'name', 'schemas', '__proto__', 'constructor'],
        ...['resources', 'Resources', 'active', enterpriseUserUrn],
      ),
      fc.string(),
    ),
    fc.jsonValue(),
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

const touched = new Set([
  'userName',
  'name',
  'emails',
  'displayName',
  'locale',
  'groups',
  'resources',
]);

void describe('For any answer to GET', () => {
  void test('a push sends every other member back as it was, in its order', () => {
    fc.assert(
      fc.property(anyAnswer, (got) => {
        const before = JSON.stringify(got);
        const merged = merge(got);
        const others = (value: JsonObject): readonly (readonly [string, JsonValue])[] =>
          Object.entries(value).filter(([name]) => !touched.has(name));
        assert.deepEqual(others(merged), others(got));
        assert.equal(merged['userName'], lena.userName);
        assert.deepEqual(merged['groups'], []);
        assert.equal(JSON.stringify(got), before);
      }),
    );
  });

  void test('a push of what was pushed changes nothing more', () => {
    fc.assert(
      fc.property(anyAnswer, (got) => {
        const once = merge(got);
        assert.equal(JSON.stringify(merge(once)), JSON.stringify(once));
      }),
    );
  });

  void test('a deactivation changes active alone', () => {
    fc.assert(
      fc.property(anyAnswer, fc.boolean(), (got, active) => {
        const sent = withActive(got, active);
        assert.equal(sent['active'], active);
        for (const [name, value] of Object.entries(got)) {
          assert.ok(Object.hasOwn(sent, name));
          assert.deepEqual(sent[name], name === 'active' ? active : value);
        }
        assert.equal(withPassword(got, 'x')['password'], 'x');
      }),
    );
  });
});
