import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isJsonArray, type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { applyPatch } from '../../../../src/scim/patch/applyPatch.js';
import { readPatchRequest } from '../../../../src/scim/patch/readPatch.js';
import { profileNames } from '../../../../src/scim/profile.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deepFreeze } from '../../../support/deepFreeze.js';
import { deviceType, deviceUrn, warrantyUrn } from '../../../support/deviceSchema.js';
import { createContext } from '../../../support/noteList.js';
import { patch, patchBody } from '../../../support/patch.js';

const device: JsonObject = deepFreeze({
  schemas: [deviceUrn, warrantyUrn],
  id: '1',
  serialNumber: 'S1',
  model: 'M1',
  tags: ['a', 'b'],
  ports: [80],
  owner: { value: '1', displayName: 'Jane' },
  parts: [
    { value: 'p', type: 'x', label: 'l', primary: true },
    { value: 'q', type: 'y', label: 'm' },
  ],
  [warrantyUrn]: { provider: 'P' },
  meta: { resourceType: 'Device' },
});

const paths = fc.constantFrom(
  ...[
    'serialNumber',
    'model',
    'tags',
    'ports',
    'owner',
    'owner.value',
    'owner.displayName',
    'parts',
  ],
  ...[
    'parts.value',
    'parts.primary',
    'parts[type eq "x"]',
    'parts[type eq "z"].label',
    'id',
    'meta',
  ],
  ...['parts[value pr].primary', 'tags[value eq "a"]', 'PARTS[Primary eq true].Value', 'schemas'],
  ...[
    warrantyUrn,
    `${warrantyUrn}:provider`,
    `${warrantyUrn}:until`,
    deviceUrn,
    'nonsense',
    'leased',
  ],
  ...['parts[label gt 5]', 'slot[value eq 1]', '__proto__', 'constructor', 'urn:x:1.0', 'a b'],
);

const leaves = fc.constantFrom<JsonValue[]>('p', 'x', 'M1', 1, 1.5, true, null, 'True', [], {});

const part = fc.dictionary(
  fc.constantFrom('value', 'type', 'label', 'primary', 'PRIMARY', 'nonsense', '__proto__'),
  leaves,
  { maxKeys: 4 },
);

const values: fc.Arbitrary<JsonValue> = fc.oneof(
  leaves,
  part,
  fc.array(fc.oneof(leaves, part), { maxLength: 3 }),
  fc.dictionary(
    fc.oneof(paths, fc.constantFrom('Parts', 'OWNER')),
    fc.oneof(leaves, part, fc.array(part, { maxLength: 2 })),
    { maxKeys: 3 },
  ),
);

/** What a client may have in mind. */
const sensible = fc.constantFrom<JsonObject[]>(
  { op: 'replace', value: { leased: true, tags: ['a'] } },
  { op: 'add', path: 'tags', value: ['c', 'A'] },
  { op: 'remove', path: 'tags' },
  { op: 'remove', path: 'parts[type eq "x"]' },
  { op: 'replace', path: 'parts[type eq "y"].primary', value: true },
  { op: 'add', path: 'parts', value: [{ value: 'P', type: 'X', label: 'n' }] },
  { op: 'add', path: 'parts', value: { value: 'r', label: 'r', primary: true } },
  { op: 'replace', path: 'owner', value: { value: '2' } },
  { op: 'remove', path: warrantyUrn },
  { op: 'add', path: `${warrantyUrn}:until`, value: '2027-01-01T00:00:00Z' },
);

const odd = fc
  .record({
    op: fc.constantFrom('add', 'remove', 'replace', 'Add'),
    path: fc.option(paths, { nil: undefined }),
    value: fc.option(values, { nil: undefined }),
  })
  .map(({ op, path, value }) => ({
    op,
    ...(path !== undefined && { path }),
    ...(value !== undefined && { value }),
  }));

const operations: fc.Arbitrary<readonly JsonObject[]> = fc.array(
  fc.oneof<fc.Arbitrary<JsonObject>[]>(sensible, odd),
  { minLength: 1, maxLength: 4 },
);

const profiles = fc.constantFrom(...profileNames);

await test('any operations are carried out or refused with a 400, and nothing that was given is written to', () => {
  let carriedOut = 0;
  fc.assert(
    fc.property(operations, profiles, (list, profile) => {
      try {
        patch(deviceType, device, list, profile);
        carriedOut += 1;
      } catch (error) {
        assert.ok(error instanceof ScimError, String(error));
        assert.equal(error.status, 400);
      }
    }),
    { numRuns: 800 },
  );

  assert.ok(carriedOut > 100);
});

