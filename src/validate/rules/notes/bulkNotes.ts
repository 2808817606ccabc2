import { bulkRequestUrn, bulkResponseUrn } from '../../../scim/message/messageUrns.js';
import { type JsonObject } from '../../../base/json.js';
import { answer, type MakeExamples, post } from '../../example/exampleExchange.js';
import { inBody, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

const base = {
  on: 'observation',
  references: ['RFC 7644 3.7'],
  place: inBody('request', '/Operations'),
} as const;

/** What the mock server tolerated or ignored in a Bulk request. Okta sends none, so it says nothing here. */
export const bulkNotes: readonly ObservationRule[] = [
  {
    ...base,
    id: 'bulk.deleteData',
    level: 'hint',
    title: 'A DELETE in a Bulk request has no data',
    fix: 'Leave data out',
  },
  {
    ...base,
    id: 'bulk.methodCapitals',
    level: 'hint',
    title: 'The method of an operation is written in capitals',
    fix: 'Write POST, PUT, PATCH or DELETE',
  },
  {
    ...base,
    id: 'bulk.pathSlashes',
    level: 'hint',
    title: 'The path of an operation begins with one slash and ends with none',
    fix: 'Write the path as it stands behind the base URL: /Users or /Users/2819',
  },
  {
    ...base,
    id: 'bulk.failOnErrorsZero',
    level: 'hint',
    title: 'failOnErrors is 1 at least',
    fix: 'Leave failOnErrors out where all operations are to be done, whatever fails',
    place: inBody('request', '/failOnErrors'),
  },
];

const bulk = (
  operation: JsonObject & { readonly method: string },
  status: string,
  more: JsonObject = {},
) =>
  post(
    '/Bulk',
    {
      schemas: [bulkRequestUrn],
      Operations: [operation],
      ...more,
    },
    answer(200, {
      schemas: [bulkResponseUrn],
      Operations: [
        {
          method: operation.method.toUpperCase(),
          location: 'http://localhost:3000/scim/v2/Users/2819',
          status,
        },
      ],
    }),
  );

const remove = { method: 'DELETE', path: '/Users/2819' };
const userName = 'jane@example.com';

export const bulkNoteExamples: MakeExamples = () =>
  notedExamples({
    'bulk.deleteData': [bulk({ ...remove, data: { userName } }, '204'), bulk(remove, '204')],
    'bulk.methodCapitals': [bulk({ ...remove, method: 'delete' }, '204'), bulk(remove, '204')],
    'bulk.pathSlashes': [bulk({ ...remove, path: 'Users/2819' }, '204'), bulk(remove, '204')],
    'bulk.failOnErrorsZero': [
      bulk(remove, '204', { failOnErrors: 0 }),
      bulk(remove, '204', { failOnErrors: 1 }),
    ],
  })();
