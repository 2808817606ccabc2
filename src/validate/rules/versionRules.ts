import { isJsonObject, type JsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { missingParts } from '../compare/missingParts.js';
import { answer, get, post, put, type MakeExamples } from '../example/exampleExchange.js';
import { jane, locationHeader, newJane } from '../example/exampleResources.js';
import { type History, type ResourceState } from '../history/history.js';
import { type ExchangeRule, inBody, inHeader, type Problems } from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isShown } from './isShown.js';

const metaOf = (resource: JsonObject | undefined, name: string): string | undefined => {
  const meta = readAnyCase(resource, 'meta');
  return isJsonObject(meta) ? readText(meta, name) : undefined;
};

function createdMoved(view: ExchangeView, history: History): Problems {
  const before = history.findBefore(view);
  const was = metaOf(before?.content, 'created');
  const is = isShown(view) ? metaOf(view.answer, 'created') : undefined;
  return before && was !== undefined && is !== undefined && Date.parse(was) !== Date.parse(is)
    ? {
        message: `meta.created was ${shorten(was)} and is ${shorten(is)} now`,
        place: inBody('response', '/meta/created'),
        related: [before.exchangeId],
      }
    : undefined;
}

function isWriteWithChange(view: ExchangeView, before: ResourceState | undefined): boolean {
  const isWrite = view.method === 'PUT' || view.method === 'PATCH';
  return (
    isWrite &&
    view.type !== undefined &&
    before?.content !== undefined &&
    view.answer !== undefined &&
    isShown(view) &&
    (missingParts(view.type, before.content, view.answer).length > 0 ||
      missingParts(view.type, view.answer, before.content).length > 0)
  );
}

function modifiedStays(view: ExchangeView, history: History): Problems {
  const before = history.findBefore(view);
  const was = metaOf(before?.content, 'lastModified');
  const is = metaOf(view.answer, 'lastModified');
  if (!before || was === undefined || is === undefined || !isShown(view)) {
    return undefined;
  }
  const moved = Date.parse(is) - Date.parse(was);
  const related = [before.exchangeId];
  const place = inBody('response', '/meta/lastModified');
  if (moved < 0) {
    return {
      message: `meta.lastModified goes back from ${shorten(was)} to ${shorten(is)}`,
      place,
      related,
    };
  }
  // A second may well pass for the same time on a clock of whole seconds.
  const isLong = view.exchange.startedAt - Date.parse(was) > 2000;
  return moved === 0 && isLong && isWriteWithChange(view, before)
    ? {
        message: `The resource was changed, but meta.lastModified is still ${shorten(is)}`,
        place,
        related,
      }
    : undefined;
}

function sameVersion(view: ExchangeView, history: History): Problems {
  const before = history.findBefore(view);
  const etag = view.answerHeader('etag');
  return before?.etag !== undefined && etag === before.etag && isWriteWithChange(view, before)
    ? {
        message: `The resource was changed, but its ETag is still ${shorten(etag)}`,
        place: inHeader('response', 'ETag'),
        related: [before.exchangeId],
      }
    : undefined;
}

function otherVersion(view: ExchangeView): Problems {
  const etag = view.answerHeader('etag');
  const version = isShown(view) ? metaOf(view.answer, 'version') : undefined;
  return etag !== undefined && version !== undefined && etag !== version
    ? {
        message: `The header ETag is ${shorten(etag)}, but meta.version is ${shorten(version)}`,
        place: inHeader('response', 'ETag'),
      }
    : undefined;
}

function otherLocation(view: ExchangeView): Problems {
  const header = view.answerHeader('location');
  const location = isShown(view) ? metaOf(view.answer, 'location') : undefined;
  const isSame =
    header === location ||
    (header?.startsWith('/') === true && location?.endsWith(header) === true);
  return header !== undefined && location !== undefined && !isSame
    ? {
        message: `The header Location is ${shorten(header)}, but meta.location is ${shorten(location)}`,
        place: inHeader('response', 'Location'),
      }
    : undefined;
}

