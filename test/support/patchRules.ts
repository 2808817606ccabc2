import { type JsonObject, type JsonValue } from '../../src/base/json.js';
import { type ScimType } from '../../src/scim/errors.js';
import { enterpriseUrn, userUrn } from './scimAssertions.js';

/** What a PATCH makes of members, by their name; `same`: the version stays, and so does everything. */
export type PatchOutcome =
  | 'same'
  | { readonly refused: ScimType; readonly status?: number }
  | { readonly at: Readonly<Record<string, JsonValue | undefined>> };

export interface PatchRule {
  /** The sentence of RFC 7644 3.5.2 that it follows from, or another section. */
  readonly reason: string;
  readonly operations: readonly JsonObject[];
  readonly outcome: PatchOutcome;
}

const work = { value: 'work@example.com', type: 'work', primary: true };
const home = { value: 'home@example.com', type: 'home' };
const office = { type: 'work', streetAddress: '100 Universal City Plaza', locality: 'Hollywood' };

export const personWithEverything = (userName: string): JsonObject => ({
  schemas: [userUrn, enterpriseUrn],
  userName,
  nickName: 'Babs',
  name: { givenName: 'Barbara', familyName: 'Jensen' },
  emails: [work, home],
  addresses: [office],
  [enterpriseUrn]: { department: 'Tour', manager: { value: 'm' } },
});

const one = (operation: JsonObject): readonly JsonObject[] => [operation];
export const add = (path: string, value: JsonValue): JsonObject => ({ op: 'add', path, value });
export const replace = (path: string, value: JsonValue): JsonObject => ({
  op: 'replace',
  path,
  value,
});
export const remove = (path: string): JsonObject => ({ op: 'remove', path });
const merge = (op: 'add' | 'replace', value: JsonObject): JsonObject => ({ op, value });

const refused = (scimType: ScimType): PatchOutcome => ({ refused: scimType });
const becomes = (at: Readonly<Record<string, JsonValue | undefined>>): PatchOutcome => ({ at });

const department = `${enterpriseUrn}:department`;

