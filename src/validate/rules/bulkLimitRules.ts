import { bulkRequestUrn, bulkResponseUrn } from '../../scim/message/messageUrns.js';
import { isJsonObject, type JsonObject } from '../../base/json.js';
import {
  answer,
  type ExampleExchange,
  get,
  type MakeExamples,
  post,
} from '../example/exampleExchange.js';
import { errorOf, jane, listOf, newJane } from '../example/exampleResources.js';
import { type History } from '../history/history.js';
import { type ExchangeRule, inBody, type Problems } from '../rule.js';
import { readAnyCase } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView } from '../view/messageView.js';
import { atBulk, bulkOperations, type BulkOperationView, nameOf } from './bulkOperationView.js';

const statusOf = ({ operation }: BulkOperationView): number => {
  const status = readAnyCase(operation, 'status');
  return typeof status === 'string' || typeof status === 'number' ? Number(status) : 0;
};

/** The request and its answer, where there are both. */
function pairOf(
  view: ExchangeView,
): { readonly request: MessageView; readonly answered: MessageView } | undefined {
  const [request] = view.requestMessages;
  const answered = view.answerMessage;
  return request?.kind === 'bulkRequest' && answered?.kind === 'bulkResponse'
    ? { request, answered }
    : undefined;
}

function createdStatus(view: ExchangeView): Problems {
  const pair = pairOf(view);
  const answers = pair ? bulkOperations(pair.answered) : [];
  return answers
    .filter((one) => one.method === 'POST' && [200, 202, 204].includes(statusOf(one)))
    .map((one) => ({
      message: `${nameOf(one)} answers a POST with ${String(statusOf(one))} in place of 201`,
      place: atBulk(one, 'status'),
    }));
}

const otherAnswer = (view: ExchangeView): Problems =>
  view.place.kind === 'bulk' &&
  view.method === 'POST' &&
  view.isSuccess &&
  view.answerMessage !== undefined &&
  view.answerMessage.kind !== 'bulkResponse'
    ? {
        message: 'The Bulk request is answered with something that is no BulkResponse',
        place: inBody('response'),
      }
    : undefined;

/** RFC 7644 3.7: after so many failures the service stops. */
function wentOn(view: ExchangeView): Problems {
  const pair = pairOf(view);
  const limit = pair?.request.get('failOnErrors');
  if (!pair || typeof limit !== 'number' || limit <= 0) {
    return undefined;
  }
  const answers = bulkOperations(pair.answered);
  const failures = answers.filter((one) => statusOf(one) >= 400);
  const isPast = answers.length === bulkOperations(pair.request).length;
  const last = failures[limit - 1];
  const isEnd = last?.index === answers.length - 1;
  return last && !isEnd && isPast
    ? {
        message: `failOnErrors is ${String(limit)}, but operations were done behind ${nameOf(last)}, which was failure ${String(limit)}`,
        place: atBulk(last, 'status'),
      }
    : undefined;
}

function tooMany(view: ExchangeView, { serviceProviderConfig }: History): Problems {
  const pair = pairOf(view);
  const bulk = serviceProviderConfig && readAnyCase(serviceProviderConfig.config, 'bulk');
  const most = isJsonObject(bulk) ? readAnyCase(bulk, 'maxOperations') : undefined;
  const count = pair ? bulkOperations(pair.request).length : 0;
  return pair && serviceProviderConfig && typeof most === 'number' && most > 0 && count > most
    ? {
        message: `The request has ${String(count)} operations and was taken, and ServiceProviderConfig says bulk.maxOperations: ${String(most)}`,
        place: inBody('request', '/Operations'),
        related: [serviceProviderConfig.exchangeId],
      }
    : undefined;
}

/** What a Bulk request may ask for, and how its answer ends (RFC 7644 3.7). */
export const bulkLimitRules: readonly ExchangeRule[] = [
  {
    id: 'bulk.createdStatus',
    on: 'exchange',
    level: 'error',
    title: 'A POST within a Bulk request is answered with 201',
    references: ['RFC 7644 3.7.3', 'RFC 7644 3.3'],
    fix: 'Answer each operation with the status that the single request would have got',
    check: createdStatus,
  },
  {
    id: 'bulk.otherAnswer',
    on: 'exchange',
    level: 'error',
    title: 'A Bulk request is answered with a BulkResponse',
    references: ['RFC 7644 3.7'],
    fix: 'Answer 200 with { "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkResponse"], "Operations": […] }',
    check: otherAnswer,
  },
  {
    id: 'bulk.wentOn',
    on: 'exchange',
    level: 'error',
    title: 'A Bulk request ends with the failure that failOnErrors names',
    references: ['RFC 7644 3.7.3'],
    fix: 'Count failures, and stop at failOnErrors; answer the operations up to there',
    check: wentOn,
  },
  {
    id: 'bulk.maxOperations',
    on: 'exchange',
    level: 'warning',
    title: 'A Bulk request has bulk.maxOperations operations at most',
    references: ['RFC 7644 3.7.4', 'RFC 7643 5'],
    fix: 'Refuse more with 413, or say the true number in ServiceProviderConfig',
    check: tooMany,
  },
];

const location = 'http://localhost:3000/scim/v2/Users/2819';
const creation = (bulkId = 'jane'): JsonObject => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: newJane({ userName: `${bulkId}@example.com` }),
});
const done = (bulkId = 'jane', status = '201'): JsonObject => ({
  method: 'POST',
  bulkId,
  location,
  status,
});
const failed: JsonObject = {
  method: 'POST',
  bulkId: 'jane',
  status: '400',
  response: errorOf(400, 'userName has a blank', { scimType: 'invalidValue' }),
};
const bulk = (
  operations: readonly JsonObject[],
  answers: readonly JsonObject[],
  members: JsonObject = {},
): ExampleExchange =>
  post(
    '/Bulk',
    {
      schemas: [bulkRequestUrn],
      Operations: operations,
      ...members,
    },
    answer(200, {
      schemas: [bulkResponseUrn],
      Operations: answers,
    }),
  );
const config = (maxOperations: number): ExampleExchange =>
  get(
    '/ServiceProviderConfig',
    answer(200, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: true, maxOperations, maxPayloadSize: 1_000_000 },
      filter: { supported: true, maxResults: 100 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
      authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Token', description: 'A token' }],
    }),
  );
const two = () => bulk([creation(), creation('omar')], [done(), done('omar')]);

export const bulkLimitExamples: MakeExamples = () => ({
  'bulk.createdStatus': {
    failing: [bulk([creation()], [done('jane', '200')])],
    passing: [bulk([creation()], [done()])],
  },
  'bulk.otherAnswer': {
    failing: [
      post(
        '/Bulk',
        {
          schemas: [bulkRequestUrn],
          Operations: [creation()],
        },
        answer(200, listOf([jane()])),
      ),
    ],
    passing: [bulk([creation()], [done()])],
  },
  'bulk.wentOn': {
    failing: [bulk([creation(), creation('omar')], [failed, done('omar')], { failOnErrors: 1 })],
    passing: [
      bulk([creation(), creation('omar')], [failed], { failOnErrors: 1 }),
      bulk([creation(), creation('omar')], [failed, done('omar')], { failOnErrors: 2 }),
    ],
  },
  'bulk.maxOperations': { failing: [[config(1), two()]], passing: [[config(2), two()]] },
});
