import { type JsonObject } from '../../base/json.js';
import { findHeader } from '../../exchange/headers.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { isJsonObject } from '../../base/json.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { get, idOf, list, post, read, resourcesIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal, expectStatus, isSuccess } from './statusChecks.js';
import { userBody } from './userBodies.js';

/** Ends the case where the user is not created. */
async function create(context: CaseContext, body: JsonObject): Promise<Reply> {
  const reply = await post(context, '/Users', body);
  if (!isSuccess(reply)) {
    context.block(
      `The user could not be created: POST /Users was answered with ${String(reply.status)}`,
    );
  }
  return reply;
}

const pathOf = (reply: Reply): string => `/Users/${encodeURIComponent(idOf(reply.body))}`;

async function status(context: CaseContext): Promise<void> {
  const reply = await post(context, '/Users', userBody(context));
  demandStatus(context, reply, [201], {
    id: 'status',
    doing: 'A user is created',
    fix: 'Answer 201 with the new resource and its Location',
  });
}

async function meta(context: CaseContext): Promise<void> {
  const reply = await create(context, userBody(context));
  const value = readAnyCase(reply.body, 'meta');
  const members = isJsonObject(value) ? value : {};
  context.expect({
    id: 'location',
    holds: readText(members, 'location') !== undefined,
    message: 'The new resource has no meta.location',
    expected: { meta: { location: `${context.transport.baseUrl}${pathOf(reply)}` } },
    actual: { meta: value ?? null },
    fix: 'Return meta with resourceType, created, lastModified and location with each resource',
    seenIn: [reply],
  });
  context.expect({
    id: 'resourceType',
    holds: readText(members, 'resourceType') !== undefined,
    level: 'warning',
    message: 'The new resource has no meta.resourceType',
    expected: { meta: { resourceType: 'User' } },
    actual: { meta: value ?? null },
    fix: 'Return meta with resourceType, created, lastModified and location with each resource',
    seenIn: [reply],
  });
}

async function location(context: CaseContext): Promise<void> {
  const reply = await create(context, userBody(context));
  const header = findHeader(reply.headers, 'location');
  context.demand({
    id: 'missing',
    sameAs: ['created.location'],
    holds: header !== undefined && header !== '',
    message: 'The answer to a creation has no Location',
    expected: { Location: `${context.transport.baseUrl}${pathOf(reply)}` },
    actual: { Location: header ?? null },
    fix: 'Send Location with the URL of the new resource',
  });
  const base = `${context.transport.baseUrl}/`;
  const path = URL.canParse(header ?? '', base) ? new URL(header ?? '', base).pathname : '';
  context.expect({
    id: 'other',
    sameAs: ['created.location', 'version.location'],
    holds: path.endsWith(pathOf(reply)),
    message: `Location leads to ${header ?? ''}, which is not the new resource`,
    expected: { Location: `${context.transport.baseUrl}${pathOf(reply)}` },
    actual: { Location: header ?? null },
    fix: 'Send Location with the URL of the new resource',
    seenIn: [reply],
  });
}

async function kept(context: CaseContext): Promise<void> {
  const body = userBody(context, { externalId: `ext-${context.newUserName()}` });
  const created = await create(context, body);
  const reply = await read(context, { path: pathOf(created) });
  const sent = Object.entries(body).filter(([name]) => name !== 'schemas');
  expectContent(context, reply, new Map(sent), {
    id: 'kept',
    doing: 'A user that was created and is read',
    sameAs: ['identity.staleRead'],
    fix: 'Store all that a creation brings before it is answered',
  });
}

async function ownId(context: CaseContext): Promise<void> {
  const id = `${context.prefix}chosen`;
  const body = userBody(context, {
    id,
    meta: { resourceType: 'User', location: 'https://example.com/x' },
  });
  const reply = await post(context, '/Users', body);
  expectStatus(context, reply, [201], {
    id: 'status',
    doing: 'A creation brings id and meta, which are read-only',
    fix: 'Ignore what is read-only in the body of a POST',
  });
  context.expect({
    id: 'taken',
    holds: idOf(reply.body) !== id,
    message: 'The id that the client sent was taken as the id of the resource',
    expected: { id: 'one that the server makes' },
    actual: { id },
    fix: 'Make the id of a resource in the server, and ignore one in the body',
    seenIn: [reply],
  });
}

async function withoutUserName(context: CaseContext): Promise<void> {
  const reply = await context.unjudged(() =>
    post(context, '/Users', userBody(context, { userName: undefined })),
  );
  expectRefusal(context, reply, {
    id: 'status',
    doing: 'A user without userName is created',
    fix: 'Answer 400 with the scimType invalidValue where a required attribute is missing',
  });
}

async function twoIds(context: CaseContext): Promise<void> {
  const [one, other] = [await context.createUser(), await context.createUser()];
  context.demand({
    id: 'same',
    sameAs: ['identity.reusedId'],
    holds: one.id !== other.id,
    message: 'Two users got the same id',
    expected: 'two ids',
    actual: one.id,
    fix: 'Give each resource an id of its own',
    seenIn: [other.reply, one.reply],
  });
  const first = await read(context, one);
  expectContent(context, first, new Map([['userName', one.name]]), {
    id: 'overwritten',
    doing: 'The first of two users, read after the second was created',
    fix: 'Store each user under its own id',
  });
}

async function found(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await list(context, '/Users', {
    filter: `userName eq ${JSON.stringify(user.name)}`,
    startIndex: 1,
    count: 100,
  });
  context.expect({
    id: 'found',
    sameAs: ['filter.missed', 'filter.ignored', 'filter.severalUsers'],
    holds: resourcesIn(reply).some((resource) => idOf(resource) === user.id),
    message: 'A user that was just created is not found by its userName',
    expected: [user.id],
    actual: resourcesIn(reply).map(idOf),
    fix: 'Let queries see what was written before them',
    seenIn: [reply],
  });
  const direct = await get(context, user.path);
  expectStatus(context, direct, [200], {
    id: 'read',
    doing: 'A user that was just created is read',
    fix: 'Let reads see what was written before them',
  });
}

export const createCases = casesOf('create', 'Creation', [
  {
    id: 'status',
    title: 'A creation is answered with 201',
    requirements: ['create.status'],
    run: status,
  },
  {
    id: 'meta',
    title: 'A new resource has meta with its location',
    requirements: ['create.location', 'resource.meta'],
    run: meta,
  },
  {
    id: 'location',
    title: 'Location leads to the new resource',
    requirements: ['create.location'],
    run: location,
  },
  { id: 'kept', title: 'What was created is there', requirements: ['create.kept'], run: kept },
  {
    id: 'found',
    title: 'What was created is found at once',
    requirements: ['create.kept'],
    needs: ['filter'],
    run: found,
  },
  {
    id: 'readOnly',
    title: 'id and meta in a creation are ignored',
    requirements: ['create.readOnly', 'resource.id'],
    run: ownId,
  },
  {
    id: 'ids',
    title: 'Each user has an id of its own',
    requirements: ['resource.id'],
    run: twoIds,
  },
  {
    id: 'withoutUserName',
    title: 'A user without userName is refused',
    requirements: ['create.required'],
    run: withoutUserName,
  },
]);
