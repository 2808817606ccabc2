import { type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { type MessageRule, type Problem, type Problems, type SchemaRule } from '../rule.js';
import { readAnyCase } from '../view/anyCase.js';
import { type MessageView } from '../view/messageView.js';
import { readPlace } from '../view/place.js';
import {
  atBulk,
  type BulkCheck,
  bulkOperations,
  type BulkOperationView,
  inEachBulk,
  nameOf,
} from './bulkOperationView.js';

const knownMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const unknownMethod: BulkCheck = (view) =>
  view.method !== undefined && !knownMethods.has(view.method)
    ? {
        message: `${nameOf(view)} has the method ${shorten(view.method)}`,
        place: atBulk(view, 'method'),
      }
    : undefined;

const missingBulkId: BulkCheck = (view) =>
  view.method === 'POST' && view.bulkId === undefined
    ? {
        message: `${nameOf(view)} creates a resource and has no bulkId, so its answer cannot be told from others`,
        place: atBulk(view),
      }
    : undefined;

const missingData: BulkCheck = (view) => {
  const needsData = view.method !== undefined && /^(?:POST|PUT|PATCH)$/.test(view.method);
  return needsData && readAnyCase(view.operation, 'data') === undefined
    ? {
        message: `${nameOf(view)} is a ${view.method} without data`,
        place: atBulk(view),
      }
    : undefined;
};

/** Where its path leads, as the method needs it: POST to an endpoint, all others to a resource. */
function otherPath(view: BulkOperationView): Problem | undefined {
  const { path, method, message } = view;
  if (path === undefined || method === undefined || !knownMethods.has(method)) {
    return undefined;
  }
  const place = readPlace(path, message.registry);
  const isUrl = /^[a-z][a-z\d+.-]*:\/\//i.test(path);
  const wanted = method === 'POST' ? 'collection' : 'resource';
  if (!isUrl && (place.kind === wanted || place.kind === 'unknown')) {
    return undefined;
  }
  return {
    message: isUrl
      ? `The path of ${nameOf(view)} is a whole URL, and must be relative to the base URL`
      : `A ${method} goes to ${wanted === 'resource' ? 'one resource' : 'the endpoint of a resource type'}, but the path of ${nameOf(view)} is ${shorten(path)}`,
    place: atBulk(view, 'path'),
  };
}

function repeatedBulkIds(message: MessageView): Problems {
  if (message.kind !== 'bulkRequest') {
    return undefined;
  }
  const seen = new Set<string>();
  return bulkOperations(message).flatMap((view) => {
    const { bulkId } = view;
    const isRepeated = bulkId !== undefined && view.method === 'POST' && seen.has(bulkId);
    if (bulkId !== undefined && view.method === 'POST') {
      seen.add(bulkId);
    }
    return isRepeated
      ? [
          {
            message: `${nameOf(view)} has the bulkId ${shorten(JSON.stringify(bulkId))} of an operation before it`,
            place: atBulk(view, 'bulkId'),
          },
        ]
      : [];
  });
}

/** The names behind `bulkId:` anywhere in a value (RFC 7644 3.7.2). */
function referencesIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') {
    return /^bulkId:(.+)$/i.exec(value)?.slice(1) ?? [];
  }
  return typeof value === 'object' && value !== null
    ? Object.values<JsonValue>(value).flatMap(referencesIn)
    : [];
}

function lostReferences(message: MessageView): Problems {
  if (message.kind !== 'bulkRequest') {
    return undefined;
  }
  const operations = bulkOperations(message);
  const created = new Set(
    operations.flatMap(({ method, bulkId }) => (method === 'POST' && bulkId ? [bulkId] : [])),
  );
  return operations.flatMap((view) =>
    referencesIn(readAnyCase(view.operation, 'data'))
      .filter((name) => !created.has(name))
      .map((name) => ({
        message: `${nameOf(view)} refers to bulkId:${shorten(name)}, and no operation with method POST has this bulkId`,
        place: atBulk(view, 'data'),
      })),
  );
}

