import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { activeForms, setActive } from './activeForms.js';
import { createBody } from './bodies.js';
import { changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { missingOfError } from './errorBody.js';
import { lookUp, lookUpOne } from './lookup.js';
import { oktaCase } from './oktaCase.js';
import { answerOf, resourcesOf, tellStatus, textOf } from './replies.js';
import { makeUser, post, pushProfile, put, readUser } from './userSteps.js';

const group = 'Conflicts';

/** How many arrive at once: the more, the surer a gap between looking and writing shows. */
const parallelCreates = 4;

interface Again {
  readonly id: string;
  readonly title: string;
  readonly userName: (name: string) => string;
  readonly isInactive?: boolean;
}

const agains: readonly Again[] = [
  { id: 'same', title: 'A userName that is taken is refused with 409', userName: (name) => name },
  {
    id: 'capitals',
    title: 'A userName that is taken is refused in other capitals too',
    userName: (name) => name.toUpperCase(),
  },
  {
    id: 'inactive',
    title: 'The userName of an inactive user is taken too',
    userName: (name) => name,
    isInactive: true,
  },
];

export const conflictCases: readonly ConformanceCase[] = [
  ...agains.map(({ id, title, userName, isInactive = false }) =>
    oktaCase({
      id: `okta.conflict.${id}`,
      group,
      title,
      requirements: ['okta.create.conflict'],
      run: async (context) => {
        const user = await makeUser(context);
        const [form] = activeForms;
        if (isInactive && form) {
          await setActive(context, form, user, false);
        }
        const before = await readUser(context, user);
        const again = createBody(userName(user.name), {
          name: { givenName: 'Another', familyName: 'Person' },
          externalId: '00uanother000000000',
        });
        expectConflict(
          context,
          await post(context, again),
          `POST of ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
        );
        expectFirstKept(context, before, await readUser(context, user));
      },
    }),
  ),
  oktaCase({
    id: 'okta.conflict.parallel',
    group,
    title:
      'Of creations of one user at the same time one is done and the others are refused with 409',
    requirements: ['okta.create.parallel'],
    run: async (context) => {
      const body = createBody(context.newUserName());
      const replies = await Promise.all(
        Array.from({ length: parallelCreates }, () => post(context, body)),
      );
      const statuses = replies.map(({ status }) => status).toSorted((left, right) => left - right);
      const made = statuses.filter((status) => status < 300).length;
      context.expect({
        id: 'one',
        cause: 'okta.conflict.parallel',
        sameAs: ['identity.unseenConflict'],
        holds: made === 1 && statuses.slice(1).every((status) => status === 409),
        message: `${String(parallelCreates)} creations of the same userName at the same time are answered with ${statuses.join(', ')}; one 201 and else 409 are expected`,
        expected: [201, ...Array.from({ length: parallelCreates - 1 }, () => 409)],
        actual: statuses,
        okta: consequences.twoAccounts,
        fix: 'Let the store itself keep userName unique (a unique index, or look and write in one transaction), and turn its refusal into 409',
        seenIn: replies,
      });
      const found = resourcesOf(await lookUp(context, textOf(body['userName'])));
      context.expect({
        id: 'found',
        cause: 'okta.conflict.parallel',
        holds: found.length === 1,
        message: `After parallel creations of one userName the lookup finds ${String(found.length)} users`,
        expected: 1,
        actual: found.length,
        okta: consequences.twoAccounts,
        fix: 'Let the store itself keep userName unique',
      });
    },
  }),
  oktaCase({
    id: 'okta.conflict.retry',
    group,
    title:
      'After a creation whose answer was lost, the user is refused once more, found and linked',
    requirements: ['okta.create.retry'],
    run: async (context) => {
      const body = createBody(context.newUserName());
      const first = await post(context, body);
      expectConflict(context, await post(context, body), 'The same POST once more');
      const name = textOf(body['userName']);
      const id = textOf(first.body['id']);
      const user: MadeResource = {
        id,
        name,
        path: `/Users/${encodeURIComponent(id)}`,
        reply: first,
      };
      await lookUpOne(context, user);
      await pushProfile(context, user, { displayName: 'Nora L.' });
    },
  }),
  oktaCase({
    id: 'okta.conflict.update',
    group,
    title: 'A PUT that takes the userName of another user is refused with 409',
    requirements: ['okta.update.taken'],
    run: async (context) => {
      const [user, other] = [await makeUser(context), await makeUser(context)];
      const before = await readUser(context, user);
      const reply = await put(context, user, { ...before, userName: other.name, groups: [] });
      expectConflict(context, reply, 'The PUT of a userName that another user has');
      expectFirstKept(context, before, await readUser(context, user));
      await lookUpOne(context, other);
    },
  }),
];

function expectConflict(context: CaseContext, reply: Reply, doing: string): void {
  const isTaken = reply.status < 300;
  context.expect({
    id: isTaken ? 'accepted' : 'status',
    cause: isTaken ? 'okta.conflict.accepted' : 'okta.conflict.status',
    sameAs: ['status.conflict', 'identity.duplicate', 'identity.unseenConflict'],
    holds: reply.status === 409,
    message: isTaken
      ? `${doing} is done (${String(reply.status)}) although the userName is taken`
      : `${doing} is answered with ${tellStatus(reply)} where 409 is expected`,
    expected: 409,
    actual: reply.status,
    okta: isTaken ? consequences.twoAccounts : consequences.noConflict,
    fix: 'Keep userName unique without regard to capitals, and answer 409 with scimType uniqueness',
    seenIn: [reply],
  });
  const missing = missingOfError(reply.body);
  if (reply.status === 409) {
    context.expect({
      id: 'body',
      cause: 'okta.error.body',
      sameAs: ['status.errorBody', 'error.detail', 'error.status', 'schemas.missing'],
      holds: missing.length === 0,
      message: `The 409 has no SCIM error in its body: ${missing.join(', ')} missing`,
      expected: ['schemas', 'detail', 'status'],
      actual: answerOf(reply),
      okta: consequences.noConflict,
      fix: 'Answer with schemas (the Error URN), status and a detail that says what is taken',
      seenIn: [reply],
    });
  }
}

function expectFirstKept(context: CaseContext, before: JsonObject, after: JsonObject): void {
  const changes = changesBetween(before, after);
  context.expect({
    id: 'kept',
    cause: 'okta.conflict.overwritten',
    holds: changes.length === 0,
    message: `The refused request has changed the user that was there: ${tellChanges(changes)}`,
    expected: before,
    actual: after,
    okta: consequences.dataLost,
    fix: 'Look for conflicts before anything is written, and take back what was written where it fails',
  });
}
