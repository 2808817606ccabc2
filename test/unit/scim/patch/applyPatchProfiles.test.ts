import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError, type ScimType } from '../../../../src/scim/errors.js';
import { type ProfileName, profiles } from '../../../../src/scim/profile.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { patch } from '../../../support/patch.js';

const user: JsonObject = {
  schemas: [userUrn],
  userName: 'jane',
  active: true,
  emails: [{ value: 'a', type: 'work' }],
  roles: [{ value: 'a', primary: true }],
};

const group: JsonObject = {
  schemas: [groupUrn],
  displayName: 'G',
  members: [{ value: '1', display: 'One' }, { value: '2' }],
};

/** What a profile makes of an operation: the member that is looked at, or the error. */
type Outcome = JsonValue | undefined | { readonly scimType: ScimType };

interface Case {
  readonly what: string;
  readonly type: ResourceType;
  readonly operation: JsonObject;
  readonly member: string;
  readonly outcomes: Readonly<Record<ProfileName, Outcome>>;
  /** Of the profiles that tolerate it. */
  readonly noteId: string;
}

const fails = (scimType: ScimType): Outcome => ({ scimType });

/** The rows of the table of choices that a PATCH decides. */
const cases: readonly Case[] = [
  {
    what: 'remove with a list of values and no value path',
    type: groupType,
    operation: { op: 'Remove', path: 'members', value: [{ value: '1' }] },
    member: 'members',
    outcomes: { strict: undefined, okta: [{ value: '2' }], entra: [{ value: '2' }] },
    noteId: 'patch.removeWithValue',
  },
  {
    what: 'remove with one value and no value path',
    type: groupType,
    operation: { op: 'remove', path: 'members', value: { value: '2' } },
    member: 'members',
    outcomes: {
      strict: undefined,
      okta: [{ value: '1', display: 'One' }],
      entra: [{ value: '1', display: 'One' }],
    },
    noteId: 'patch.removeWithValue',
  },
  {
    what: 'replace of a value path that matches nothing',
    type: userType,
    operation: { op: 'replace', path: 'emails[type eq "home"].value', value: 'b' },
    member: 'emails',
    outcomes: {
      strict: fails('noTarget'),
      okta: fails('noTarget'),
      entra: [
        { value: 'a', type: 'work' },
        { type: 'home', value: 'b' },
      ],
    },
    noteId: 'patch.addedOnMiss',
  },
  {
    what: 'replace of a whole value that is not there',
    type: userType,
    operation: {
      op: 'replace',
      path: 'emails[type eq "home" and primary eq true]',
      value: { value: 'b' },
    },
    member: 'emails',
    outcomes: {
      strict: fails('noTarget'),
      okta: fails('noTarget'),
      entra: [
        { value: 'a', type: 'work' },
        { type: 'home', primary: true, value: 'b' },
      ],
    },
    noteId: 'patch.addedOnMiss',
  },
  {
    what: 'remove of a value path that matches nothing',
    type: userType,
    operation: { op: 'remove', path: 'emails[value eq "9"]' },
    member: 'userName',
    outcomes: { strict: fails('noTarget'), okta: 'jane', entra: 'jane' },
    noteId: 'patch.missedRemove',
  },
  {
    what: 'remove of somebody who is no member, which RFC 7644 3.5.2.2 calls a success',
    type: groupType,
    operation: { op: 'remove', path: 'members[value eq "9"]' },
    member: 'displayName',
    outcomes: { strict: 'G', okta: 'G', entra: 'G' },
    noteId: 'patch.missedRemove',
  },
  {
    what: 'a filter that compares a boolean with text, as Entra sends it for roles',
    type: userType,
    operation: { op: 'Replace', path: 'roles[primary eq "True"].value', value: 'b' },
    member: 'roles',
    outcomes: {
      strict: fails('noTarget'),
      okta: [{ value: 'b', primary: true }],
      entra: [{ value: 'b', primary: true }],
    },
    noteId: 'patch.booleanString',
  },
  {
    what: 'a longer filter that does so',
    type: userType,
    operation: {
      op: 'remove',
      path: 'roles[(value pr or type pr) and not (primary ne "TRUE")]',
    },
    member: 'roles',
    outcomes: { strict: fails('noTarget'), okta: undefined, entra: undefined },
    noteId: 'patch.booleanString',
  },
  {
    what: 'members as bare strings',
    type: groupType,
    operation: { op: 'add', path: 'members', value: ['3'] },
    member: 'members',
    outcomes: {
      strict: fails('invalidValue'),
      okta: fails('invalidValue'),
      entra: [{ value: '1', display: 'One' }, { value: '2' }, { value: '3' }],
    },
    noteId: 'body.bareMember',
  },
  {
    what: 'a manager as a bare string',
    type: userType,
    operation: { op: 'add', path: `${enterpriseUserUrn}:manager`, value: '7' },
    member: enterpriseUserUrn,
    outcomes: {
      strict: fails('invalidValue'),
      okta: fails('invalidValue'),
      entra: { manager: { value: '7' } },
    },
    noteId: 'body.bareMember',
  },
  {
    what: 'a boolean as a string',
    type: userType,
    operation: { op: 'replace', path: 'active', value: 'False' },
    member: 'active',
    outcomes: { strict: fails('invalidValue'), okta: false, entra: false },
    noteId: 'body.booleanString',
  },
];

