import { shorten } from '../../base/shorten.js';
import { answer, get, put, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, jane, newJane } from '../example/exampleResources.js';
import { type History } from '../history/history.js';
import { type ExchangeRule, inBody, inHeader, inStatus, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';

/** The tags of If-Match or If-None-Match; weak ones compare like strong ones (RFC 7644 3.14). */
const tagsIn = (header: string): readonly string[] =>
  [...header.matchAll(/(?:W\/)?("[^"]*")|\*/g)].map(([whole, tag]) => tag ?? whole);

const opaque = (etag: string): string => etag.replace(/^W\//, '');

function notModified(view: ExchangeView): Problems {
  const asked = view.requestHeader('if-none-match');
  const etag = view.answerHeader('etag');
  const isRead = view.method === 'GET' || view.method === 'HEAD';
  return isRead &&
    view.status === 200 &&
    asked !== undefined &&
    etag !== undefined &&
    tagsIn(asked).includes(opaque(etag))
    ? {
        message: `The client has the version ${shorten(etag)} already, and got it again`,
        place: inStatus,
      }
    : undefined;
}

function staleWrite(view: ExchangeView, history: History): Problems {
  const asked = view.requestHeader('if-match');
  const before = history.findBefore(view);
  const isWrite = view.method === 'PUT' || view.method === 'PATCH' || view.method === 'DELETE';
  if (!isWrite || !view.isSuccess || asked === undefined || before?.etag === undefined) {
    return undefined;
  }
  const tags = tagsIn(asked);
  return tags.includes('*') || tags.includes(opaque(before.etag))
    ? undefined
    : {
        message: `If-Match asks for ${shorten(asked)}, but the last version was ${shorten(before.etag)}, and the write was done`,
        place: inHeader('request', 'If-Match'),
        related: [before.exchangeId],
      };
}

const bodyIn304 = (view: ExchangeView): Problems =>
  view.status === 304 && view.answerBody.kind !== 'none'
    ? { message: 'The 304 has a body', place: inBody('response') }
    : undefined;

function refusedMatch(view: ExchangeView, history: History): Problems {
  const asked = view.requestHeader('if-match');
  const before = history.findBefore(view);
  if (view.status !== 412 || asked === undefined || before?.etag === undefined) {
    return undefined;
  }
  return tagsIn(asked).includes(opaque(before.etag))
    ? {
        message: `If-Match asks for ${shorten(asked)}, which was the version when it was last read, and the write was refused`,
        place: inStatus,
        related: [before.exchangeId],
      }
    : undefined;
}

const unasked304 = (view: ExchangeView): Problems =>
  view.status === 304 &&
  view.requestHeader('if-none-match') === undefined &&
  view.requestHeader('if-modified-since') === undefined
    ? { message: 'The 304 answers a request without If-None-Match', place: inStatus }
    : undefined;

function unquotedTag(view: ExchangeView): Problems {
  const etag = view.answerHeader('etag');
  return etag !== undefined && !/^(?:W\/)?"[^"]*"$/.test(etag.trim())
    ? {
        message: `The header ETag is ${shorten(etag)}, which is no entity tag: it needs double quotes`,
        place: inHeader('response', 'ETag'),
      }
    : undefined;
}

/** Requests that go by an entity tag (RFC 7644 3.14). */
export const conditionalRules: readonly ExchangeRule[] = [
  {
    id: 'conditional.notModified',
    on: 'exchange',
    level: 'warning',
    title: 'Who has the current version is answered with 304',
    references: ['RFC 7644 3.14', 'RFC 9110 13.1.2'],
    fix: 'Compare If-None-Match with the ETag of the resource, and answer 304 without a body where it is among them',
    check: notModified,
  },
  {
    id: 'conditional.staleWrite',
    on: 'exchange',
    level: 'error',
    title: 'A write for another version is refused',
    references: ['RFC 7644 3.14', 'RFC 9110 13.1.1'],
    fix: 'Compare If-Match with the ETag of the resource before anything is changed, and answer 412 where it is not among them',
    check: staleWrite,
  },
  {
    id: 'conditional.bodyIn304',
    on: 'exchange',
    level: 'error',
    title: 'A 304 has no body',
    references: ['RFC 9110 15.4.5'],
    fix: 'Send the header alone: the bytes of a body may be taken for the next answer on the connection',
    check: bodyIn304,
  },
  {
    id: 'conditional.refusedMatch',
    on: 'exchange',
    level: 'warning',
    title: 'A write for the current version is done',
    references: ['RFC 7644 3.14', 'RFC 9110 13.1.1'],
    fix: 'Compare the entity tag as it was sent, with W/ and quotes; or look for another client that writes',
    check: refusedMatch,
  },
  {
    id: 'conditional.unasked',
    on: 'exchange',
    level: 'error',
    title: 'A 304 answers a condition',
    references: ['RFC 9110 15.4.5', 'RFC 7644 3.14'],
    fix: 'Answer 200 with the resource where no If-None-Match came; look for a cache in between',
    check: unasked304,
  },
  {
    id: 'conditional.etagForm',
    on: 'exchange',
    level: 'error',
    title: 'An entity tag stands in double quotes',
    references: ['RFC 9110 8.8.3', 'RFC 7644 3.14'],
    fix: 'Write W/"1" or "1"',
    check: unquotedTag,
  },
];

const tagged = (version: string, changes: Parameters<typeof jane>[0] = {}) =>
  answer(200, jane(changes), { ETag: `W/"${version}"` });

export const conditionalExamples: MakeExamples = () => ({
  'conditional.notModified': {
    failing: [get('/Users/2819', tagged('1'), { 'If-None-Match': 'W/"1"' })],
    passing: [
      get('/Users/2819', answer(304, undefined, { ETag: 'W/"1"' }), { 'If-None-Match': 'W/"1"' }),
      get('/Users/2819', tagged('2'), { 'If-None-Match': 'W/"1"' }),
    ],
  },
  'conditional.staleWrite': {
    failing: [
      [
        get('/Users/2819', tagged('2')),
        put('/Users/2819', newJane({ title: 'CTO' }), tagged('3', { title: 'CTO' }), {
          'If-Match': 'W/"1"',
        }),
      ],
    ],
    passing: [
      [
        get('/Users/2819', tagged('2')),
        put('/Users/2819', newJane({ title: 'CTO' }), tagged('3', { title: 'CTO' }), {
          'If-Match': 'W/"1", W/"2"',
        }),
      ],
      [
        get('/Users/2819', tagged('2')),
        put('/Users/2819', newJane(), answer(412, errorOf(412, 'The version is another')), {
          'If-Match': 'W/"1"',
        }),
      ],
    ],
  },
  'conditional.refusedMatch': {
    failing: [
      [
        get('/Users/2819', tagged('2')),
        put('/Users/2819', newJane(), answer(412, errorOf(412, 'The version is another')), {
          'If-Match': 'W/"2"',
        }),
      ],
    ],
    passing: [
      [
        get('/Users/2819', tagged('2')),
        put('/Users/2819', newJane({ title: 'CTO' }), tagged('3', { title: 'CTO' }), {
          'If-Match': 'W/"2"',
        }),
      ],
    ],
  },
  'conditional.unasked': {
    failing: [get('/Users/2819', answer(304))],
    passing: [get('/Users/2819', answer(304), { 'If-None-Match': 'W/"1"' })],
  },
  'conditional.etagForm': {
    failing: [get('/Users/2819', answer(200, jane(), { ETag: '1' }))],
    passing: [
      get('/Users/2819', tagged('1')),
      get('/Users/2819', answer(200, jane(), { ETag: '"1"' })),
    ],
  },
  'conditional.bodyIn304': {
    failing: [
      get('/Users/2819', answer(304, jane(), { ETag: 'W/"1"' }), { 'If-None-Match': 'W/"1"' }),
    ],
    passing: [
      get('/Users/2819', answer(304, undefined, { ETag: 'W/"1"' }), { 'If-None-Match': 'W/"1"' }),
    ],
  },
});
