import { type JsonObject, type JsonValue, withoutMember } from '../../base/json.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { expectContent, expectUntouched } from './contentChecks.js';
import { idOf, put, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal, expectStatus, isSuccess } from './statusChecks.js';
import { userBody } from './userBodies.js';

interface Replaced {
  readonly before: Reply;
  readonly answer: Reply;
  readonly after: Reply;
}

/** Sends what `change` makes of the resource as it was read, and reads it again. */
async function replace(
  context: CaseContext,
  user: MadeResource,
  change: (resource: JsonObject) => JsonObject,
): Promise<Replaced> {
  const before = await read(context, user);
  const answer = await put(context, user.path, change(before.body));
  demandStatus(context, answer, [200], {
    id: 'status',
    cause: 'rfc.put.status',
    doing: 'A user is replaced by PUT',
    fix: 'Answer 200 with the whole resource, and ignore what is read-only in the body',
  });
  return { before, answer, after: await read(context, user) };
}

const okta = {
  aiw: 'Okta PUTs what it read with its changes in it, also to deactivate: what is lost here is lost with each push',
  oin: 'Okta PUTs what it read with its changes in it on each profile push: what is lost here is lost for good',
};

async function roundTrip(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const { before, after } = await replace(context, user, (resource) => resource);
  expectUntouched(context, { before, after }, [], {
    id: 'lost',
    cause: 'rfc.put.lost',
    doing: 'After a PUT of the resource as it was read',
    okta,
    fix: 'Store all that a PUT brings',
  });
}

async function changeOne(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const name = { givenName: 'Janet', familyName: 'Miller' };
  const { before, after, answer } = await replace(context, user, (resource) => ({
    ...resource,
    name,
    active: false,
  }));
  const wanted = new Map<string, JsonValue>([
    ['name', name],
    ['active', false],
  ]);
  const check = {
    cause: 'rfc.put.notApplied',
    sameAs: ['echo.changed', 'echo.lost'],
    okta,
    fix: 'Store all that a PUT brings, and answer with it',
  };
  expectContent(context, after, wanted, { ...check, id: 'applied', doing: 'After a PUT' });
  expectContent(context, answer, wanted, {
    ...check,
    id: 'answered',
    doing: 'The answer to a PUT',
  });
  expectUntouched(context, { before, after }, ['name', 'active'], {
    id: 'lost',
    cause: 'rfc.put.lost',
    doing: 'After a PUT that changed name and active',
    okta,
    fix: 'Store all that a PUT brings',
  });
  expectSameResource(context, before, after);
}

function expectSameResource(context: CaseContext, before: Reply, after: Reply): void {
  context.expect({
    id: 'id',
    cause: 'rfc.put.id',
    holds: idOf(before.body) === idOf(after.body),
    message: 'After a PUT the user has another id',
    expected: { id: idOf(before.body) },
    actual: { id: idOf(after.body) },
    okta: {
      aiw: 'Okta keeps the id that it was told on creation: it no longer finds the user',
      oin: 'Okta keeps the id that it was told on creation: it no longer finds the user',
    },
    fix: 'Keep the id of a resource for ever',
    seenIn: [after, before],
  });
}

async function replacesLists(context: CaseContext): Promise<void> {
  const name = context.newUserName();
  const emails = [
    { value: name, type: 'work', primary: true },
    { value: `home-${name}`, type: 'home' },
  ];
  const user = await context.createUser(new Map<string, JsonValue>([['emails', emails]]));
  const one = [{ value: `new-${name}`, type: 'work', primary: true }];
  const { after } = await replace(context, user, (resource) => ({ ...resource, emails: one }));
  expectContent(context, after, new Map<string, JsonValue>([['emails', one]]), {
    id: 'merged',
    doing: 'After a PUT with one email address in place of two',
    fix: 'Replace a multi-valued attribute by the values that a PUT brings; do not add them',
  });
}

async function clears(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const { after } = await replace(context, user, (resource) => ({
    ...resource,
    externalId: null,
  }));
  expectContent(context, after, new Map([['externalId', undefined]]), {
    id: 'kept',
    level: 'warning',
    doing: 'After a PUT with externalId null',
    fix: 'Take null as no value, and clear the attribute',
  });
}

async function readOnly(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const { before, after } = await replace(context, user, (resource) => ({
    ...resource,
    id: resource['id'] ?? user.id,
    meta: {
      resourceType: 'User',
      created: '2001-01-01T00:00:00Z',
      location: 'https://example.com',
    },
    groups: [{ value: `${context.prefix}nogroup`, display: 'Nobody' }],
  }));
  const created = (reply: Reply): JsonValue =>
    (readAnyCase(reply.body, 'meta') as JsonObject | undefined)?.['created'] ?? null;
  context.expect({
    id: 'created',
    sameAs: ['version.created'],
    holds: JSON.stringify(created(before)) === JSON.stringify(created(after)),
    message: 'A PUT has changed meta.created, which is read-only',
    expected: created(before),
    actual: created(after),
    fix: 'Ignore meta in the body of a PUT',
    seenIn: [after, before],
  });
  const groups = readAnyCase(after.body, 'groups');
  context.expect({
    id: 'groups',
    holds: !JSON.stringify(groups ?? []).includes(`${context.prefix}nogroup`),
    message: 'A PUT has changed groups, which is read-only',
    expected: readAnyCase(before.body, 'groups') ?? [],
    actual: groups ?? [],
    fix: 'Ignore groups in the body of a user; who is in a group is changed by the group',
    seenIn: [after],
  });
}

