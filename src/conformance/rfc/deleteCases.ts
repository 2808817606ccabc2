import { type CaseContext, type MadeResource } from '../model/caseContext.js';
import { expectUntouched } from './contentChecks.js';
import { del, get, idOf, idsIn, list, patch, post, put, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal, expectStatus } from './statusChecks.js';
import { userBody } from './userBodies.js';

/** A service may lack DELETE (Okta never deletes users): then there is nothing to check. */
async function remove(context: CaseContext, { path }: MadeResource): Promise<void> {
  const reply = await del(context, path);
  if (reply.status === 405 || reply.status === 501) {
    context.skip(`The server has no DELETE: it is answered with ${String(reply.status)}`);
  }
  demandStatus(context, reply, [204], {
    id: 'status',
    cause: 'rfc.delete.status',
    level: reply.status < 300 ? 'warning' : 'error',
    doing: 'A resource is deleted',
    fix: 'Answer 204 without a body',
  });
}

const gone = 'Answer 404 to each request for a resource that was deleted';

async function isGone(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  await remove(context, user);
  const reply = await get(context, user.path);
  expectStatus(context, reply, [404], {
    id: 'there',
    cause: 'rfc.delete.there',
    doing: 'A user that was deleted is read',
    fix: gone,
  });
  const second = await del(context, user.path);
  expectStatus(context, second, [404], {
    id: 'again',
    level: 'warning',
    doing: 'A user that was deleted is deleted once more',
    fix: gone,
  });
}

async function writes(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  await remove(context, user);
  const replaced = await put(context, user.path, userBody(context, { userName: user.name }));
  expectRefusal(context, replaced, {
    id: 'put',
    doing: 'A user that was deleted is replaced by PUT',
    fix: gone,
  });
  if (context.server.capabilities.has('patch')) {
    const patched = await patch(context, user.path, [{ op: 'replace', value: { active: true } }]);
    expectRefusal(context, patched, {
      id: 'patch',
      doing: 'A user that was deleted is changed by PATCH',
      fix: gone,
    });
  }
}

async function isListed(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  await remove(context, user);
  const reply = await list(context, '/Users', {
    filter: `userName eq ${JSON.stringify(user.name)}`,
  });
  context.expect({
    id: 'listed',
    cause: 'rfc.delete.listed',
    sameAs: ['identity.listedAgain', 'filter.ignored'],
    holds: !idsIn(reply).includes(user.id),
    message: 'A user that was deleted is found by its userName',
    expected: [],
    actual: [...idsIn(reply)].slice(0, 5),
    fix: 'Leave out of all lists what was deleted',
    seenIn: [reply],
  });
}

async function nameIsFree(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  await remove(context, user);
  const reply = await post(context, '/Users', userBody(context, { userName: user.name }));
  expectStatus(context, reply, [201], {
    id: 'status',
    doing: 'A user is created with the userName of one that was deleted',
    fix: 'Let the userName of a deleted user be used again',
  });
  context.expect({
    id: 'sameId',
    sameAs: ['identity.reusedId'],
    holds: reply.status !== 201 || idOf(reply.body) !== user.id,
    message: 'The new user has the id of the one that was deleted',
    expected: 'another id',
    actual: idOf(reply.body),
    fix: 'Use no id a second time',
    seenIn: [reply],
  });
}

async function bystander(context: CaseContext): Promise<void> {
  const [user, other] = [await context.createUser(), await context.createUser()];
  const before = await read(context, other);
  await remove(context, user);
  const reply = await get(context, other.path);
  demandStatus(context, reply, [200], {
    id: 'gone',
    doing: 'A user is read after another was deleted',
    fix: 'Delete only the resource that the URL names',
  });
  expectUntouched(context, { before, after: reply }, [], {
    id: 'changed',
    doing: 'After another user was deleted',
    fix: 'Delete only the resource that the URL names',
  });
}

async function leavesGroups(context: CaseContext): Promise<void> {
  const [user, other] = [await context.createUser(), await context.createUser()];
  const group = await context.createGroup([user, other]);
  await remove(context, user);
  const reply = await read(context, group);
  const text = JSON.stringify(reply.body['members'] ?? []);
  context.expect({
    id: 'member',
    sameAs: ['membership.deletedMember'],
    level: 'warning',
    holds: !text.includes(JSON.stringify(user.id)),
    message: 'A user that was deleted is still a member of a group',
    expected: [{ value: other.id }],
    actual: reply.body['members'] ?? [],
    fix: 'Take a user out of all groups when it is deleted',
    seenIn: [reply],
  });
  context.expect({
    id: 'others',
    holds: reply.body['members'] === undefined || text.includes(JSON.stringify(other.id)),
    message: 'With a user that was deleted another has left the group',
    expected: [{ value: other.id }],
    actual: reply.body['members'] ?? [],
    fix: 'Take only the user that was deleted out of the groups',
    seenIn: [reply],
  });
}

async function group(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const made = await context.createGroup([user]);
  await remove(context, made);
  const reply = await get(context, made.path);
  expectStatus(context, reply, [404], {
    id: 'there',
    doing: 'A group that was deleted is read',
    fix: gone,
  });
  const member = await get(context, user.path);
  expectStatus(context, member, [200], {
    id: 'member',
    doing: 'A member of a group is read after the group was deleted',
    fix: 'Delete the group alone; its members stay',
  });
  context.expect({
    id: 'listed',
    holds: !JSON.stringify(member.body['groups'] ?? []).includes(JSON.stringify(made.id)),
    level: 'warning',
    message: 'A user has a group in groups that was deleted',
    expected: [],
    actual: member.body['groups'] ?? [],
    fix: 'Take a group out of groups of its members when it is deleted',
    seenIn: [member],
  });
}

async function unknown(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await del(context, `${user.path}${context.prefix}x`);
  expectRefusal(context, reply, {
    id: 'status',
    level: reply.status < 300 ? 'warning' : 'error',
    doing: 'A user that there is not is deleted',
    fix: gone,
  });
  await read(context, user);
}

export const deleteCases = [
  ...casesOf('delete', 'Deletion', [
    {
      id: 'gone',
      title: 'What was deleted is answered with 404',
      requirements: ['delete.status', 'delete.gone'],
      run: isGone,
    },
    {
      id: 'writes',
      title: 'What was deleted cannot be changed',
      requirements: ['delete.gone'],
      run: writes,
    },
    {
      id: 'listed',
      title: 'What was deleted is in no list',
      requirements: ['delete.gone'],
      needs: ['filter'],
      run: isListed,
    },
    {
      id: 'name',
      title: 'The userName of a deleted user can be used again',
      requirements: ['delete.name'],
      run: nameIsFree,
    },
    {
      id: 'others',
      title: 'A deletion leaves all others',
      requirements: ['delete.status'],
      run: bystander,
    },
    {
      id: 'unknown',
      title: 'A deletion of what there is not is refused',
      requirements: ['delete.gone'],
      run: unknown,
    },
  ]),
  ...casesOf(
    'delete',
    'Deletion',
    [
      {
        id: 'member',
        title: 'A deleted user leaves its groups',
        requirements: ['group.members'],
        run: leavesGroups,
      },
      {
        id: 'group',
        title: 'A group is deleted, and its members stay',
        requirements: ['delete.gone'],
        run: group,
      },
    ],
    ['groups'],
  ),
];
