import {
  answer,
  del,
  get,
  patch,
  put,
  raw,
  rawBytes,
  type MakeExamples,
} from '../example/exampleExchange.js';
import { jane, listOf, newJane, patchOf } from '../example/exampleResources.js';
import { shorten } from '../../base/shorten.js';
import {
  bothApps,
  type ExchangeRule,
  inBody,
  inHeader,
  type Problem,
  type Problems,
} from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isScimRequest } from './isScimRequest.js';
import { oktaTexts } from '../oktaTexts.js';

/** What an answer must carry, and in which form (RFC 7644 3.1, 3.8 and 3.12). */
export const answerBodyRules: readonly ExchangeRule[] = [
  {
    id: 'answer.noJson',
    on: 'exchange',
    level: 'error',
    title: 'An answer with a body is JSON',
    references: ['RFC 7644 3.1', 'RFC 7644 3.8'],
    okta: bothApps(
      `On a failure the admin sees "${oktaTexts.remoteServer('…', oktaTexts.invalidJson(`${oktaTexts.unrecognizedToken} …`))}"; on the connection test "${oktaTexts.noResults}"`,
    ),
    fix: 'Answer JSON also for errors: pages of a proxy or of the framework must not come through',
    check: (view: ExchangeView): Problems => {
      const body = view.answerBody;
      return body.kind === 'text' && isScimRequest(view)
        ? tellNoJson(body.text, body.problem)
        : undefined;
    },
  },
  {
    id: 'answer.encoding',
    on: 'exchange',
    level: 'error',
    title: 'An answer is UTF-8',
    references: ['RFC 7644 3.8', 'RFC 8259 8.1'],
    fix: 'Write the body as UTF-8',
    check: (view) =>
      view.answerBody.kind === 'raw' && isScimRequest(view)
        ? { message: 'The bytes of the answer are not valid UTF-8', place: inBody('response') }
        : undefined,
  },
  {
    id: 'answer.charset',
    on: 'exchange',
    level: 'warning',
    title: 'A charset parameter names UTF-8',
    references: ['RFC 7644 3.8', 'RFC 8259 8.1'],
    fix: 'Send Content-Type: application/scim+json, without a charset parameter or with charset=utf-8',
    check: (view: ExchangeView): Problems => {
      const type = view.answerHeader('content-type') ?? '';
      const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
      return charset !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset) && isScimRequest(view)
        ? {
            message: `The answer says that its charset is ${shorten(charset)}; SCIM is UTF-8`,
            place: inHeader('response', 'Content-Type'),
          }
        : undefined;
    },
  },
  {
    id: 'answer.byteOrderMark',
    on: 'exchange',
    level: 'warning',
    title: 'JSON begins without a byte order mark',
    references: ['RFC 8259 8.1'],
    fix: 'Write the body without a byte order mark; many JSON parsers refuse one',
    check: (view) =>
      view.exchange.response?.body?.text.startsWith('\uFEFF')
        ? { message: 'The answer begins with a byte order mark', place: inBody('response') }
        : undefined,
  },
  {
    id: 'answer.mediaType',
    on: 'exchange',
    level: 'hint',
    title: 'An answer says that it is application/scim+json',
    references: ['RFC 7644 3.1', 'RFC 7644 8.1'],
    okta: bothApps('Okta takes application/json and text/json too; other clients may not'),
    fix: 'Send Content-Type: application/scim+json',
    check: (view: ExchangeView): Problems => {
      const mediaType = view.answerMediaType;
      const isWrong =
        view.answerBody.kind === 'json' &&
        isScimRequest(view) &&
        mediaType !== 'application/scim+json';
      return isWrong
        ? {
            message:
              mediaType === undefined
                ? 'The answer does not say what it is: it has no Content-Type'
                : `The answer comes as ${shorten(mediaType)}`,
            place: inHeader('response', 'Content-Type'),
            // Clients that go by the type do not look for JSON in it. Failures of web servers often have it.
            ...(view.isSuccess &&
              mediaType?.includes('json') !== true && { level: 'warning' as const }),
          }
        : undefined;
    },
  },
  {
    id: 'answer.emptyList',
    on: 'exchange',
    level: 'error',
    title: 'A query is answered with a ListResponse, also where nothing matches',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps(
      `The connection test fails: "${oktaTexts.noResults}"; an existence check cannot be read, so that the push stops`,
    ),
    fix: 'Answer 200 with totalResults 0 and an empty Resources where nobody matches',
    check: (view) =>
      view.isQuery && view.isSuccess && view.answerBody.kind === 'none'
        ? {
            message: `The query is answered with ${String(view.status)} and no body`,
            place: inBody('response'),
          }
        : undefined,
  },
  {
    id: 'answer.array',
    on: 'exchange',
    level: 'error',
    title: 'A list is a ListResponse, not a bare array',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps(`The connection test fails: "${oktaTexts.noResults}"`),
    fix: 'Put the array into "Resources" of a ListResponse, with totalResults, startIndex and itemsPerPage',
    check: (view: ExchangeView): Problems => {
      const body = view.answerBody;
      return body.kind === 'json' && Array.isArray(body.value) && isScimRequest(view)
        ? { message: 'The answer is a JSON array', place: inBody('response') }
        : undefined;
    },
  },
  {
    id: 'answer.notAnObject',
    on: 'exchange',
    level: 'error',
    title: 'An answer is a JSON object',
    references: ['RFC 7643 3', 'RFC 7644 3.1'],
    fix: 'Answer the resource, a ListResponse or an Error',
    check: (view: ExchangeView): Problems => {
      const body = view.answerBody;
      return body.kind === 'json' &&
        (typeof body.value !== 'object' || body.value === null) &&
        isScimRequest(view)
        ? {
            message: `The answer is ${shorten(JSON.stringify(body.value))}, which is no SCIM message`,
            place: inBody('response'),
          }
        : undefined;
    },
  },
  {
    id: 'answer.listForResource',
    on: 'exchange',
    level: 'error',
    title: 'A resource is returned bare, not in a list',
    references: ['RFC 7644 3.4.1'],
    okta: {
      aiw: 'Okta writes its attributes over this list and PUTs it back, with "resources" and "Resources" in it; attributes get lost',
      oin: 'Profile updates go by GET and PUT here too: Okta PUTs the list back, and attributes get lost',
    },
    fix: 'Answer GET /Users/{id} with the resource itself',
    check: (view) =>
      (view.id !== undefined || view.place.kind === 'me') &&
      view.isSuccess &&
      view.answerMessage?.kind === 'list'
        ? {
            message: `The request is for the one resource ${shorten(view.id ?? '/Me')}, but a ListResponse came`,
            place: inBody('response'),
          }
        : undefined,
  },
  {
    id: 'answer.resourceForList',
    on: 'exchange',
    level: 'error',
    title: 'A query is answered with a ListResponse, also where one resource matches',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps(
      'Okta reads totalResults and Resources; without them nobody was found, and it creates the user once more',
    ),
    fix: 'Wrap the resource in a ListResponse with totalResults 1',
    check: (view: ExchangeView): Problems => {
      const kind = view.answerMessage?.kind;
      return view.isQuery && view.isSuccess && kind !== undefined && kind !== 'list'
        ? {
            message: 'The query is answered with something that is no ListResponse',
            place: inBody('response'),
          }
        : undefined;
    },
  },
  {
    id: 'answer.resourceMissing',
    on: 'exchange',
    level: 'error',
    title: 'GET and PUT are answered with the resource',
    references: ['RFC 7644 3.4.1', 'RFC 7644 3.5.1'],
    okta: bothApps(
      'Okta reads the resource before each profile update; without a body it has nothing to write its changes into',
    ),
    fix: 'Return the whole resource',
    check: (view) =>
      view.id !== undefined &&
      (view.method === 'GET' || view.method === 'PUT') &&
      view.status === 200 &&
      view.answerBody.kind === 'none'
        ? {
            message: `The ${view.method} is answered with 200 and no body`,
            place: inBody('response'),
          }
        : undefined,
  },
  {
    id: 'answer.patchWithoutResource',
    on: 'exchange',
    level: 'error',
    title: 'A PATCH is answered with 200 and the resource, or with 204',
    references: ['RFC 7644 3.5.2'],
    okta: {
      aiw: 'An AIW app sends no PATCH',
      oin: 'Okta takes 200 with the resource, or 204; what it does with an empty 200 is not confirmed',
    },
    fix: 'Return the resource with 200, or answer 204',
    check: (view) =>
      view.id !== undefined &&
      view.method === 'PATCH' &&
      view.status === 200 &&
      view.answerBody.kind === 'none'
        ? { message: 'The PATCH is answered with 200 and no body', place: inBody('response') }
        : undefined,
  },
  {
    id: 'answer.bodyIn204',
    on: 'exchange',
    level: 'warning',
    title: 'A 204 has no body',
    references: ['RFC 9110 15.3.5'],
    fix: 'Leave the body out, or answer 200',
    check: (view) =>
      view.status === 204 && view.answerBody.kind !== 'none'
        ? { message: 'The 204 comes with a body', place: inBody('response') }
        : undefined,
  },
  {
    id: 'answer.otherId',
    on: 'exchange',
    level: 'error',
    title: 'The resource in the answer is the one that was asked for',
    references: ['RFC 7643 3.1', 'RFC 7644 3.4.1'],
    okta: bothApps(
      'Okta keeps the id from the answer to the creation for all later requests; with another one it changes the wrong person',
    ),
    fix: 'Return the resource with the id in the path; an id never changes',
    check: (view: ExchangeView): Problems => {
      const id = view.answer?.['id'];
      return view.id !== undefined &&
        view.isSuccess &&
        view.answerMessage?.kind === 'resource' &&
        typeof id === 'string' &&
        id !== view.id
        ? {
            message: `The request is for ${shorten(view.id)}, but the answer has the id ${shorten(id)}`,
            place: inBody('response', '/id'),
          }
        : undefined;
    },
  },
];