async function otherId(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const body = { ...userBody(context, { userName: user.name }), id: `${context.prefix}other` };
  const reply = await context.unjudged(() => put(context, user.path, body));
  context.expect({
    id: 'moved',
    holds: !isSuccess(reply) || idOf(reply.body) === user.id,
    message: 'A PUT with another id in its body has changed the id of the resource',
    expected: { id: user.id },
    actual: { id: idOf(reply.body) },
    fix: 'Ignore id in the body of a PUT',
    seenIn: [reply],
  });
  await read(context, user);
}

async function unknown(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const path = `${user.path}${context.prefix}x`;
  const reply = await context.unjudged(() => put(context, path, userBody(context)));
  expectRefusal(context, reply, {
    id: 'status',
    doing: 'A user that there is not is replaced',
    fix: 'Answer 404; a PUT creates nothing',
  });
}

async function withoutUserName(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const body = withoutMember(userBody(context), 'userName');
  const reply = await context.unjudged(() => put(context, user.path, body));
  // RFC 7644 3.5.1: what is left out may be taken as not asserted, so that the userName may stay.
  const now = await read(context, user);
  expectContent(context, now, new Map([['userName', user.name]]), {
    id: 'gone',
    doing: `After a PUT without userName, which was answered with ${String(reply.status)}`,
    fix: 'Refuse a PUT without a required attribute with 400, or keep the value',
  });
}

async function bystander(context: CaseContext): Promise<void> {
  const [user, other] = [await context.createUser(), await context.createUser()];
  const before = await read(context, other);
  await replace(context, user, (resource) => ({ ...resource, displayName: 'Somebody Else' }));
  expectUntouched(context, { before, after: await read(context, other) }, [], {
    id: 'changed',
    doing: 'After a PUT to another user',
    fix: 'Change only the resource that the URL names',
  });
}

async function again(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const body = userBody(context, { userName: user.name, displayName: 'Jane Again' });
  await replace(context, user, () => body);
  const { after } = await replace(context, user, () => body);
  const sent = Object.entries(body).filter(([name]) => name !== 'schemas');
  expectContent(context, after, new Map(sent), {
    id: 'differs',
    doing: 'After the same PUT was sent twice',
    sameAs: ['echo.changed', 'echo.lost'],
    fix: 'A PUT that is sent again ends with the same resource',
  });
}

async function rename(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const userName = context.newUserName();
  const { before, after } = await replace(context, user, (resource) => ({ ...resource, userName }));
  expectContent(context, after, new Map([['userName', userName]]), {
    id: 'applied',
    doing: 'After a PUT with another userName',
    sameAs: ['echo.changed'],
    fix: 'Let userName be changed',
  });
  expectSameResource(context, before, after);
  const taken = await put(context, user.path, userBody(context, { userName }));
  expectStatus(context, taken, [200], {
    id: 'own',
    doing: 'A user is replaced with the userName that it has',
    fix: 'Compare a userName with those of other users only',
  });
}

export const putCases = casesOf('put', 'Replacement (PUT)', [
  {
    id: 'roundTrip',
    title: 'A PUT of what was read loses nothing',
    requirements: ['put.replaces', 'put.readOnly'],
    run: roundTrip,
  },
  {
    id: 'change',
    title: 'A PUT writes what it brings, and the id stays',
    requirements: ['put.replaces', 'resource.id'],
    run: changeOne,
  },
  {
    id: 'lists',
    title: 'A PUT replaces the values of a list',
    requirements: ['put.replaces'],
    run: replacesLists,
  },
  {
    id: 'null',
    title: 'A PUT with null clears an attribute',
    requirements: ['value.unassigned'],
    run: clears,
  },
  {
    id: 'readOnly',
    title: 'A PUT ignores meta and groups',
    requirements: ['put.readOnly'],
    run: readOnly,
  },
  {
    id: 'otherId',
    title: 'A PUT does not change the id',
    requirements: ['put.readOnly', 'resource.id'],
    run: otherId,
  },
  { id: 'unknown', title: 'A PUT creates nothing', requirements: ['put.notFound'], run: unknown },
  {
    id: 'withoutUserName',
    title: 'A PUT does not take the userName away',
    requirements: ['put.required'],
    run: withoutUserName,
  },
  {
    id: 'others',
    title: 'A PUT changes no other resource',
    requirements: ['put.replaces'],
    run: bystander,
  },
  {
    id: 'again',
    title: 'The same PUT twice ends like once',
    requirements: ['put.idempotent'],
    run: again,
  },
  {
    id: 'rename',
    title: 'A PUT changes the userName',
    requirements: ['put.replaces'],
    run: rename,
  },
]);
