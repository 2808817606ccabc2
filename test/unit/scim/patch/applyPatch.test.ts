import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue, withoutMember } from '../../../../src/base/json.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deviceType } from '../../../support/deviceSchema.js';
import { patch } from '../../../support/patch.js';

const work = { value: 'work@example.com', type: 'work', primary: true };
const home = { value: 'home@example.com', type: 'home' };

const user: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: '1',
  userName: 'jane',
  title: 'VP',
  name: { givenName: 'Jane', familyName: 'Doe' },
  active: true,
  emails: [work, home],
  [enterpriseUserUrn]: { department: 'Sales', manager: { value: '2', displayName: 'Bo' } },
};

interface Row {
  readonly rule: string;
  readonly operation: JsonObject;
  /** Members that are different then; undefined: gone. */
  readonly changed: Readonly<Record<string, JsonValue | undefined>>;
}

const add = (path: string | undefined, value: JsonValue): JsonObject => ({
  op: 'add',
  ...(path !== undefined && { path }),
  value,
});
const remove = (path: string): JsonObject => ({ op: 'remove', path });
const replace = (path: string | undefined, value: JsonValue): JsonObject => ({
  op: 'replace',
  ...(path !== undefined && { path }),
  value,
});

const enterprise = (content: JsonObject): Row['changed'] => ({ [enterpriseUserUrn]: content });
const manager = { value: '2', displayName: 'Bo' };

/** RFC 7644 3.5.2.1. */
const additions: readonly Row[] = [
  {
    rule: 'without a path the value is a set of attributes',
    operation: add(undefined, { nickName: 'J', title: 'CEO' }),
    changed: { nickName: 'J', title: 'CEO' },
  },
  { rule: 'a single value is replaced', operation: add('title', 'CEO'), changed: { title: 'CEO' } },
  { rule: 'an absent value is set', operation: add('nickName', 'J'), changed: { nickName: 'J' } },
  {
    rule: 'a complex value gets the parts, siblings stay',
    operation: add('name', { middleName: 'M' }),
    changed: { name: { givenName: 'Jane', familyName: 'Doe', middleName: 'M' } },
  },
  {
    rule: 'without a path siblings stay too',
    operation: add(undefined, { name: { givenName: 'Ann' } }),
    changed: { name: { givenName: 'Ann', familyName: 'Doe' } },
  },
  {
    rule: 'a part is set',
    operation: add('name.givenName', 'Ann'),
    changed: { name: { givenName: 'Ann', familyName: 'Doe' } },
  },
  {
    rule: 'a list gets the values at its end',
    operation: add('emails', [{ value: 'x@example.com' }]),
    changed: { emails: [work, home, { value: 'x@example.com' }] },
  },
  {
    rule: 'one value that is no list is added too',
    operation: add('emails', { value: 'x@example.com' }),
    changed: { emails: [work, home, { value: 'x@example.com' }] },
  },
  {
    rule: 'without a path a list gets the values too',
    operation: add(undefined, { emails: [{ value: 'x@example.com' }] }),
    changed: { emails: [work, home, { value: 'x@example.com' }] },
  },
  {
    rule: 'an absent list is made',
    operation: add('roles', [{ value: 'admin' }]),
    changed: { roles: [{ value: 'admin' }] },
  },
  {
    rule: 'a value that is there already, with further parts, gets them',
    operation: add('emails', [{ ...home, display: 'Home' }]),
    changed: { emails: [work, { ...home, display: 'Home' }] },
  },
  {
    rule: 'a value path adds parts to the values that match',
    operation: add('emails[type eq "home"]', { display: 'Home' }),
    changed: { emails: [work, { ...home, display: 'Home' }] },
  },
  {
    rule: 'a value path with a part sets it',
    operation: add('emails[type eq "home"].display', 'Home'),
    changed: { emails: [work, { ...home, display: 'Home' }] },
  },
  {
    rule: 'a value path that matches nothing makes the value that it describes',
    operation: add('emails[type eq "other"].value', 'o@example.com'),
    changed: { emails: [work, home, { type: 'other', value: 'o@example.com' }] },
  },
  {
    rule: 'a value that becomes primary takes it from the old one',
    operation: add('emails', [{ value: 'x@example.com', primary: true }]),
    changed: {
      emails: [{ ...work, primary: false }, home, { value: 'x@example.com', primary: true }],
    },
  },
  {
    rule: 'an attribute of an extension is set by its URN',
    operation: add(`${enterpriseUserUrn}:division`, 'EU'),
    changed: enterprise({ department: 'Sales', manager, division: 'EU' }),
  },
  {
    rule: 'an extension gets attributes by its URN as path',
    operation: add(enterpriseUserUrn, { division: 'EU' }),
    changed: enterprise({ department: 'Sales', manager, division: 'EU' }),
  },
  {
    rule: 'an extension gets attributes without a path',
    operation: add(undefined, { [enterpriseUserUrn]: { division: 'EU' } }),
    changed: enterprise({ department: 'Sales', manager, division: 'EU' }),
  },
  {
    rule: 'null adds nothing',
    operation: add(undefined, { title: null, emails: null, name: { givenName: null } }),
    changed: {},
  },
  {
    rule: 'null adds nothing to an extension either',
    operation: add(enterpriseUserUrn, null),
    changed: {},
  },
];

