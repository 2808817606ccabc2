import { type JsonValue } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { idsIn, list, patch, post, put, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { expectStatus, isSuccess } from './statusChecks.js';
import { userBody } from './userBodies.js';

const fix = 'Answer 409 with the scimType uniqueness where a userName is taken, in whatever case';

/** After all that was tried there is one user with the name. */
async function expectOne(context: CaseContext, name: string): Promise<void> {
  if (!context.server.capabilities.has('filter')) {
    return;
  }
  const reply = await list(context, '/Users', { filter: `userName eq ${JSON.stringify(name)}` });
  context.expect({
    id: 'several',
    cause: 'rfc.conflict.duplicate',
    sameAs: ['identity.duplicate', 'filter.severalUsers', 'filter.ignored'],
    holds: idsIn(reply).length <= 1,
    message: `There are ${String(idsIn(reply).length)} users with the userName ${name}`,
    expected: 1,
    actual: idsIn(reply).length,
    fix,
    seenIn: [reply],
  });
}

async function twice(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await post(context, '/Users', userBody(context, { userName: user.name }));
  expectStatus(context, reply, [409], {
    id: 'status',
    cause: 'rfc.conflict.duplicate',
    doing: 'A user is created whose userName is taken',
    fix,
  });
  await expectOne(context, user.name);
}

const isCaseExact = (context: CaseContext): boolean =>
  context.server.findDefinition('userName')?.['caseExact'] === true;

async function otherCase(context: CaseContext): Promise<void> {
  if (isCaseExact(context)) {
    context.skip('The schema of the server says that userName is caseExact');
  }
  const user = await context.createUser();
  const reply = await post(
    context,
    '/Users',
    userBody(context, { userName: user.name.toUpperCase() }),
  );
  expectStatus(context, reply, [409], {
    id: 'status',
    doing: 'A user is created whose userName is taken in other capitals',
    fix,
  });
}

const raceSize = 4;

async function race(context: CaseContext): Promise<void> {
  const userName = context.newUserName();
  const bodies = Array.from({ length: raceSize }, () => userBody(context, { userName }));
  const replies = await Promise.all(bodies.map((body) => post(context, '/Users', body)));
  const made = replies.filter(isSuccess);
  context.expect({
    id: 'made',
    cause: 'rfc.conflict.race',
    sameAs: [],
    holds: made.length === 1,
    message: `Of ${String(raceSize)} creations of one user at the same time ${String(made.length)} were done`,
    expected: [201, 409, 409, 409],
    actual: replies.map(({ status }) => status),
    okta: {
      aiw: 'Okta sends creations in parallel: with two users of one name each lookup fails from then on',
      oin: 'Okta sends creations in parallel: with two users of one name each lookup fails from then on',
    },
    fix: 'Let a unique index of the database decide, not a lookup before the insertion',
    seenIn: made.length === 0 ? replies : made,
  });
  for (const reply of replies.filter((one) => !isSuccess(one))) {
    expectStatus(context, reply, [409], {
      id: 'status',
      doing: 'One of several creations of one user at the same time comes too late',
      fix,
    });
  }
}

async function renameTo(
  context: CaseContext,
  rename: (user: MadeResource, name: string) => Promise<Reply>,
): Promise<void> {
  const [taken, user] = [await context.createUser(), await context.createUser()];
  const reply = await rename(user, taken.name);
  expectStatus(context, reply, [409], {
    id: 'status',
    cause: 'rfc.conflict.rename',
    doing: 'A user gets the userName of another',
    fix: 'Check that userName is unique on PUT and PATCH too, and answer 409',
  });
  const now = await read(context, user);
  expectContent(context, now, new Map<string, JsonValue>([['userName', user.name]]), {
    id: 'changed',
    cause: 'rfc.conflict.rename',
    doing: 'After a userName was to be changed to one that is taken',
    fix: 'Change nothing where the request is refused',
  });
}

export const conflictCases = casesOf('conflict', 'Uniqueness', [
  {
    id: 'twice',
    title: 'A userName that is taken is refused with 409',
    requirements: ['conflict.create'],
    run: twice,
  },
  {
    id: 'otherCase',
    title: 'A userName that is taken in other capitals is refused with 409',
    requirements: ['conflict.case'],
    run: otherCase,
  },
  {
    id: 'race',
    title: 'Of creations of one user at the same time one is done',
    requirements: ['conflict.create'],
    run: race,
  },
  {
    id: 'put',
    title: 'A PUT does not give a user the userName of another',
    requirements: ['conflict.change'],
    run: (context) =>
      renameTo(context, (user, name) =>
        put(context, user.path, { ...userBody(context, { userName: name }), id: user.id }),
      ),
  },
  {
    id: 'patch',
    title: 'A PATCH does not give a user the userName of another',
    requirements: ['conflict.change'],
    needs: ['patch'],
    run: (context) =>
      renameTo(context, (user, name) =>
        patch(context, user.path, [{ op: 'replace', path: 'userName', value: name }]),
      ),
  },
]);