await test('what comes out is canonical: sent as a PATCH of its own it changes nothing', () => {
  fc.assert(
    fc.property(operations, (list) => {
      let after: JsonObject;
      try {
        after = patch(deviceType, device, list, 'entra').resource;
      } catch {
        // expected: the test above looks at what is refused
        return;
      }
      assert.equal(patch(deviceType, after, [{ op: 'replace', value: after }]).resource, after);
    }),
    { numRuns: 300 },
  );
});

await test('nothing gets onto the prototype of objects', () => {
  const list: unknown = JSON.parse(
    '[{"op":"add","value":{"__proto__":{"polluted":1},"owner":{"__proto__":{"polluted":1}}}},' +
      '{"op":"replace","path":"parts","value":[{"label":"x","__proto__":{"polluted":1}}]}]',
  );

  // What JSON.parse gives is JSON.
  const { resource } = patch(deviceType, device, list as readonly JsonValue[]);

  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.deepEqual(resource, { ...device, parts: [{ label: 'x' }] });
});

await test('a value may be nested however deep, also under the URN of the core schema', () => {
  let deep: JsonValue = 1;
  for (let level = 0; level < 20_000; level += 1) {
    deep = { [deviceUrn]: deep };
  }

  const context = createContext();
  const read = readPatchRequest(
    patchBody([{ op: 'replace', value: { [deviceUrn]: deep } }]),
    context,
  );

  assert.equal(applyPatch(deviceType, device, read, context), device);
});

const memberCount = 10_000;

const largeGroup: JsonObject = deepFreeze({
  schemas: [groupUrn],
  id: 'g',
  displayName: 'Everyone',
  members: Array.from({ length: memberCount }, (_one, at) => ({
    value: `u${String(at)}`,
    type: 'User',
    display: `user${String(at)}@example.com`,
  })),
});

const membersOf = (group: JsonObject): readonly JsonValue[] => {
  const { members } = group;
  assert.ok(isJsonArray(members));
  return members;
};

const largeChanges: readonly (readonly [what: string, operation: JsonObject, kept: number])[] = [
  ['to add a member', { op: 'add', path: 'members', value: [{ value: 'new' }] }, memberCount],
  ['to remove one', { op: 'remove', path: 'members[value eq "u5000"]' }, memberCount - 1],
  ['to rename the group', { op: 'replace', value: { displayName: 'All' } }, memberCount],
  [
    'to send all again with one more',
    {
      op: 'replace',
      path: 'members',
      value: [...structuredClone(membersOf(largeGroup)), { value: 'new' }],
    },
    memberCount,
  ],
];

for (const [what, operation, kept] of largeChanges) {
  await test(`${what} of a group of 10,000 clones no other member`, () => {
    const { resource } = patch(groupType, largeGroup, [operation]);

    const before = new Set(membersOf(largeGroup));
    const same = membersOf(resource).filter((member) => before.has(member));
    assert.equal(same.length, kept);
  });
}

await test('to rename a large group keeps the very list of its members', () => {
  const { resource } = patch(groupType, largeGroup, [
    { op: 'replace', path: 'displayName', value: 'X' },
  ]);

  assert.equal(resource['members'], largeGroup['members']);
});

await test('300 removals in one request are no work for minutes', () => {
  const context = createContext('okta');
  const removals = Array.from({ length: 300 }, (_one, at) => ({
    op: 'remove',
    path: `members[value eq "u${String(at * 7)}"]`,
  }));
  const read = readPatchRequest(patchBody(removals), context);
  const before = performance.now();

  const after = applyPatch(groupType, largeGroup, read, context);

  assert.equal(membersOf(after).length, memberCount - 300);
  assert.ok(performance.now() - before < 2_000);
});

await test('a thousand additions one by one are the additions all at once', () => {
  const person = { schemas: [userUrn], userName: 'jane' };
  const emails = Array.from({ length: 1_000 }, (_one, at) => ({
    value: `${String(at % 700)}@example.com`,
    type: at % 7 === 0 ? 'work' : 'home',
    primary: at === 500,
  }));
  const additions = emails.map((value) => ({ op: 'add', path: 'emails', value }));

  const oneByOne = patch(userType, person, additions).resource;
  const atOnce = patch(userType, person, [{ op: 'add', path: 'emails', value: emails }]).resource;

  assert.deepEqual(oneByOne, atOnce);
});

await test('operations that would look at values for minutes are a 413 that says what to do', () => {
  const terms = Array.from({ length: 50 }, (_, at) => `display co "x${String(at)}"`);
  const filter = `members[${terms.join(' or ')}]`;
  const searches = Array.from({ length: 8 }, () => ({ op: 'remove', path: filter }));

  assert.doesNotThrow(() => patch(groupType, largeGroup, searches.slice(0, 2), 'okta'));
  assert.throws(
    () => patch(groupType, largeGroup, searches, 'okta'),
    (error) =>
      error instanceof ScimError &&
      error.status === 413 &&
      /^Operations\[\d\].*Send them in several requests/.test(error.message),
  );
});
