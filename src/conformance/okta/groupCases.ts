import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { consequences } from './consequences.js';
import {
  expectGroup,
  groupCreated,
  lookUpGroup,
  makeGroup,
  makeUsers,
  postGroup,
  putGroup,
} from './groupSteps.js';
import { fixOfPut, putStatus } from './groupPutCases.js';
import { oktaCase } from './oktaCase.js';
import { isSuccess, resourcesOf, tellStatus, textOf } from './replies.js';
import { demandStatus, expectStatus } from './statusExpectation.js';
import { getUser } from './userSteps.js';

const group = 'Group push';
const needs = ['groups'] as const;

const fixOfPost =
  'Store the members that POST brings; value is the id of a user, display may be null';

export const groupCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.group.lookup',
    group,
    title: 'A group is found by its displayName, and only that group',
    requirements: ['okta.group.lookup'],
    needs,
    run: async (context) => {
      const made = await makeGroup(context, []);
      await makeGroup(context, []);
      const found = await lookUpGroup(context, made.name);
      demandStatus(context, found, [200], lookupStatus);
      const ids = resourcesOf(found).map(({ id }) => id ?? null);
      context.expect({
        id: 'found',
        sameAs: ['filter.ignored', 'filter.missed'],
        holds: ids.length === 1 && ids[0] === made.id,
        message: `The lookup by displayName finds ${String(ids.length)} groups where it should find the one`,
        expected: [made.id],
        actual: ids,
        okta: consequences.groupNotFound,
        fix: 'Apply displayName eq "…" to the groups; blanks and signs in the name stand for themselves',
        seenIn: [found],
      });
      const none = await lookUpGroup(context, context.newGroupName());
      demandStatus(context, none, [200, 404], lookupStatus);
      const others = resourcesOf(none).length;
      context.expect({
        id: 'none',
        sameAs: ['filter.ignored'],
        holds: others === 0,
        message: `The lookup of a displayName that no group has finds ${String(others)} groups`,
        expected: 0,
        actual: others,
        okta: consequences.groupNotFound,
        fix: 'Apply the filter to /Groups as to /Users',
        seenIn: [none],
      });
    },
  }),
  ...[
    { id: 'aiw', title: 'A group is created with its members (AIW)', count: 2 },
    { id: 'oin', title: 'A group is created with an empty list of members (OIN)', count: 0 },
  ].map(({ id, title, count }) =>
    oktaCase({
      id: `okta.group.create.${id}`,
      group,
      title,
      requirements: ['okta.group.create'],
      needs,
      run: async (context) => {
        const users = await makeUsers(context, count);
        const made = await makeGroup(context, users);
        expectAnswer(context, made);
        const seenIn = [made.reply];
        const doing = 'POST /Groups';
        const cause = 'okta.group.create.members';
        await expectGroup(
          context,
          made,
          { members: users },
          { doing, cause, fix: fixOfPost, seenIn },
        );
      },
    }),
  ),
  oktaCase({
    id: 'okta.group.create.nullDisplay',
    group,
    title: 'Members whose display is null are taken',
    requirements: ['okta.group.member'],
    needs,
    run: async (context) => {
      const users = await makeUsers(context, 2);
      const name = context.newGroupName();
      const members = users.map(({ id }) => ({ value: id, display: null }));
      const reply = await postGroup(context, name, members);
      demandStatus(context, reply, [201], {
        ...groupCreated,
        cause: 'okta.group.nullDisplay',
        doing: 'POST /Groups with members whose display is null',
        fix: 'Take display as it comes: it is of no account, and null means no value',
      });
      const id = textOf(reply.body['id']);
      const made = { id, name, path: `/Groups/${encodeURIComponent(id)}`, reply };
      const put = await putGroup(context, made, name, members.slice(0, 1));
      expectStatus(context, put, [200], {
        ...putStatus,
        cause: 'okta.group.nullDisplay',
        doing: 'PUT of a group with members whose display is null',
      });
      await expectGroup(
        context,
        made,
        { members: users.slice(0, 1) },
        {
          doing: 'PUT /Groups/{id}',
          cause: 'okta.group.put.members',
          fix: fixOfPut,
          seenIn: [put],
        },
      );
    },
  }),
  oktaCase({
    id: 'okta.group.create.taken',
    group,
    title: 'The displayName of a group that exists is refused, or the lookup finds both',
    requirements: ['okta.group.lookup'],
    needs,
    run: async (context) => {
      const made = await makeGroup(context, []);
      const again = await postGroup(context, made.name, []);
      expectStatus(context, again, [201, 409], {
        id: 'status',
        doing: 'POST of a displayName that a group has',
        okta: consequences.groupNotPushed,
        fix: 'Answer 409 with an Error body, or create a second group',
      });
      const found = resourcesOf(await lookUpGroup(context, made.name)).length;
      const wanted = again.status === 201 ? 2 : 1;
      context.expect({
        id: 'found',
        holds: found === wanted,
        message: `The POST of a taken displayName was answered with ${tellStatus(again)}, and the lookup finds ${String(found)} groups of that name`,
        expected: wanted,
        actual: found,
        okta: consequences.groupNotFound,
        fix: 'Let the answer to POST and what is stored agree',
      });
    },
  }),
  oktaCase({
    id: 'okta.group.delete',
    group,
    title: 'A group that is unlinked and deleted is gone, and its members live on',
    requirements: ['okta.group.delete'],
    needs,
    run: async (context) => {
      const users = await makeUsers(context, 2);
      const made = await makeGroup(context, users);
      const reply = await context.send({ method: 'DELETE', path: made.path });
      demandStatus(context, reply, [204], {
        id: 'status',
        sameAs: ['status.deleted'],
        doing: 'DELETE /Groups/{id}',
        okta: consequences.groupStays,
        fix: 'Remove the group and answer 204 without a body',
      });
      await expectGone(context, made);
      for (const user of users) {
        const read = await getUser(context, user);
        context.expect({
          id: 'member',
          cause: 'okta.group.delete.members',
          sameAs: ['identity.vanished'],
          holds: isSuccess(read) && read.body['active'] === true,
          message: `After the group was deleted, a member of it is answered with ${tellStatus(read)} and active ${JSON.stringify(read.body['active'] ?? null)}`,
          expected: { status: 200, active: true },
          actual: { status: read.status, active: read.body['active'] ?? null },
          okta: consequences.membersAlive,
          fix: 'Delete the group and the memberships, not the members',
          seenIn: [read, reply],
        });
      }
    },
  }),
];