const okta = {
  aiw: 'Okta sends no Bulk requests',
  oin: 'Okta sends no Bulk requests',
};

/** Bulk requests (RFC 7644 3.7), and what the answers have in common with them. Okta sends none; other clients do. */
export const bulkRequestRules: readonly (SchemaRule | MessageRule)[] = [
  {
    id: 'bulk.operations',
    on: 'schema',
    level: 'error',
    title: 'Bulk requests and answers list operations in an array Operations',
    references: ['RFC 7644 3.7'],
    okta,
    fix: 'Write "Operations": [ … ]',
  },
  {
    id: 'bulk.method',
    on: 'schema',
    level: 'error',
    title: 'Each bulk operation has a method, which is a string',
    references: ['RFC 7644 3.7'],
    fix: 'Write "method": "POST", "PUT", "PATCH" or "DELETE"; answers repeat it',
  },
  {
    id: 'bulk.unknownMethod',
    on: 'message',
    level: 'error',
    title: 'The method of a bulk operation is POST, PUT, PATCH or DELETE',
    references: ['RFC 7644 3.7'],
    fix: 'Use POST, PUT, PATCH or DELETE; what is only read is asked for by a GET of its own',
    check: inEachBulk('bulkRequest', unknownMethod),
  },
  {
    id: 'bulk.path',
    on: 'schema',
    level: 'error',
    title: 'Each bulk operation has a path, which is a string',
    references: ['RFC 7644 3.7'],
    fix: 'Write "path": "/Users" to create, "/Users/{id}" for the rest',
  },
  {
    id: 'bulk.otherPath',
    on: 'message',
    level: 'error',
    title: 'The path of a bulk operation is relative, and goes with its method',
    references: ['RFC 7644 3.7'],
    fix: 'Write "/Users" to create, "/Users/{id}" for PUT, PATCH and DELETE',
    check: inEachBulk('bulkRequest', otherPath),
  },
  {
    id: 'bulk.bulkIdText',
    on: 'schema',
    level: 'error',
    title: 'A bulkId is a string',
    references: ['RFC 7644 3.7'],
    fix: 'Send it as a string; the client may choose any',
  },
  {
    id: 'bulk.missingBulkId',
    on: 'message',
    level: 'error',
    title: 'A POST in a bulk request has a bulkId',
    references: ['RFC 7644 3.7'],
    fix: 'Give each POST a bulkId of its own',
    check: inEachBulk('bulkRequest', missingBulkId),
  },
  {
    id: 'bulk.repeatedBulkId',
    on: 'message',
    level: 'error',
    title: 'A bulkId is used once',
    references: ['RFC 7644 3.7'],
    fix: 'Give each POST a bulkId of its own',
    check: repeatedBulkIds,
  },
  {
    id: 'bulk.reference',
    on: 'message',
    level: 'error',
    title: 'bulkId:… refers to a POST of the same request',
    references: ['RFC 7644 3.7.2'],
    fix: 'Write bulkId: and the bulkId of the operation that creates the resource',
    check: lostReferences,
  },
  {
    id: 'bulk.missingData',
    on: 'message',
    level: 'error',
    title: 'POST, PUT and PATCH in a bulk request have data',
    references: ['RFC 7644 3.7'],
    fix: 'Put what would be the body of the single request into data',
    check: inEachBulk('bulkRequest', missingData),
  },
  {
    id: 'bulk.member',
    on: 'schema',
    level: 'error',
    title: 'The members of a bulk operation have their types',
    references: ['RFC 7644 3.7'],
    fix: 'data and response are objects; version and location are strings',
    covers: ['bulk.dataText'],
  },
  {
    id: 'bulk.failOnErrors',
    on: 'schema',
    level: 'error',
    title: 'failOnErrors is an integer',
    references: ['RFC 7644 3.7'],
    fix: 'Send the number of failures after which the service is to end, or leave it out',
  },
];
