import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { bulkRequestUrn } from '../../scim/message/messageUrns.js';
import { groupUrn } from '../../scim/schema/group.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { get, post, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal } from './statusChecks.js';
import { userBody } from './userBodies.js';

const bulk = (
  context: CaseContext,
  operations: readonly JsonObject[],
  more: JsonObject = {},
): Promise<Reply> =>
  post(context, '/Bulk', { schemas: [bulkRequestUrn], ...more, Operations: operations });

function answersIn({ body }: Reply): readonly JsonObject[] {
  const operations = readAnyCase(body, 'Operations');
  return isJsonArray(operations) ? operations.filter(isJsonObject) : [];
}

const pathIn = (context: CaseContext, answer: JsonObject | undefined): string => {
  const { baseUrl } = context.transport;
  const location = readText(answer, 'location') ?? '';
  // RFC 7231 7.1.2 allows a relative one, as a `$ref` may be.
  const whole = URL.canParse(location, `${baseUrl}/`) ? new URL(location, `${baseUrl}/`).href : '';
  return whole.startsWith(baseUrl) ? whole.slice(baseUrl.length) : location;
};

const creation = (context: CaseContext, bulkId: string, data?: JsonObject): JsonObject => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: data ?? userBody(context),
});

async function send(
  context: CaseContext,
  operations: readonly JsonObject[],
  more?: JsonObject,
): Promise<Reply> {
  const reply = await bulk(context, operations, more);
  demandStatus(context, reply, [200], {
    id: 'status',
    cause: 'rfc.bulk.status',
    doing: 'A Bulk request is sent',
    fix: 'Answer 200 with a BulkResponse, or say "bulk": { "supported": false }',
  });
  return reply;
}

async function creations(context: CaseContext): Promise<void> {
  const reply = await send(context, [creation(context, 'one'), creation(context, 'two')]);
  const statuses = answersIn(reply).map((answer) => String(answer['status'] as string | number));
  context.demand({
    id: 'created',
    sameAs: ['bulk.createdStatus', 'bulk.unanswered', 'bulk.status'],
    holds: statuses.length === 2 && statuses.every((status) => status === '201'),
    message: 'Two creations in a Bulk request were not both done',
    expected: ['201', '201'],
    actual: statuses,
    fix: 'Do each operation, and answer each with bulkId, status and location',
    seenIn: [reply],
  });
  for (const answer of answersIn(reply)) {
    const found = await get(context, pathIn(context, answer));
    context.expect({
      id: 'there',
      holds: found.status === 200,
      message: 'What a Bulk request created is not at its location',
      expected: 200,
      actual: found.status,
      fix: 'Answer each creation with the location of the new resource',
      seenIn: [found, reply],
    });
  }
}

async function references(context: CaseContext): Promise<void> {
  if (!context.server.capabilities.has('groups')) {
    context.skip('The server has no groups');
  }
  const group = {
    method: 'POST',
    path: '/Groups',
    bulkId: 'group',
    data: {
      schemas: [groupUrn],
      displayName: context.newGroupName(),
      members: [{ value: 'bulkId:user' }],
    },
  };
  const reply = await send(context, [creation(context, 'user'), group]);
  const find = (bulkId: string): JsonObject | undefined =>
    answersIn(reply).find((answer) => answer['bulkId'] === bulkId);
  const user = await read(context, { path: pathIn(context, find('user')) });
  const made = await read(context, { path: pathIn(context, find('group')) });
  const id: JsonValue = user.body['id'] ?? null;
  context.expect({
    id: 'member',
    holds: JSON.stringify(made.body['members'] ?? []).includes(JSON.stringify(id)),
    message: 'bulkId:user in the members of a group was not replaced by the id of the new user',
    expected: [{ value: id }],
    actual: made.body['members'] ?? [],
    fix: 'Replace bulkId:… by the id of what the operation with this bulkId created',
    seenIn: [made, reply],
  });
}

async function failing(context: CaseContext): Promise<void> {
  const taken = await context.createUser();
  const operations = [
    creation(context, 'taken', userBody(context, { userName: taken.name })),
    creation(context, 'free'),
  ];
  const reply = await send(context, operations);
  const statuses = answersIn(reply).map((answer) => String(answer['status'] as string | number));
  context.expect({
    id: 'statuses',
    sameAs: ['bulk.unanswered', 'bulk.status', 'bulk.createdStatus'],
    holds: statuses.includes('409') && statuses.includes('201'),
    message: 'Of two creations one fails and one is done, and the answers do not say so',
    expected: ['409', '201'],
    actual: statuses,
    fix: 'Go on after a failure, and answer each operation with its own status',
    seenIn: [reply],
  });
}

async function failOnErrors(context: CaseContext): Promise<void> {
  const taken = await context.createUser();
  const operations = [
    creation(context, 'taken', userBody(context, { userName: taken.name })),
    creation(context, 'free'),
  ];
  const reply = await send(context, operations, { failOnErrors: 1 });
  context.expect({
    id: 'wentOn',
    sameAs: ['bulk.wentOn'],
    holds: !JSON.stringify(answersIn(reply)).includes('"201"'),
    message: 'With failOnErrors 1 the Bulk request went on after the first failure',
    expected: ['409'],
    actual: [...answersIn(reply)],
    fix: 'End with the failure that failOnErrors counts to',
    seenIn: [reply],
  });
}

async function tooMany(context: CaseContext): Promise<void> {
  const config = readAnyCase(context.server.serviceProviderConfig ?? {}, 'bulk');
  const most = isJsonObject(config) ? readAnyCase(config, 'maxOperations') : undefined;
  if (typeof most !== 'number' || most < 1 || most > 1_000) {
    context.skip('ServiceProviderConfig has no bulk.maxOperations of 1,000 at most');
  }
  const path = `/Users/${context.prefix}nobody`;
  const operations = Array.from({ length: most + 1 }, () => ({ method: 'DELETE', path }));
  const reply = await context.unjudged(() => bulk(context, operations));
  expectRefusal(context, reply, {
    id: 'status',
    level: 'warning',
    doing: `A Bulk request has ${String(most + 1)} operations, one more than maxOperations`,
    fix: 'Answer 413 where a Bulk request is larger than ServiceProviderConfig says',
  });
}

export const bulkCases = casesOf(
  'bulk',
  'Bulk',
  [
    {
      id: 'create',
      title: 'Creations in a Bulk request are done',
      requirements: ['bulk.answers'],
      run: creations,
    },
    {
      id: 'references',
      title: 'bulkId stands for the id of what is created',
      requirements: ['bulk.references'],
      run: references,
    },
    {
      id: 'failing',
      title: 'A Bulk request goes on after a failure',
      requirements: ['bulk.answers'],
      run: failing,
    },
    {
      id: 'failOnErrors',
      title: 'failOnErrors ends a Bulk request',
      requirements: ['bulk.failOnErrors'],
      run: failOnErrors,
    },
    {
      id: 'tooMany',
      title: 'A Bulk request with too many operations is refused',
      requirements: ['bulk.limits'],
      run: tooMany,
    },
  ],
  ['bulk'],
);