const isFailure = (outcome: Outcome): outcome is { readonly scimType: ScimType } =>
  typeof outcome === 'object' && outcome !== null && 'scimType' in outcome;

for (const { what, type, operation, member, outcomes, noteId } of cases) {
  for (const profile of ['strict', 'okta', 'entra'] as const) {
    const outcome = outcomes[profile];
    const resource = type === userType ? user : group;
    const shown = isFailure(outcome) ? outcome.scimType : JSON.stringify(outcome ?? null);
    await test(`${what}: ${profile} makes ${shown} of it`, () => {
      if (isFailure(outcome)) {
        assert.throws(
          () => patch(type, resource, [operation], profile),
          (error) => error instanceof ScimError && error.scimType === outcome.scimType,
        );
        return;
      }
      const { resource: patched, context } = patch(type, resource, [operation], profile);

      assert.deepEqual(patched[member], outcome);
      const note = context.notes.find(({ id }) => id === noteId);
      const { toleranceLevel, notesRemoveWithValue } = profiles[profile];
      const isTold = noteId !== 'patch.removeWithValue' || notesRemoveWithValue;
      assert.equal(note?.level, isTold ? toleranceLevel : undefined);
    });
  }
}

const missed = 'members[value co "9"]';

await test('where a filter does not say how a new value looks, even entra has no target', () => {
  assert.throws(
    () =>
      patch(groupType, group, [{ op: 'replace', path: missed, value: { display: 'x' } }], 'entra'),
    (error) => error instanceof ScimError && error.scimType === 'noTarget',
  );
  assert.throws(
    () => patch(groupType, group, [{ op: 'add', path: missed, value: { display: 'x' } }], 'entra'),
    (error) => error instanceof ScimError && error.scimType === 'noTarget',
  );
});

await test('nothing is noted where a part of an absent list is added, as RFC 7644 3.5.2.3 says', () => {
  const { context } = patch(userType, user, [{ op: 'replace', path: 'roles.value', value: 'x' }]);

  assert.deepEqual(context.notes, []);
});

/** Members named by paths, which Entra sends where a value belongs. */
const dotted: readonly (readonly [
  name: string,
  value: JsonValue,
  member: string,
  after: JsonValue,
])[] = [
  ['name.givenName', 'Ann', 'name', { givenName: 'Ann' }],
  [`${userUrn}:name.givenName`, 'Ann', 'name', { givenName: 'Ann' }],
  [`${enterpriseUserUrn}:department`, 'IT', enterpriseUserUrn, { department: 'IT' }],
  ['emails[type eq "work"].value', 'b', 'emails', [{ value: 'b', type: 'work' }]],
];

for (const [name, value, member, after] of dotted) {
  await test(`the member "${name}" in a value is taken as the path that it is, with a hint`, () => {
    const operation = { op: 'replace', value: { [name]: value } };

    const { resource, context } = patch(userType, user, [operation]);

    assert.deepEqual(resource[member], after);
    assert.deepEqual(context.noteIds, ['patch.pathInValue']);
  });
}

await test('what no schema has, and what is read-only, is ignored in a value with a hint each', () => {
  const { resource, context } = patch(userType, user, [
    {
      op: 'replace',
      value: {
        id: 'x',
        meta: { version: 'x' },
        schemas: ['x'],
        'groups.value': 'x',
        nonsense: 1,
        'name.nonsense': 1,
        'not a path': 1,
        'urn:example:none:1.0': {},
        [userUrn]: 5,
        [enterpriseUserUrn]: { nonsense: 1 },
        name: { nonsense: 1 },
      },
    },
  ]);

  assert.equal(resource['userName'], 'jane');
  assert.deepEqual(context.noteIds, ['body.readOnly', 'body.unknownAttribute']);
  const [readOnly, unknown] = context.notes;
  assert.match(readOnly?.detail ?? '', /: id, meta, schemas, groups\.value$/);
  assert.match(
    unknown?.detail ?? '',
    /: nonsense, name\.nonsense, not a path, urn:example:none:1\.0/,
  );
});

await test('to set a path of schemas is ignored too, since the service keeps it', () => {
  const { resource, context } = patch(userType, user, [
    { op: 'add', path: 'schemas', value: [enterpriseUserUrn] },
  ]);

  assert.deepEqual(resource, user);
  assert.deepEqual(context.noteIds, ['body.readOnly']);
});

await test('values that are there already are noted when they are added again', () => {
  const { context } = patch(groupType, group, [
    { op: 'add', path: 'members', value: [{ value: '1' }] },
  ]);

  assert.deepEqual(
    context.notes.map(({ id, level }) => [id, level]),
    [['patch.alreadyThere', 'hint']],
  );
});