/** When a resource was made and changed, and where it is (RFC 7643 3.1 and RFC 7644 3.14). */
export const versionRules: readonly ExchangeRule[] = [
  {
    id: 'version.created',
    on: 'exchange',
    level: 'warning',
    title: 'meta.created never changes',
    references: ['RFC 7643 3.1'],
    fix: 'Keep the time of the creation',
    check: createdMoved,
  },
  {
    id: 'version.lastModified',
    on: 'exchange',
    level: 'warning',
    title: 'meta.lastModified moves with each change, and never back',
    references: ['RFC 7643 3.1'],
    fix: 'Set meta.lastModified with each change',
    check: modifiedStays,
  },
  {
    id: 'version.same',
    on: 'exchange',
    level: 'error',
    title: 'A changed resource has another entity tag',
    references: ['RFC 7644 3.14', 'RFC 9110 8.8.3'],
    fix: 'Make the entity tag of the content, or count versions',
    check: sameVersion,
  },
  {
    id: 'version.etag',
    on: 'exchange',
    level: 'warning',
    title: 'ETag and meta.version are the same',
    references: ['RFC 7643 3.1', 'RFC 7644 3.14'],
    fix: 'Send the same entity tag in both places, with W/ and the quotes',
    check: otherVersion,
  },
  {
    id: 'version.location',
    on: 'exchange',
    level: 'warning',
    title: 'Location and meta.location are the same',
    references: ['RFC 7643 3.1', 'RFC 7644 3.3'],
    fix: 'Send the same absolute address in both places',
    check: otherLocation,
  },
];

const created = () => answer(201, jane(), locationHeader());
const seen = () => get('/Users/2819', answer(200, jane()));
const meta = (changes: Readonly<Record<string, string>>): JsonObject => {
  const usual = jane()['meta'];
  return { ...(isJsonObject(usual) ? usual : {}), ...changes };
};

export const versionExamples: MakeExamples = () => ({
  'version.created': {
    failing: [
      [
        seen(),
        get('/Users/2819', answer(200, jane({ meta: meta({ created: '2026-05-01T11:50:00Z' }) }))),
      ],
    ],
    passing: [
      [
        seen(),
        get(
          '/Users/2819',
          answer(200, jane({ meta: meta({ created: '2026-05-01T14:00:00+02:00' }) })),
        ),
      ],
    ],
  },
  'version.lastModified': {
    failing: [
      [
        get(
          '/Users/2819',
          answer(200, jane({ meta: meta({ lastModified: '2026-05-01T12:00:01Z' }) })),
        ),
        seen(),
      ],
    ],
    passing: [
      [
        seen(),
        put(
          '/Users/2819',
          newJane({ title: 'Lead' }),
          answer(
            200,
            jane({ title: 'Lead', meta: meta({ lastModified: '2026-05-01T12:00:01Z' }) }),
          ),
        ),
      ],
    ],
  },
  'version.same': {
    failing: [
      [
        get('/Users/2819', answer(200, jane(), { ETag: 'W/"1"' })),
        put(
          '/Users/2819',
          newJane({ title: 'Lead' }),
          answer(200, jane({ title: 'Lead' }), { ETag: 'W/"1"' }),
        ),
      ],
    ],
    passing: [
      [
        get('/Users/2819', answer(200, jane(), { ETag: 'W/"1"' })),
        put(
          '/Users/2819',
          newJane({ title: 'Lead' }),
          answer(200, jane({ title: 'Lead' }), { ETag: 'W/"2"' }),
        ),
      ],
    ],
  },
  'version.etag': {
    failing: [
      get(
        '/Users/2819',
        answer(200, jane({ meta: meta({ version: 'W/"1"' }) }), { ETag: 'W/"2"' }),
      ),
    ],
    passing: [
      get(
        '/Users/2819',
        answer(200, jane({ meta: meta({ version: 'W/"1"' }) }), { ETag: 'W/"1"' }),
      ),
    ],
  },
  'version.location': {
    failing: [post('/Users', newJane(), answer(201, jane(), locationHeader('2820')))],
    passing: [post('/Users', newJane(), created())],
  },
});
