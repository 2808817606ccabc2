import { isJsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { type ExchangeRule, type MessageRule, type Problems, type SchemaRule } from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import {
  atBulk,
  type BulkCheck,
  bulkOperations,
  type BulkOperationView,
  inEachBulk,
  nameOf,
} from './bulkOperationView.js';

const statusOf = ({ operation }: BulkOperationView): number => {
  const status = readAnyCase(operation, 'status');
  return typeof status === 'string' || typeof status === 'number' ? Number(status) : Number.NaN;
};

const numericStatus: BulkCheck = (view) => {
  const status = readAnyCase(view.operation, 'status');
  const isText = typeof status === 'string' && /^[1-5]\d\d$/.test(status);
  return status === undefined || isText
    ? undefined
    : {
        message: `The status of ${nameOf(view)} is ${describeValue(status)}, and should be a string such as "201"`,
        place: atBulk(view, 'status'),
        ...(typeof status !== 'number' && { level: 'error' as const }),
      };
};

const missingLocation: BulkCheck = (view) => {
  const status = statusOf(view);
  const isDone = status >= 200 && status < 300;
  return isDone && readText(view.operation, 'location') === undefined
    ? {
        message: `${nameOf(view)} was done (${String(status)}), and its answer has no location`,
        place: atBulk(view),
      }
    : undefined;
};

const missingError: BulkCheck = (view) =>
  statusOf(view) >= 400 && !isJsonObject(readAnyCase(view.operation, 'response'))
    ? {
        message: `${nameOf(view)} failed (${String(statusOf(view))}), and its answer has no response that says why`,
        place: atBulk(view),
      }
    : undefined;

/** Each operation is answered, up to the number of failures that ends it (RFC 7644 3.7.3). */
function unanswered(view: ExchangeView): Problems {
  const [request] = view.requestMessages;
  const answer = view.answerMessage;
  if (request?.kind !== 'bulkRequest' || answer?.kind !== 'bulkResponse') {
    return undefined;
  }
  const sent = bulkOperations(request).length;
  const returned = bulkOperations(answer);
  const limit = request.get('failOnErrors');
  const failures = returned.filter((one) => statusOf(one) >= 400).length;
  const hasEnded = typeof limit === 'number' && limit > 0 && failures >= limit;
  return returned.length === sent || (hasEnded && returned.length < sent)
    ? undefined
    : {
        message: `The request has ${String(sent)} operations, and the answer ${String(returned.length)}`,
        place: answer.at(answer.spelled('Operations')),
      };
}

function strangeBulkIds(view: ExchangeView): Problems {
  const [request] = view.requestMessages;
  const answer = view.answerMessage;
  if (request?.kind !== 'bulkRequest' || answer?.kind !== 'bulkResponse') {
    return undefined;
  }
  const sent = new Set(bulkOperations(request).map(({ bulkId }) => bulkId));
  return bulkOperations(answer).flatMap((one) => {
    const isMissing =
      one.bulkId === undefined && one.method === 'POST' && !sent.has(undefined) && sent.size > 0;
    const isStrange = one.bulkId !== undefined && !sent.has(one.bulkId);
    return isMissing || isStrange
      ? [
          {
            message: isMissing
              ? `${nameOf(one)} answers a POST and does not say which: its bulkId is missing`
              : `${nameOf(one)} has the bulkId ${shorten(JSON.stringify(one.bulkId))}, which the request has not`,
            place: atBulk(one),
          },
        ]
      : [];
  });
}

/** Answers to Bulk requests (RFC 7644 3.7.3). */
export const bulkAnswerRules: readonly (SchemaRule | MessageRule | ExchangeRule)[] = [
  {
    id: 'bulk.status',
    on: 'schema',
    level: 'error',
    title: 'The answer to each bulk operation has its status',
    references: ['RFC 7644 3.7.3'],
    fix: 'Answer each operation with the status that the single request would have got',
  },
  {
    id: 'bulk.statusText',
    on: 'message',
    level: 'warning',
    title: 'The status of a bulk operation is a string',
    references: ['RFC 7644 3.7.3'],
    fix: 'Write "status": "201"',
    check: inEachBulk('bulkResponse', numericStatus),
  },
  {
    id: 'bulk.location',
    on: 'message',
    level: 'error',
    title: 'The answer to a bulk operation that was done has the location of the resource',
    references: ['RFC 7644 3.7'],
    fix: 'Write the URL of the resource, also for DELETE; only a POST that failed has none',
    check: inEachBulk('bulkResponse', missingLocation),
  },
  {
    id: 'bulk.error',
    on: 'message',
    level: 'error',
    title: 'A bulk operation that failed is answered with an Error',
    references: ['RFC 7644 3.7.3'],
    fix: 'Put the SCIM Error of the single request into response',
    check: inEachBulk('bulkResponse', missingError),
  },
  {
    id: 'bulk.unanswered',
    on: 'exchange',
    level: 'error',
    title: 'Every bulk operation is answered',
    references: ['RFC 7644 3.7.3'],
    fix: 'Answer each operation, in any order; only failOnErrors may end it before',
    check: unanswered,
  },
  {
    id: 'bulk.otherBulkId',
    on: 'exchange',
    level: 'error',
    title: 'A bulk answer has the bulkIds of the request',
    references: ['RFC 7644 3.7.3'],
    fix: 'Repeat the bulkId of each operation in its answer',
    check: strangeBulkIds,
  },
];