/** RFC 7644 3.5.2.2. */
const removals: readonly Row[] = [
  {
    rule: 'a single value is unassigned',
    operation: remove('title'),
    changed: { title: undefined },
  },
  { rule: 'a list is unassigned', operation: remove('emails'), changed: { emails: undefined } },
  {
    rule: 'a complex value is unassigned',
    operation: remove('name'),
    changed: { name: undefined },
  },
  {
    rule: 'a part is unassigned, the others stay',
    operation: remove('name.givenName'),
    changed: { name: { familyName: 'Doe' } },
  },
  {
    rule: 'a value path removes the values that match',
    operation: remove('emails[type eq "work"]'),
    changed: { emails: [home] },
  },
  {
    rule: 'a list of which no value is left is unassigned',
    operation: remove('emails[value ew "example.com"]'),
    changed: { emails: undefined },
  },
  {
    rule: 'a value path with a part removes only that',
    operation: remove('emails[type eq "work"].primary'),
    changed: { emails: [{ value: 'work@example.com', type: 'work' }, home] },
  },
  {
    rule: 'a part of a list is removed from every value',
    operation: remove('emails.type'),
    changed: {
      emails: [{ value: 'work@example.com', primary: true }, { value: 'home@example.com' }],
    },
  },
  {
    rule: 'an extension is removed with all its values',
    operation: remove(enterpriseUserUrn),
    changed: { [enterpriseUserUrn]: undefined, schemas: [userUrn] },
  },
  {
    rule: 'an attribute of an extension is removed by its URN',
    operation: remove(`${enterpriseUserUrn}:department`),
    changed: enterprise({ manager }),
  },
  { rule: 'what is not there can be removed', operation: remove('nickName'), changed: {} },
  { rule: 'nor does an absent part mind', operation: remove('name.middleName'), changed: {} },
  { rule: 'nor a part of an absent list', operation: remove('roles.display'), changed: {} },
];