const lookupStatus = {
  id: 'status',
  cause: 'okta.group.lookup.status',
  doing: 'The lookup of a group by displayName',
  okta: consequences.groupNotFound,
  fix: 'Answer GET /Groups?filter=displayName eq "…" with 200 and a ListResponse',
};

/** Okta reads no more of the answer. */
function expectAnswer(context: CaseContext, { reply, name }: MadeResource): void {
  const { id = null, displayName = null } = reply.body;
  context.expect({
    id: 'answer',
    cause: 'okta.group.create.answer',
    sameAs: ['created.body', 'echo.lost', 'echo.changed', 'schema.numericId'],
    holds: typeof id === 'string' && displayName === name,
    message: `The answer to POST /Groups has id ${JSON.stringify(id)} and displayName ${JSON.stringify(displayName)}`,
    expected: { id: 'a text', displayName: name },
    actual: { id, displayName },
    okta: consequences.groupNotPushed,
    fix: 'Answer 201 with the group: id as a text, displayName as it came',
    seenIn: [reply],
  });
}

async function expectGone(context: CaseContext, made: MadeResource): Promise<void> {
  const read = await context.send({ method: 'GET', path: made.path });
  const found = resourcesOf(await lookUpGroup(context, made.name)).length;
  const replies: readonly Reply[] = [read];
  context.expect({
    id: 'gone',
    cause: 'okta.group.delete.stays',
    sameAs: ['identity.stillThere', 'identity.listedAgain'],
    holds: read.status === 404 && found === 0,
    message: `The group was deleted, and GET by id is answered with ${tellStatus(read)}, the lookup finds ${String(found)}`,
    expected: { status: 404, found: 0 },
    actual: { status: read.status, found },
    okta: consequences.groupStays,
    fix: 'Take a deleted group out of reads, lists and filters at once (RFC 7644 3.6)',
    seenIn: replies,
  });
}
