import { bulkRequestUrn, bulkResponseUrn } from '../../scim/message/messageUrns.js';
import { type JsonObject, type JsonValue } from '../../base/json.js';
import { answer, type Example, type MakeExamples, post } from '../example/exampleExchange.js';
import { errorOf, newGroup, newJane } from '../example/exampleResources.js';

const location = 'http://localhost:3000/scim/v2/Users/2819';
const creation = { method: 'POST', path: '/Users', bulkId: 'jane', data: newJane() };
const done = { method: 'POST', bulkId: 'jane', location, status: '201' };
const failed = {
  method: 'POST',
  bulkId: 'jane',
  status: '409',
  response: errorOf(409, 'There is a jane@example.com', { scimType: 'uniqueness' }),
};

const requestOf = (operations: JsonValue, more: JsonObject = {}): JsonObject => ({
  schemas: [bulkRequestUrn],
  Operations: operations,
  ...more,
});

const answerOf = (operations: JsonValue): JsonObject => ({
  schemas: [bulkResponseUrn],
  Operations: operations,
});

const refused = answer(
  400,
  errorOf(400, 'The request cannot be read', { scimType: 'invalidSyntax' }),
);

/** A bulk request that its service refuses. */
const refusedBulk = (operations: JsonValue, more: JsonObject = {}): Example =>
  post('/Bulk', requestOf(operations, more), refused);

/** Jane is created; the answer as given. */
const answered = (...operations: readonly JsonValue[]): Example =>
  post('/Bulk', requestOf([creation]), answer(200, answerOf(operations)));

const good = answered(done);
const withGroup = post(
  '/Bulk',
  requestOf([
    creation,
    {
      method: 'POST',
      path: '/Groups',
      bulkId: 'all',
      data: newGroup({ members: [{ value: 'bulkId:jane' }] }),
    },
  ]),
  answer(
    200,
    answerOf([done, { ...done, bulkId: 'all', location: location.replace('Users', 'Groups') }]),
  ),
);

export const bulkExamples: MakeExamples = () => ({
  'bulk.operations': {
    failing: [refusedBulk(creation)],
    passing: [good],
  },
  'bulk.method': {
    failing: [refusedBulk([{ ...creation, method: 1 }])],
    passing: [good],
  },
  'bulk.unknownMethod': {
    failing: [refusedBulk([{ method: 'GET', path: '/Users/2819' }])],
    passing: [good],
  },
  'bulk.path': {
    failing: [refusedBulk([{ method: 'POST', bulkId: 'jane', data: newJane() }])],
    passing: [good],
  },
  'bulk.otherPath': {
    failing: [
      refusedBulk([{ ...creation, path: '/Users/2819' }]),
      refusedBulk([{ method: 'DELETE', path: '/Users' }]),
      refusedBulk([{ method: 'DELETE', path: location }]),
    ],
    passing: [good],
  },
  'bulk.bulkIdText': {
    failing: [refusedBulk([{ method: 'DELETE', path: '/Users/2819', bulkId: 1 }])],
    passing: [good],
  },
  'bulk.missingBulkId': {
    failing: [refusedBulk([{ method: 'POST', path: '/Users', data: newJane() }])],
    passing: [good],
  },
  'bulk.repeatedBulkId': {
    failing: [refusedBulk([creation, creation])],
    passing: [withGroup],
  },
  'bulk.reference': {
    failing: [
      refusedBulk([
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'all',
          data: newGroup({ members: [{ value: 'bulkId:omar' }] }),
        },
      ]),
    ],
    passing: [withGroup],
  },
  'bulk.missingData': {
    failing: [refusedBulk([{ method: 'PUT', path: '/Users/2819' }])],
    passing: [good],
  },
  'bulk.member': {
    failing: [refusedBulk([{ ...creation, data: JSON.stringify(newJane()) }])],
    passing: [good],
  },
  'bulk.failOnErrors': {
    failing: [refusedBulk([creation], { failOnErrors: '1' })],
    passing: [
      post(
        '/Bulk',
        requestOf([creation, creation2()], { failOnErrors: 1 }),
        answer(200, answerOf([failed])),
      ),
    ],
  },
  'bulk.status': {
    failing: [answered({ method: 'POST', bulkId: 'jane', location })],
    passing: [good],
  },
  'bulk.statusText': {
    failing: [answered({ ...done, status: 201 })],
    passing: [good],
  },
  'bulk.location': {
    failing: [answered({ method: 'POST', bulkId: 'jane', status: '201' })],
    passing: [good, answered(failed)],
  },
  'bulk.error': {
    failing: [answered({ method: 'POST', bulkId: 'jane', status: '409' })],
    passing: [answered(failed)],
  },
  'bulk.unanswered': {
    failing: [answered()],
    passing: [good],
  },
  'bulk.otherBulkId': {
    failing: [
      answered({ ...done, bulkId: 'omar' }),
      answered({ method: 'POST', location, status: '201' }),
    ],
    passing: [good],
  },
});

const creation2 = (): JsonObject => ({
  method: 'POST',
  path: '/Users',
  bulkId: 'omar',
  data: newJane({ userName: 'omar@example.com' }),
});