/** RFC 7644 3.5.2.3. */
const replacements: readonly Row[] = [
  {
    rule: 'without a path the attributes are replaced (this is how Okta deactivates)',
    operation: replace(undefined, { active: false }),
    changed: { active: false },
  },
  {
    rule: 'a single value is replaced',
    operation: replace('title', 'CEO'),
    changed: { title: 'CEO' },
  },
  {
    rule: 'an absent value is added',
    operation: replace('nickName', 'J'),
    changed: { nickName: 'J' },
  },
  {
    rule: 'of a complex value the parts that are named are replaced',
    operation: replace('name', { givenName: 'Ann' }),
    changed: { name: { givenName: 'Ann', familyName: 'Doe' } },
  },
  {
    rule: 'also without a path',
    operation: replace(undefined, { name: { givenName: 'Ann', familyName: null } }),
    changed: { name: { givenName: 'Ann' } },
  },
  {
    rule: 'a list is replaced as a whole',
    operation: replace('emails', [{ value: 'x@example.com' }]),
    changed: { emails: [{ value: 'x@example.com' }] },
  },
  {
    rule: 'an empty list unassigns',
    operation: replace('emails', []),
    changed: { emails: undefined },
  },
  { rule: 'null unassigns', operation: replace('title', null), changed: { title: undefined } },
  {
    rule: 'null unassigns without a path too',
    operation: replace(undefined, { title: null, emails: null, name: null }),
    changed: { title: undefined, emails: undefined, name: undefined },
  },
  {
    rule: 'a value path replaces the values that match as a whole',
    operation: replace('emails[type eq "work"]', { value: 'x@example.com' }),
    changed: { emails: [{ value: 'x@example.com' }, home] },
  },
  {
    rule: 'a value path takes a list of one, too',
    operation: replace('emails[type eq "work"]', [{ value: 'x@example.com' }]),
    changed: { emails: [{ value: 'x@example.com' }, home] },
  },
  {
    rule: 'a value path with null removes',
    operation: replace('emails[type eq "work"]', null),
    changed: { emails: [home] },
  },
  {
    rule: 'a value path with a part replaces that part of every value that matches',
    operation: replace('emails[value pr].display', 'D'),
    changed: {
      emails: [
        { ...work, display: 'D' },
        { ...home, display: 'D' },
      ],
    },
  },
  {
    rule: 'a part of a list is replaced in every value',
    operation: replace('emails.display', 'D'),
    changed: {
      emails: [
        { ...work, display: 'D' },
        { ...home, display: 'D' },
      ],
    },
  },
  {
    rule: 'a part of an absent list is added (only a filter can miss its target)',
    operation: replace('roles.value', 'admin'),
    changed: { roles: [{ value: 'admin' }] },
  },
  {
    rule: 'a part of an absent complex value is added',
    operation: replace(`${enterpriseUserUrn}:manager.value`, '3'),
    changed: enterprise({ department: 'Sales', manager: { value: '3' } }),
  },
  {
    rule: 'values that become equal are one',
    operation: replace('emails.value', 'same@example.com'),
    changed: {
      emails: [
        { ...work, value: 'same@example.com' },
        { ...home, value: 'same@example.com' },
      ],
    },
  },
  {
    rule: 'values that become equal in type and value are folded',
    operation: replace('emails', [
      { value: 'a', type: 'work' },
      { value: 'A', type: 'work' },
    ]),
    changed: { emails: [{ value: 'a', type: 'work' }] },
  },
  {
    rule: 'the one that becomes primary is the only one',
    operation: replace('emails[type eq "home"].primary', true),
    changed: {
      emails: [
        { ...work, primary: false },
        { ...home, primary: true },
      ],
    },
  },
  {
    rule: 'an extension keeps what is not named',
    operation: replace(enterpriseUserUrn, { department: 'IT' }),
    changed: enterprise({ department: 'IT', manager }),
  },
  {
    rule: 'an extension that is null goes',
    operation: replace(undefined, { [enterpriseUserUrn]: null }),
    changed: { [enterpriseUserUrn]: undefined, schemas: [userUrn] },
  },
  {
    rule: 'so does one that is null by its path',
    operation: replace(enterpriseUserUrn, null),
    changed: { [enterpriseUserUrn]: undefined, schemas: [userUrn] },
  },
  {
    rule: 'the URN of the core schema may stand before a path',
    operation: replace(`${userUrn}:name.givenName`, 'Ann'),
    changed: { name: { givenName: 'Ann', familyName: 'Doe' } },
  },
  {
    rule: 'the URN of the core schema alone means the resource',
    operation: replace(userUrn, { title: 'CEO' }),
    changed: { title: 'CEO' },
  },
  {
    rule: 'the URN of the core schema as a member means the resource too',
    operation: replace(undefined, { [userUrn]: { title: 'CEO' } }),
    changed: { title: 'CEO' },
  },
  {
    rule: 'names in paths and values are read in any capitals',
    operation: replace('NAME', { GIVENNAME: 'Ann' }),
    changed: { name: { givenName: 'Ann', familyName: 'Doe' } },
  },
  {
    rule: 'URNs too, with spaces around',
    operation: replace(` ${enterpriseUserUrn.toUpperCase()} `, { DEPARTMENT: 'IT' }),
    changed: enterprise({ department: 'IT', manager }),
  },
  {
    rule: 'what the service derived from a value goes with it',
    operation: replace(`${enterpriseUserUrn}:manager`, { value: '3' }),
    changed: enterprise({ department: 'Sales', manager: { value: '3' } }),
  },
];