function tellNoJson(
  text: string,
  problem: { readonly offset: number; readonly message: string },
): Problem {
  const head = text.trimStart();
  const what = head.startsWith('<') ? 'HTML or XML' : 'no JSON';
  return {
    message: `The answer is ${what}, character ${String(problem.offset + 1)}: ${problem.message}; it begins ${JSON.stringify(shorten(head))}`,
    place: inBody('response'),
  };
}

const html = () => raw('<html()><body>Bad Gateway</body></html>');

export const answerBodyExamples: MakeExamples = () => ({
  'answer.noJson': {
    failing: [
      get('/Users/2819', answer(200, html())),
      get('/Users/2819', answer(200, raw('{"id": "2819",}'))),
    ],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
  'answer.encoding': {
    failing: [get('/Users/2819', answer(200, rawBytes('/9j/4AAQ')))],
    passing: [get('/Users/2819', answer(200, jane({ displayName: 'Žofie Ågren 山田' })))],
  },
  'answer.charset': {
    failing: [
      get(
        '/Users/2819',
        answer(200, jane(), { 'Content-Type': 'application/scim+json; charset=ISO-8859-1' }),
      ),
    ],
    passing: [
      get(
        '/Users/2819',
        answer(200, jane(), { 'Content-Type': 'application/scim+json;charset="UTF-8"' }),
      ),
    ],
  },
  'answer.byteOrderMark': {
    failing: [get('/Users/2819', answer(200, raw(`\uFEFF${JSON.stringify(jane())}`)))],
    passing: [get('/Users/2819', answer(200, raw(` ${JSON.stringify(jane())}`)))],
  },
  'answer.mediaType': {
    failing: [
      get('/Users/2819', answer(200, jane(), { 'Content-Type': 'text/json;charset=UTF-8' })),
      get('/Users/2819', answer(200, jane(), { 'Content-Type': undefined })),
    ],
    passing: [
      get(
        '/Users/2819',
        answer(200, jane(), { 'Content-Type': 'application/scim+json; charset=utf-8' }),
      ),
    ],
  },
  'answer.emptyList': {
    failing: [get('/Users?startIndex=1&count=2', answer(200))],
    passing: [get('/Users?startIndex=1&count=2', answer(200, listOf([])))],
  },
  'answer.array': {
    failing: [get('/Users', answer(200, [jane()]))],
    passing: [get('/Users', answer(200, listOf([jane()])))],
  },
  'answer.notAnObject': {
    failing: [get('/Users/2819', answer(200, 'ok'))],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
  'answer.listForResource': {
    failing: [get('/Users/2819', answer(200, listOf([jane()])))],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
  'answer.resourceForList': {
    failing: [get('/Users?filter=userName eq "jane@example.com"', answer(200, jane()))],
    passing: [get('/Users?filter=userName eq "jane@example.com"', answer(200, listOf([jane()])))],
  },
  'answer.resourceMissing': {
    failing: [get('/Users/2819', answer(200)), put('/Users/2819', newJane(), answer(200))],
    passing: [put('/Users/2819', newJane(), answer(200, jane()))],
  },
  'answer.patchWithoutResource': {
    failing: [
      patch('/Users/2819', patchOf([{ op: 'replace', value: { active: false } }]), answer(200)),
    ],
    passing: [
      patch('/Users/2819', patchOf([{ op: 'replace', value: { active: false } }]), answer(204)),
      patch(
        '/Users/2819',
        patchOf([{ op: 'replace', value: { active: false } }]),
        answer(200, jane({ active: false })),
      ),
    ],
  },
  'answer.bodyIn204': {
    failing: [del('/Users/2819', answer(204, jane()))],
    passing: [del('/Users/2819', answer(204))],
  },
  'answer.otherId': {
    failing: [get('/Users/3907', answer(200, jane()))],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
});
