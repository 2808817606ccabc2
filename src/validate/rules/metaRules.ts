import { isJsonObject, type JsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { answer, get, type MakeExamples } from '../example/exampleExchange.js';
import { jane } from '../example/exampleResources.js';
import { bothApps, type MessageRule, type Problems } from '../rule.js';
import { readText } from '../view/anyCase.js';
import { type MessageView } from '../view/messageView.js';

const metaIn = (message: MessageView): JsonObject | undefined => {
  const meta = message.kind === 'resource' ? message.get('meta') : undefined;
  return isJsonObject(meta) ? meta : undefined;
};

function missingMeta(message: MessageView): Problems {
  if (message.kind !== 'resource' || message.purpose !== 'answer' || message.isPartial) {
    return undefined;
  }
  const meta = metaIn(message);
  if (!meta) {
    return { message: 'The resource has no meta', place: message.at() };
  }
  const missing = ['resourceType', 'location'].filter((name) => readText(meta, name) === undefined);
  return missing.length > 0
    ? {
        message: `meta has no ${missing.join(' and no ')}`,
        place: message.at(message.spelled('meta')),
      }
    : undefined;
}

function modifiedBeforeCreated(message: MessageView): Problems {
  const meta = metaIn(message);
  const created = readText(meta, 'created');
  const modified = readText(meta, 'lastModified');
  return created !== undefined &&
    modified !== undefined &&
    Date.parse(modified) < Date.parse(created)
    ? {
        message: `meta.lastModified is ${shorten(modified)}, before meta.created, which is ${shorten(created)}`,
        place: message.at(message.spelled('meta'), 'lastModified'),
      }
    : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // expected: a percent sign that is no escape
    return segment;
  }
}

function otherPlace(message: MessageView): Problems {
  const location = readText(metaIn(message), 'location');
  const id = readText(message.value, 'id');
  const last = location?.split(/[?#]/, 1)[0]?.replace(/\/$/, '').split('/').at(-1);
  return location !== undefined && id !== undefined && last !== undefined && decoded(last) !== id
    ? {
        message: `meta.location is ${shorten(location)}, but the id is ${shorten(id)}`,
        place: message.at(message.spelled('meta'), 'location'),
      }
    : undefined;
}

/** What a service says of a resource in `meta` (RFC 7643 3.1). */
export const metaRules: readonly MessageRule[] = [
  {
    id: 'meta.missing',
    on: 'message',
    level: 'hint',
    title: 'A resource comes with meta, which has its resourceType and location',
    references: ['RFC 7643 3.1'],
    okta: bothApps('Okta reads no meta; its own samples have resourceType alone'),
    fix: 'Send "meta": { "resourceType": "User", "created": …, "lastModified": …, "location": … }',
    check: missingMeta,
  },
  {
    id: 'meta.order',
    on: 'message',
    level: 'warning',
    title: 'Nothing is changed before it is created',
    references: ['RFC 7643 3.1'],
    fix: 'Set lastModified to the time of the creation first, and write both in the same time zone',
    check: modifiedBeforeCreated,
  },
  {
    id: 'meta.location',
    on: 'message',
    level: 'error',
    title: 'meta.location is the address of the resource',
    references: ['RFC 7643 3.1'],
    fix: 'Write the base URL, the endpoint and the id of this resource: https://…/Users/{id}',
    check: otherPlace,
  },
];

const withMeta = (changes: JsonObject) => {
  const { meta = {} } = jane();
  return get(
    '/Users/2819',
    answer(200, jane({ meta: { ...(isJsonObject(meta) ? meta : {}), ...changes } })),
  );
};

export const metaExamples: MakeExamples = () => ({
  'meta.missing': {
    failing: [
      get('/Users/2819', answer(200, jane({ meta: undefined }))),
      withMeta({ location: '' }),
    ],
    passing: [withMeta({})],
  },
  'meta.order': {
    failing: [withMeta({ lastModified: '2026-04-30T12:00:00Z' })],
    passing: [withMeta({ lastModified: '2026-05-01T14:00:00+02:00' })],
  },
  'meta.location': {
    failing: [withMeta({ location: 'http://localhost:3000/scim/v2/Users/3907' })],
    passing: [withMeta({ location: 'https://scim.example.com/Users/2819' })],
  },
});