function expected(resource: JsonObject, changed: Row['changed']): JsonObject {
  return Object.entries(changed).reduce<JsonObject>(
    (result, [name, value]) =>
      value === undefined ? withoutMember(result, name) : { ...result, [name]: value },
    resource,
  );
}

for (const [op, rows] of Object.entries({
  add: additions,
  remove: removals,
  replace: replacements,
})) {
  for (const { rule, operation, changed } of rows) {
    const where = typeof operation['path'] === 'string' ? operation['path'] : 'without a path';
    await test(`${op}, ${rule} (${where})`, () => {
      const { resource } = patch(userType, user, [operation]);

      assert.deepEqual(resource, expected(user, changed));
    });
  }
}

await test('a complex value whose last part goes is unassigned', () => {
  const { resource } = patch(userType, user, [remove('name.givenName'), remove('name.familyName')]);

  assert.deepEqual(resource, withoutMember(user, 'name'));
});

await test('operations build on each other', () => {
  const { resource } = patch(userType, user, [
    remove('emails'),
    add('emails', [{ value: 'x', type: 'other' }]),
    replace('emails[type eq "other"].value', 'y'),
    add('title', 'CEO'),
    remove('title'),
  ]);

  assert.deepEqual(resource, {
    ...withoutMember(user, 'title'),
    emails: [{ value: 'y', type: 'other' }],
  });
});

await test('an extension that gets its first value is named in schemas', () => {
  const plain = { schemas: [userUrn], id: '1', userName: 'jane' };

  const { resource } = patch(userType, plain, [add(`${enterpriseUserUrn}:department`, 'IT')]);

  assert.deepEqual(resource, {
    ...plain,
    schemas: [userUrn, enterpriseUserUrn],
    [enterpriseUserUrn]: { department: 'IT' },
  });
});

await test('lists of simple values are changed like others', () => {
  const device = { schemas: [deviceType.schema], serialNumber: 'S', tags: ['a', 'b'], ports: [80] };

  const { resource } = patch(deviceType, device, [
    add('tags', ['B', 'c']),
    remove('tags[value eq "A"]'),
    replace('ports[value eq 80]', 81),
    add('ports', 82),
  ]);

  assert.deepEqual(resource, { ...device, tags: ['b', 'c'], ports: [81, 82] });
});

await test('members of a group come and go as Okta pushes them: removals first, then one add', () => {
  const group = {
    schemas: [groupType.schema],
    id: 'g',
    displayName: 'G',
    members: [{ value: '1' }, { value: '2' }, { value: '3' }],
  };

  const { resource } = patch(groupType, group, [
    remove('members[value eq "1"]'),
    remove('members[value eq "3"]'),
    add('members', [
      { value: '4', display: 'd@example.com' },
      { value: '5', display: null },
    ]),
    replace(undefined, { id: 'g', displayName: 'H' }),
  ]);

  assert.deepEqual(resource, {
    ...group,
    displayName: 'H',
    members: [{ value: '2' }, { value: '4', display: 'd@example.com' }, { value: '5' }],
  });
});

await test('a full push replaces all members, an empty one leaves none', () => {
  const group = { schemas: [groupType.schema], displayName: 'G', members: [{ value: '1' }] };

  const full = patch(groupType, group, [replace('members', [{ value: '2' }])]);
  const empty = patch(groupType, group, [replace('members', [])]);
  const pathless = patch(groupType, group, [replace(undefined, { members: [], displayName: 'H' })]);

  assert.deepEqual(full.resource['members'], [{ value: '2' }]);
  assert.deepEqual(empty.resource, withoutMember(group, 'members'));
  assert.deepEqual(pathless.resource, { schemas: [groupType.schema], displayName: 'H' });
});
