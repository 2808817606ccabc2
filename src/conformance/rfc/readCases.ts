import { type CaseContext, type Reply } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { del, get, idOf, idsIn, list, read, resourcesIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal, expectStatus, isSuccess } from './statusChecks.js';

async function unknown(context: CaseContext): Promise<void> {
  const reply = await get(context, `/Users/${context.prefix}nobody`);
  expectRefusal(context, reply, {
    id: 'status',
    doing: 'A user that there is not is read',
    fix: 'Answer 404 with an Error where there is no such resource',
  });
  expectStatus(context, reply, [404], {
    id: 'notFound',
    level: reply.status === 400 ? 'hint' : 'warning',
    doing: 'A user that there is not is read',
    fix: 'Answer 404 with an Error where there is no such resource',
  });
}

async function errorBody(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const deleted = await del(context, user.path);
  if (!isSuccess(deleted)) {
    context.skip(`Nothing can be deleted: ${String(deleted.status)}`);
  }
  const reply = await get(context, user.path);
  demandStatus(context, reply, [404], {
    id: 'status',
    doing: 'A user that was deleted is read',
    fix: 'Answer 404 with an Error where there is no such resource',
  });
  context.expect({
    id: 'status.member',
    sameAs: ['error.status', 'error.statusText', 'error.statusMismatch', 'status.errorBody'],
    level: 'warning',
    holds: reply.body['status'] === '404',
    message: 'The body of the 404 is no Error with its status',
    expected: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '404',
      detail: 'what is wrong',
    },
    actual: reply.json ?? null,
    fix: 'Answer each failure with an Error: schemas, status as a string, detail',
    seenIn: [reply],
  });
  expectGoodError(context, reply);
}

function expectGoodError(context: CaseContext, reply: Reply): void {
  const { status, detail } = reply.body;
  context.expect({
    id: 'status.type',
    sameAs: ['error.status', 'error.statusText'],
    level: 'warning',
    holds: typeof status !== 'number',
    message: `status in the Error is the number ${String(reply.status)}, and should be a string`,
    expected: { status: String(reply.status) },
    actual: { status: status ?? null },
    fix: 'Put the status of an Error into quotes',
    seenIn: [reply],
  });
  context.expect({
    id: 'detail',
    sameAs: ['error.detailText', 'status.errorBody'],
    expectedBy: ['RFC 7644 3.12', "Okta: its own tests of a server's answers"],
    level: 'warning',
    holds: typeof detail === 'string' && detail.trim() !== '',
    message: 'The Error has no detail, which Okta shows to its admins',
    expected: { detail: 'There is no such user' },
    actual: { detail: detail ?? null },
    fix: 'Say in detail what is wrong, in one sentence',
    seenIn: [reply],
  });
  context.expect({
    id: 'stack',
    level: 'warning',
    holds: typeof detail !== 'string' || !/\n\s+at |Traceback \(most recent/.test(detail),
    message:
      'The detail of the Error is a stack trace, which tells strangers how the server is built',
    expected: { detail: 'There is no such user' },
    actual: { detail: detail ?? null },
    fix: 'Log the stack trace, and answer with one sentence for people',
    seenIn: [reply],
  });
}

async function attributes(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await get(context, `${user.path}?attributes=userName`);
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: 'One attribute of a user is read',
    fix: 'Take the parameter attributes',
  });
  expectContent(context, reply, new Map([['userName', user.name]]), {
    id: 'wanted',
    doing: 'A user of which the userName was asked for',
    fix: 'Return the attributes that were asked for, and id and schemas with them',
  });
  context.expect({
    id: 'always',
    holds: idOf(reply.body) === user.id,
    message: 'With attributes=userName the answer has no id, which is always returned',
    expected: { id: user.id },
    actual: { id: reply.body['id'] ?? null },
    fix: 'Return id whatever attributes are asked for',
    seenIn: [reply],
  });
  const others = ['name', 'emails', 'displayName'].filter((name) => name in reply.body);
  context.expect({
    id: 'others',
    sameAs: ['page.attributes'],
    level: 'warning',
    holds: others.length === 0,
    message: `With attributes=userName the answer has ${others.join(', ')} too`,
    expected: ['schemas', 'id', 'userName'],
    actual: Object.keys(reply.body),
    fix: 'Return only what attributes names, and what is always returned',
    seenIn: [reply],
  });
}

async function excluded(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await get(context, `${user.path}?excludedAttributes=emails,id`);
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: 'A user is read without its emails',
    fix: 'Take the parameter excludedAttributes',
  });
  context.expect({
    id: 'there',
    sameAs: ['page.attributes'],
    level: 'warning',
    holds: !('emails' in reply.body),
    message: 'With excludedAttributes=emails the answer has emails',
    expected: 'no emails',
    actual: reply.body['emails'] ?? null,
    fix: 'Leave out what excludedAttributes names',
    seenIn: [reply],
  });
  context.expect({
    id: 'always',
    holds: idOf(reply.body) === user.id,
    message: 'id is always returned, and was left out',
    expected: { id: user.id },
    actual: { id: reply.body['id'] ?? null },
    fix: 'Return id also where excludedAttributes names it',
    seenIn: [reply],
  });
}

async function listAttributes(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await list(context, '/Users', {
    filter: `userName eq ${JSON.stringify(user.name)}`,
    attributes: 'displayName',
  });
  context.expect({
    id: 'id',
    sameAs: ['filter.missed', 'status.lookupRefused'],
    holds: idsIn(reply).includes(user.id),
    message: 'A list with attributes=displayName does not have the id of what it found',
    expected: [{ id: user.id }],
    actual: [...resourcesIn(reply)].slice(0, 3),
    fix: 'Return id whatever attributes are asked for, and filter before attributes are left out',
    seenIn: [reply],
  });
}

async function sameEverywhere(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const alone = await read(context, user);
  const reply = await list(context, '/Users', {
    filter: `userName eq ${JSON.stringify(user.name)}`,
  });
  const found = resourcesIn(reply).find((one) => idOf(one) === user.id);
  if (!found) {
    context.block('The user was not found by its userName');
  }
  const names = Object.keys(alone.body).filter((name) => name !== 'meta' && name !== 'groups');
  const wanted = new Map(names.map((name) => [name, alone.body[name]]));
  expectContent(context, { ...reply, body: found }, wanted, {
    id: 'differs',
    doing: 'A user in a list, compared with the same user alone',
    fix: 'Show a resource in a list as it is shown alone',
  });
}

export const readCases = casesOf('read', 'Reading', [
  {
    id: 'unknown',
    title: 'A resource that there is not is answered with 404',
    requirements: ['read.notFound'],
    run: unknown,
  },
  {
    id: 'error',
    title: 'A failure has an Error body',
    requirements: ['error.body'],
    run: errorBody,
  },
  {
    id: 'attributes',
    title: 'attributes chooses what is returned',
    requirements: ['read.attributes'],
    run: attributes,
  },
  {
    id: 'excluded',
    title: 'excludedAttributes leaves out what it names',
    requirements: ['read.attributes'],
    run: excluded,
  },
  {
    id: 'listAttributes',
    title: 'attributes of a list leaves id where it is',
    requirements: ['read.attributes'],
    needs: ['filter'],
    run: listAttributes,
  },
  {
    id: 'list',
    title: 'A list shows the same of a resource as a read',
    requirements: ['list.resources'],
    needs: ['filter'],
    run: sameEverywhere,
  },
]);