export const patchRules: readonly PatchRule[] = [
  {
    reason: '3.5.2: operations are applied one after the other, each to what the last one left',
    operations: [
      remove('emails'),
      add('emails', [{ value: 'a', type: 'other' }]),
      replace('emails[type eq "other"].value', 'b'),
    ],
    outcome: becomes({ emails: [{ value: 'b', type: 'other' }] }),
  },
  {
    reason: '3.5.2: a request is atomic, the last operation fails and nothing happened',
    operations: [replace('nickName', 'x'), remove('emails'), replace('id', 'x')],
    outcome: refused('mutability'),
  },
  {
    reason: '3.5.2: a request is atomic where a name that is taken comes out',
    operations: [replace('nickName', 'x'), replace('userName', 'TAKEN')],
    outcome: { refused: 'uniqueness', status: 409 },
  },
  {
    reason: '3.5.2: primary of the others becomes false',
    operations: one(replace('emails[type eq "home"].primary', true)),
    outcome: becomes({
      emails: [
        { ...work, primary: false },
        { ...home, primary: true },
      ],
    }),
  },
  {
    reason: '3.5.2: primary of the others becomes false where a new value has it',
    operations: one(add('emails', [{ value: 'n', primary: true }])),
    outcome: becomes({
      emails: [{ ...work, primary: false }, home, { value: 'n', primary: true }],
    }),
  },
  {
    reason: '3.5.2: a name with its URN adds the URN to schemas; the last value takes it away',
    operations: [remove(enterpriseUrn)],
    outcome: becomes({ schemas: [userUrn], [enterpriseUrn]: undefined }),
  },
  {
    reason: '3.5.2: a name with its URN adds the URN to schemas',
    operations: [remove(enterpriseUrn), add(`${enterpriseUrn}:employeeNumber`, '7')],
    outcome: becomes({
      schemas: [userUrn, enterpriseUrn],
      [enterpriseUrn]: { employeeNumber: '7' },
    }),
  },
  {
    reason: '3.5.2: a change that later operations take back is none',
    operations: [replace('nickName', 'x'), replace('nickName', 'Babs')],
    outcome: 'same',
  },
  {
    reason: '3.5.2.1: without a path the value is a set of attributes, names in any capitals',
    operations: one(
      merge('add', { emails: [{ value: 'babs@jensen.org', type: 'home' }], nickname: 'B' }),
    ),
    outcome: becomes({
      emails: [work, home, { value: 'babs@jensen.org', type: 'home' }],
      nickName: 'B',
    }),
  },
  {
    reason: '3.5.2.1: what has no value is added',
    operations: one(add('title', 'Guide')),
    outcome: becomes({ title: 'Guide' }),
  },
  {
    reason: '3.5.2.1: a single value is replaced',
    operations: one(add('nickName', 'B')),
    outcome: becomes({ nickName: 'B' }),
  },
  {
    reason: '3.5.2.1: a complex attribute gets the sub-attributes of the value',
    operations: one(add('name', { middleName: 'Jane' })),
    outcome: becomes({ name: { givenName: 'Barbara', familyName: 'Jensen', middleName: 'Jane' } }),
  },
  {
    reason: '3.5.2.1: the value of a complex attribute is a set of sub-attributes',
    operations: one(add('name', 'Barbara')),
    outcome: refused('invalidValue'),
  },
  {
    reason: '3.5.2.1: to a multi-valued attribute one value is added',
    operations: one(add('emails', { value: 'x' })),
    outcome: becomes({ emails: [work, home, { value: 'x' }] }),
  },
  {
    reason: '3.5.2.1: a value that is there changes nothing, not even the time',
    operations: [add('nickName', 'Babs'), add('emails', [work]), add('name', {})],
    outcome: 'same',
  },
  {
    reason:
      '3.5.2.1: a value that is there in other capitals is there, as emails are not case exact',
    operations: one(add('emails', [{ value: 'WORK@example.com', type: 'Work' }])),
    outcome: 'same',
  },
  {
    reason: '3.5.2.1: an operation without a value adds nothing',
    operations: one({ op: 'add', path: 'nickName' }),
    outcome: refused('invalidValue'),
  },
  {
    reason: '3.5.2.1: into the values that a filter finds the sub-attributes are added',
    operations: one(add('emails[type eq "work"]', { display: 'W' })),
    outcome: becomes({ emails: [{ ...work, display: 'W' }, home] }),
  },
  {
    reason: '3.5.2.1: what does not exist is added, as far as the filter describes it',
    operations: one(add('addresses[type eq "home"].locality', 'Oslo')),
    outcome: becomes({ addresses: [office, { type: 'home', locality: 'Oslo' }] }),
  },
  {
    reason: 'table 9, noTarget: a filter that describes no value and finds none',
    operations: one(add('addresses[type sw "h"].locality', 'Oslo')),
    outcome: refused('noTarget'),
  },
  {
    reason: '3.5.2.2: without a path there is no target',
    operations: one({ op: 'remove', value: { nickName: 'Babs' } }),
    outcome: refused('noTarget'),
  },
  {
    reason: '3.5.2.2: a single value is unassigned',
    operations: one(remove('nickName')),
    outcome: becomes({ nickName: undefined }),
  },
  {
    reason: '3.5.2.2: what is unassigned already is removed with success',
    operations: [remove('title'), remove('name.middleName'), remove('roles')],
    outcome: 'same',
  },
  {
    reason: '3.5.2.2: a multi-valued attribute loses all values',
    operations: one(remove('emails')),
    outcome: becomes({ emails: undefined }),
  },
  {
    reason: '3.5.2.2: the values that a filter finds are removed',
    operations: one(remove('emails[type eq "work" and value ew "example.com"]')),
    outcome: becomes({ emails: [home] }),
  },
  {
    reason: '3.5.2.2: with the last value the attribute is unassigned',
    operations: one(remove('emails[value pr]')),
    outcome: becomes({ emails: undefined }),
  },
  {
    reason: '3.5.2.2: a sub-attribute of the values that a filter finds is unassigned',
    operations: one(remove('addresses[type eq "work"].locality')),
    outcome: becomes({
      addresses: [{ type: 'work', streetAddress: '100 Universal City Plaza' }],
    }),
  },
  {
    reason: '3.5.2.2: what is required cannot be removed',
    operations: one(remove('userName')),
    outcome: refused('mutability'),
  },
  {
    reason: '3.5.2.2: what is read-only cannot be removed',
    operations: one(remove('meta.created')),
    outcome: refused('mutability'),
  },
  {
    reason: 'table 9, noTarget: a filter without a match',
    operations: one(remove('emails[type eq "other"]')),
    outcome: refused('noTarget'),
  },
  {
    reason: '3.5.2.3: without a path the attributes of the value are replaced, others are not',
    operations: one(merge('replace', { emails: [home], nickname: 'B' })),
    outcome: becomes({
      emails: [home],
      nickName: 'B',
      name: { givenName: 'Barbara', familyName: 'Jensen' },
    }),
  },
  {
    reason: '3.5.2.3: what does not exist is added',
    operations: [replace('title', 'Guide'), replace('roles', [{ value: 'admin' }])],
    outcome: becomes({ title: 'Guide', roles: [{ value: 'admin' }] }),
  },
  {
    reason: '3.5.2.3: a multi-valued attribute is replaced with all values',
    operations: one(replace('emails', [{ value: 'x' }])),
    outcome: becomes({ emails: [{ value: 'x' }] }),
  },
  {
    reason: '3.5.2.3: sub-attributes that are not named are left unchanged',
    operations: one(replace('name', { givenName: 'Barb' })),
    outcome: becomes({ name: { givenName: 'Barb', familyName: 'Jensen' } }),
  },
  {
    reason: '3.5.2.3: each value that a filter finds is replaced',
    operations: one(
      replace('addresses[type eq "work"]', { type: 'work', country: 'US', primary: true }),
    ),
    outcome: becomes({ addresses: [{ type: 'work', country: 'US', primary: true }] }),
  },
  {
    reason: '3.5.2.3: the sub-attribute of each value that a filter finds is replaced',
    operations: one(replace('addresses[type eq "work"].streetAddress', '1010 Broadway Ave')),
    outcome: becomes({ addresses: [{ ...office, streetAddress: '1010 Broadway Ave' }] }),
  },
  {
    reason: '3.5.2.3: a filter that finds nothing has no target',
    operations: one(replace('addresses[type eq "home"].streetAddress', 'x')),
    outcome: refused('noTarget'),
  },
  {
    reason: '3.5.2.3: a filter on what has no values has no target',
    operations: one(replace('ims[type eq "xmpp"]', { value: 'x' })),
    outcome: refused('noTarget'),
  },
  {
    reason: 'RFC 7643 2.5: null and an empty array unassign',
    operations: one(merge('replace', { nickName: null, emails: [] })),
    outcome: becomes({ nickName: undefined, emails: undefined }),
  },
  {
    reason: '3.10: paths in any capitals, with the URN of the core schema or without',
    operations: [
      replace(`${userUrn.toUpperCase()}:EMAILS[TYPE EQ "work"].VALUE`, 'x'),
      replace(department.toUpperCase(), 'IT'),
    ],
    outcome: becomes({
      emails: [{ ...work, value: 'x' }, home],
      [enterpriseUrn]: { department: 'IT', manager: { value: 'm' } },
    }),
  },
  {
    reason: '3.10: an attribute of an extension has no name without its URN',
    operations: one(replace('department', 'IT')),
    outcome: refused('invalidPath'),
  },
  {
    reason: 'table 9, invalidPath: no schema has it',
    operations: one(add('emails[type eq "work"].nonsense', 'x')),
    outcome: refused('invalidPath'),
  },
  {
    reason: 'table 9, invalidPath: there are no indexes and no JSON pointers',
    operations: one(replace('/emails/0/value', 'x')),
    outcome: refused('invalidPath'),
  },
  {
    reason: 'table 9, invalidFilter: it is for the filter of a path too',
    operations: one(remove('emails[type foo "work"]')),
    outcome: refused('invalidFilter'),
  },
  {
    reason: 'table 9, invalidValue: it does not go with the type',
    operations: one(replace('active', 'yes')),
    outcome: refused('invalidValue'),
  },
  {
    reason: 'table 9, invalidSyntax: there are add, remove and replace',
    operations: one({ op: 'move', path: 'nickName', value: 'x' }),
    outcome: refused('invalidSyntax'),
  },
  {
    reason: 'RFC 7643 7: what is written and never returned changes the version all the same',
    operations: one(replace('password', 'secret')),
    outcome: becomes({ password: undefined, nickName: 'Babs' }),
  },
];
