import { type JsonObject, type JsonValue } from '../../base/json.js';
import { groupUrn } from '../../scim/schema/group.js';
import { type CaseContext, type MadeResource } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { expectMembers } from './memberChecks.js';
import { get, idOf, idsIn, list, post, put, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal, isSuccess } from './statusChecks.js';

const toMembers = (users: readonly MadeResource[]): JsonValue =>
  users.map(({ id, name }) => ({ value: id, display: name }));

async function create(context: CaseContext): Promise<void> {
  const users = [await context.createUser(), await context.createUser()];
  const displayName = context.newGroupName();
  const reply = await post(context, '/Groups', {
    schemas: [groupUrn],
    displayName,
    members: toMembers(users),
  });
  demandStatus(context, reply, [201], {
    id: 'status',
    doing: 'A group is created',
    fix: 'Answer 201 with the new group',
  });
  const id = idOf(reply.body);
  const group = { id, path: `/Groups/${encodeURIComponent(id)}`, name: displayName, reply };
  expectContent(context, await read(context, group), new Map([['displayName', displayName]]), {
    id: 'displayName',
    doing: 'A group that was created',
    fix: 'Store the displayName as it is sent',
  });
  await expectMembers(context, group, users, {
    id: 'members',
    doing: 'A group that was created with two members',
    fix: 'Store the members that a creation brings',
  });
}

async function twoGroups(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const first = await context.createGroup([user]);
  const second = await context.createGroup([user]);
  for (const group of [first, second]) {
    await expectMembers(context, group, [user], {
      id: 'members',
      doing: 'A user was put into two groups',
      fix: 'Let a user be in several groups',
    });
  }
}

async function empty(context: CaseContext): Promise<void> {
  const displayName = context.newGroupName();
  const reply = await post(context, '/Groups', { schemas: [groupUrn], displayName });
  demandStatus(context, reply, [201], {
    id: 'status',
    doing: 'A group is created without members',
    fix: 'Take a group without members',
  });
}

async function withoutName(context: CaseContext): Promise<void> {
  const reply = await context.unjudged(() => post(context, '/Groups', { schemas: [groupUrn] }));
  if (isSuccess(reply)) {
    await context.unjudged(() =>
      context.send({ method: 'DELETE', path: `/Groups/${encodeURIComponent(idOf(reply.body))}` }),
    );
  }
  expectRefusal(context, reply, {
    id: 'status',
    doing: 'A group without displayName is created',
    fix: 'Answer 400 with the scimType invalidValue where a required attribute is missing',
  });
}

async function replaceMembers(context: CaseContext): Promise<void> {
  const [one, two, three] = [
    await context.createUser(),
    await context.createUser(),
    await context.createUser(),
  ];
  const group = await context.createGroup([one, two]);
  const steps: readonly (readonly [string, readonly MadeResource[]])[] = [
    ['one member in place of two', [two]],
    ['other members', [one, three]],
    ['no members', []],
  ];
  for (const [what, members] of steps) {
    const { body } = await read(context, group);
    const reply = await put(context, group.path, { ...body, members: toMembers(members) });
    demandStatus(context, reply, [200], {
      id: 'status',
      doing: `A group is replaced, with ${what}`,
      fix: 'Answer 200 with the whole group',
    });
    await expectMembers(context, group, members, {
      id: 'members',
      doing: `After a PUT with ${what}`,
      okta: {
        aiw: 'Each group push is a PUT of the whole group: who leaves the group in Okta keeps what the group gives, or all lose it',
        oin: 'An OIN app changes groups by PATCH',
      },
      fix: 'Let the members be those that the PUT brings, no more and no fewer',
    });
  }
}

async function rename(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const group = await context.createGroup([user]);
  const displayName = context.newGroupName();
  const { body } = await read(context, group);
  const reply = await put(context, group.path, { ...body, displayName });
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: 'A group is replaced, with another displayName',
    fix: 'Answer 200 with the whole group',
  });
  const after = await read(context, group);
  expectContent(context, after, new Map([['displayName', displayName]]), {
    id: 'displayName',
    doing: 'After a PUT with another displayName',
    fix: 'Let displayName be changed',
  });
  await expectMembers(context, group, [user], {
    id: 'members',
    doing: 'After a group was renamed by PUT',
    fix: 'Keep the members that the PUT brings',
  });
}

