import { shorten } from '../../base/shorten.js';
import { answer, del, get, post, raw, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, jane, listOf, locationHeader, newJane } from '../example/exampleResources.js';
import { type ExchangeRule, inBody, inHeader, inQuery, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isScimRequest } from './isScimRequest.js';

const scimMediaTypes: ReadonlySet<string> = new Set(['application/scim+json', 'application/json']);

/** Another rule speaks of its media type. */
const isForm = ({ requestMediaType }: ExchangeView): boolean =>
  requestMediaType === 'application/x-www-form-urlencoded';

/** Whether the body came to its end; of one that did not, that is all there is to say. */
const isWhole = ({ exchange: { response, observations } }: ExchangeView): boolean =>
  response !== undefined && !observations.some(({ id }) => id === 'http.brokenBody');

function noJson(view: ExchangeView): Problems {
  const body = view.requestBody;
  if (body.kind !== 'text' || !isScimRequest(view) || !isWhole(view) || isForm(view)) {
    return undefined;
  }
  const { offset, message } = body.problem;
  const before = body.text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return {
    message: `The body is no JSON, line ${String(before.length)}, column ${String(column)}: ${message}`,
    place: inBody('request'),
  };
}

function otherMediaType(view: ExchangeView): Problems {
  const mediaType = view.requestMediaType;
  const hasBody = view.requestBody.kind !== 'none' && isScimRequest(view);
  return hasBody && !scimMediaTypes.has(mediaType ?? '')
    ? {
        message:
          mediaType === undefined
            ? 'The body comes without a Content-Type'
            : `The body comes as ${shorten(mediaType)}`,
        place: inHeader('request', 'Content-Type'),
      }
    : undefined;
}

/** Whether an Accept header lets SCIM through; weights of 0 are rare enough to leave aside. */
const takesScim = (accept: string): boolean =>
  accept
    .split(',')
    .map((range) => range.split(';', 1)[0]?.trim().toLowerCase() ?? '')
    .some((range) => scimMediaTypes.has(range) || range === '*/*' || range === 'application/*');

function otherAccept(view: ExchangeView): Problems {
  const accept = view.requestHeader('accept');
  return accept !== undefined && accept.trim() !== '' && isScimRequest(view) && !takesScim(accept)
    ? {
        message: `The client takes ${shorten(accept)}, which no SCIM answer is`,
        place: inHeader('request', 'Accept'),
      }
    : undefined;
}

function brokenFilter(view: ExchangeView): Problems {
  const parse = view.filterParse;
  if (!parse || parse.ok) {
    return undefined;
  }
  const { message, span } = parse.problem;
  return {
    message: `The filter cannot be read at character ${String(span.start + 1)}: ${message}`,
    place:
      view.place.kind === 'search'
        ? { part: 'body', side: 'request', pointer: '/filter', span }
        : { part: 'query', name: 'filter', span },
  };
}

function badNumber(view: ExchangeView): Problems {
  if (!view.isQuery || view.place.kind === 'search') {
    return undefined;
  }
  return ['startIndex', 'count'].flatMap((name) => {
    const value = view.parameter(name);
    return value === undefined || /^-?\d+$/.test(value)
      ? []
      : [
          {
            message: `${name} is ${JSON.stringify(shorten(value))}, which is no whole number`,
            place: inQuery(name),
          },
        ];
  });
}

/** What a client sends, before anybody looks at what it means. */
export const requestRules: readonly ExchangeRule[] = [
  {
    id: 'request.noJson',
    on: 'exchange',
    level: 'error',
    title: 'A request with a body is JSON',
    references: ['RFC 7644 3.1', 'RFC 7644 3.12'],
    fix: 'Send JSON; a comma too many, single quotes and comments are the usual mistakes',
    check: noJson,
  },
  {
    id: 'request.mediaType',
    on: 'exchange',
    level: 'warning',
    title: 'A request with a body says that it is application/scim+json',
    references: ['RFC 7644 3.1', 'RFC 7644 8.1'],
    fix: 'Send Content-Type: application/scim+json',
    check: otherMediaType,
  },
  {
    id: 'request.accept',
    on: 'exchange',
    level: 'warning',
    title: 'A client takes application/scim+json',
    references: ['RFC 7644 3.8'],
    fix: 'Send Accept: application/scim+json, or leave Accept out',
    check: otherAccept,
  },
  {
    id: 'request.filter',
    on: 'exchange',
    level: 'error',
    title: 'A filter follows the grammar',
    references: ['RFC 7644 3.4.2.2'],
    fix: 'Write attribute, operator and value with blanks between them, text in double quotes: userName eq "jane@example.com"',
    covers: ['filter.tolerated'],
    check: brokenFilter,
  },
  {
    id: 'request.pageNumber',
    on: 'exchange',
    level: 'warning',
    title: 'startIndex and count are whole numbers',
    references: ['RFC 7644 3.4.2.4'],
    fix: 'Send whole numbers; startIndex counts from 1',
    check: badNumber,
  },
  {
    id: 'request.bodyOfDelete',
    on: 'exchange',
    level: 'hint',
    title: 'A DELETE has no body',
    references: ['RFC 9110 9.3.5'],
    fix: 'Leave the body out: some servers and proxies refuse it',
    check: (view) =>
      view.method === 'DELETE' && view.requestBody.kind !== 'none'
        ? { message: 'The DELETE comes with a body', place: inBody('request') }
        : undefined,
  },
];

const created = () => answer(201, jane(), locationHeader());
const invalid = (detail: string, scimType: string): ReturnType<typeof answer> =>
  answer(400, errorOf(400, detail, { scimType }));

export const requestExamples: MakeExamples = () => ({
  'request.noJson': {
    failing: [
      post('/Users', raw('{"userName": "jane@example.com",}'), invalid('No JSON', 'invalidSyntax')),
    ],
    passing: [post('/Users', newJane(), created())],
  },
  'request.mediaType': {
    failing: [post('/Users', newJane(), created(), { 'Content-Type': 'text/plain' })],
    passing: [
      post('/Users', newJane(), created(), { 'Content-Type': 'application/json; charset=utf-8' }),
    ],
  },
  'request.accept': {
    failing: [get('/Users', answer(200, listOf([])), { Accept: 'application/xml' })],
    passing: [get('/Users', answer(200, listOf([])), { Accept: 'text/html, */*;q=0.5' })],
  },
  'request.filter': {
    failing: [
      get(
        '/Users?filter=userName%20is%20%22jane%22',
        invalid('There is no operator is', 'invalidFilter'),
      ),
    ],
    passing: [get('/Users?filter=userName%20eq%20%22jane%22', answer(200, listOf([])))],
  },
  'request.pageNumber': {
    failing: [get('/Users?startIndex=one', answer(200, listOf([])))],
    passing: [get('/Users?startIndex=1&count=100', answer(200, listOf([])))],
  },
  'request.bodyOfDelete': {
    failing: [{ ...del('/Users/2819', answer(204)), body: {} }],
    passing: [del('/Users/2819', answer(204))],
  },
});