async function filter(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const [group, other] = [await context.createGroup([user]), await context.createGroup()];
  const rows: readonly (readonly [what: string, filter: string])[] = [
    ['its displayName', `displayName eq ${JSON.stringify(group.name)}`],
    ['its displayName in capitals', `displayName eq ${JSON.stringify(group.name.toUpperCase())}`],
    [
      'its id',
      `id eq ${JSON.stringify(group.id)} and displayName sw ${JSON.stringify(context.prefix)}`,
    ],
  ];
  for (const [what, text] of rows) {
    const reply = await list(context, '/Groups', { filter: text, startIndex: 1, count: 100 });
    const ids = idsIn(reply);
    context.expect({
      id: 'found',
      sameAs: ['filter.missed', 'filter.ignored', 'status.lookupRefused'],
      level: what === 'its id' && reply.status !== 200 ? 'hint' : 'error',
      holds: ids.includes(group.id) && !ids.includes(other.id),
      message: `Of two groups, the lookup of one by ${what} finds ${String(ids.filter((id) => id === group.id || id === other.id).length)}`,
      expected: [group.id],
      actual: [...ids].slice(0, 5),
      fix: 'Apply filters to groups as to users; displayName does not care for capitals',
      seenIn: [reply],
    });
  }
}

async function mirror(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const group = await context.createGroup([user]);
  const reply = await read(context, user);
  if (reply.body['groups'] === undefined) {
    context.skip('The server shows no groups of users');
  }
  context.expect({
    id: 'missing',
    level: 'warning',
    sameAs: ['membership.mirror'],
    holds: JSON.stringify(reply.body['groups']).includes(JSON.stringify(group.id)),
    message: 'A user does not show the group that it is a member of',
    expected: [{ value: group.id }],
    actual: reply.body['groups'] ?? [],
    fix: 'Make groups of a user from the members of the groups',
    seenIn: [reply],
  });
}

async function withoutMembers(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const group = await context.createGroup([user]);
  const reply = await get(context, `${group.path}?excludedAttributes=members`);
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: 'A group is read without its members',
    fix: 'Take the parameter excludedAttributes',
  });
  context.expect({
    id: 'there',
    level: 'warning',
    sameAs: ['page.attributes'],
    holds: reply.body['members'] === undefined,
    message: 'With excludedAttributes=members the answer has members',
    expected: 'no members',
    actual: reply.body['members'] ?? null,
    fix: 'Leave out what excludedAttributes names',
    seenIn: [reply],
  });
}

/** It may be refused or left out; but nobody gets in who is not there. */
async function unknownMember(context: CaseContext): Promise<void> {
  const body: JsonObject = {
    schemas: [groupUrn],
    displayName: context.newGroupName(),
    members: [{ value: `${context.prefix}nobody` }],
  };
  await context.unjudged(() => post(context, '/Groups', body));
}

export const groupCases = casesOf(
  'group',
  'Groups',
  [
    {
      id: 'create',
      title: 'A group is created with its members',
      requirements: ['create.status', 'group.members'],
      run: create,
    },
    {
      id: 'two',
      title: 'A user can be in two groups',
      requirements: ['group.members'],
      run: twoGroups,
    },
    {
      id: 'empty',
      title: 'A group is created without members',
      requirements: ['group.members'],
      run: empty,
    },
    {
      id: 'withoutName',
      title: 'A group without displayName is refused',
      requirements: ['create.required'],
      run: withoutName,
    },
    {
      id: 'replace',
      title: 'A PUT replaces the members',
      requirements: ['put.replaces', 'group.members'],
      run: replaceMembers,
    },
    {
      id: 'rename',
      title: 'A PUT renames a group',
      requirements: ['put.replaces'],
      run: rename,
    },
    {
      id: 'filter',
      title: 'Groups are found by displayName and id',
      requirements: ['filter.operators', 'filter.case'],
      needs: ['filter'],
      run: filter,
    },
    {
      id: 'mirror',
      title: 'A user shows the groups that it is in',
      requirements: ['group.mirror'],
      run: mirror,
    },
    {
      id: 'withoutMembers',
      title: 'A group can be read without its members',
      requirements: ['read.attributes'],
      run: withoutMembers,
    },
    {
      id: 'unknownMember',
      title: 'A member that there is not breaks nothing',
      requirements: ['error.robust'],
      run: unknownMember,
    },
  ],
  ['groups'],
);
