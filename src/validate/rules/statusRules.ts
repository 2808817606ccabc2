import { shorten } from '../../base/shorten.js';
import { searchRequestUrn } from '../../scim/message/messageUrns.js';
import {
  answer,
  del,
  get,
  patch,
  post,
  put,
  type MakeExamples,
} from '../example/exampleExchange.js';
import {
  errorOf,
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../example/exampleResources.js';
import { readText } from '../view/anyCase.js';
import { bothApps, type ExchangeRule, inBody, inStatus, type Problem } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isScimRequest } from './isScimRequest.js';
import { oktaTexts } from '../oktaTexts.js';

const isResourceRequest = ({ place }: ExchangeView): boolean =>
  place.kind === 'resource' || place.kind === 'collection' || place.kind === 'me';

const onStatus = (message: string): Problem => ({ message, place: inStatus });

const isMemberReplace = (view: ExchangeView): boolean =>
  view.requestMessages.some(
    (message) =>
      message.kind === 'patch' &&
      JSON.stringify(message.value).toLowerCase().includes('"path":"members"') &&
      /"op":"replace"/i.test(JSON.stringify(message.value)),
  );

/** With these the operation is refused, not the client or the version. */
const memberRefusals: ReadonlySet<number> = new Set([400, 403, 405, 409, 422]);

/** Other operations may well be there. */
const isMemberReplaceUnsupported = (view: ExchangeView): boolean =>
  view.status === 501 &&
  isMemberReplace(view) &&
  /replace|members/i.test(readText(view.answer, 'detail') ?? '');

/** For people: a query as it was meant. */
function tellRequest({ method, exchange }: ExchangeView): string {
  const target = exchange.request.target.replaceAll('+', ' ');
  try {
    return `${method} ${shorten(decodeURIComponent(target))}`;
  } catch {
    // expected: a percent sign that encodes nothing
    return `${method} ${shorten(target)}`;
  }
}

/** Which status answers what (RFC 7644 3.3 to 3.6 and 3.12), and what Okta makes of the others. */
export const statusRules: readonly ExchangeRule[] = [
  {
    id: 'status.deleted',
    on: 'exchange',
    level: 'warning',
    title: 'A deletion is answered with 204',
    references: ['RFC 7644 3.6'],
    fix: 'Answer 204 without a body',
    check: (view) =>
      view.method === 'DELETE' && view.id !== undefined && view.isSuccess && view.status !== 204
        ? onStatus(`The DELETE is answered with ${String(view.status)} in place of 204`)
        : undefined,
  },
  {
    id: 'status.read',
    on: 'exchange',
    level: 'error',
    title: 'A read that went well is answered with 200',
    references: ['RFC 7644 3.4'],
    fix: 'Answer 200',
    check: (view) =>
      (view.method === 'GET' || view.isQuery) &&
      isScimRequest(view) &&
      view.isSuccess &&
      view.status !== 200
        ? onStatus(`The ${view.method} is answered with ${String(view.status)} in place of 200`)
        : undefined,
  },
  {
    id: 'status.replaced',
    on: 'exchange',
    level: 'error',
    title: 'A PUT that went well is answered with 200 and the resource',
    references: ['RFC 7644 3.5.1'],
    okta: {
      aiw: 'Profile pushes, deactivations and group pushes all go by PUT; Okta expects 200 with the resource',
      oin: 'Profile pushes go by PUT; Okta expects 200 with the resource',
    },
    fix: 'Answer 200 with the whole resource',
    check: (view) =>
      view.method === 'PUT' && isResourceRequest(view) && view.isSuccess && view.status !== 200
        ? onStatus(`The PUT is answered with ${String(view.status)} in place of 200`)
        : undefined,
  },
  {
    id: 'status.patched',
    on: 'exchange',
    level: 'error',
    title: 'A PATCH that went well is answered with 200 or 204',
    references: ['RFC 7644 3.5.2'],
    fix: 'Answer 200 with the resource, or 204',
    check: (view) =>
      view.method === 'PATCH' &&
      isResourceRequest(view) &&
      view.isSuccess &&
      view.status !== 200 &&
      view.status !== 204
        ? onStatus(`The PATCH is answered with ${String(view.status)} in place of 200 or 204`)
        : undefined,
  },
  {
    id: 'status.noMatch',
    on: 'exchange',
    level: 'hint',
    title: 'A query without a match is answered with 200 and an empty list',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps(
      'Okta tolerates a 404 with an Error body in its existence check and creates the user; its SPEC test suite fails',
    ),
    fix: 'Answer 200 with totalResults 0',
    check: (view) =>
      view.isQuery &&
      view.place.kind !== 'search' &&
      view.status === 404 &&
      view.type !== undefined &&
      view.filter !== undefined
        ? onStatus('A filter that matches nobody is answered with 404 in place of 200')
        : undefined,
  },
  {
    id: 'status.search',
    on: 'exchange',
    level: 'hint',
    title: 'A query by POST is answered, or refused with 501',
    references: ['RFC 7644 3.4.3', 'RFC 7644 3.12'],
    okta: bothApps('Okta sends no POST to /.search'),
    fix: 'Answer POST /.search and POST /Users/.search like the query by GET, or with 501 where it is not there',
    check: (view) =>
      view.place.kind === 'search' && view.method === 'POST' && view.status === 404
        ? onStatus(`The search at ${view.exchange.path} is answered with 404`)
        : undefined,
  },
  {
    id: 'status.conflictType',
    on: 'exchange',
    level: 'hint',
    // Okta's own sample of a 409 has none.
    title: 'A 409 for a value that is taken has the scimType uniqueness',
    references: ['RFC 7644 3.12', 'RFC 7644 3.3'],
    fix: 'Add "scimType": "uniqueness" to the Error',
    check: (view) =>
      view.status === 409 &&
      (view.method === 'POST' || view.method === 'PUT' || view.method === 'PATCH') &&
      view.answerMessage?.kind === 'error' &&
      view.answerMessage.get('scimType') === undefined
        ? {
            message: 'The 409 does not say with a scimType that it is about uniqueness',
            place: inBody('response'),
          }
        : undefined,
  },
  {
    id: 'status.serverError',
    on: 'exchange',
    level: 'error',
    title: 'What a client sends is never answered with a 5xx',
    references: ['RFC 7644 3.12'],
    okta: bothApps(
      'The task fails and Okta does not try again by itself: somebody has to retry it under Dashboard > Tasks',
    ),
    fix: 'Find the failure in the log of the server; answer 400 with a scimType where the request is at fault',
    check: (view) =>
      view.status >= 500 &&
      view.status !== 501 &&
      view.place.kind !== 'unknown' &&
      // What stands in place of an answer: target.noAnswer has it.
      !view.exchange.failure
        ? onStatus(
            `The server failed at ${tellRequest(view)}: ${String(view.status)}${detailOf(view)}`,
          )
        : undefined,
  },
  {
    id: 'status.patchNotImplemented',
    on: 'exchange',
    level: 'error',
    title: 'A server takes PATCH',
    references: ['RFC 7644 3.5.2'],
    okta: {
      aiw: 'An AIW app sends PUT and never PATCH, so it works without',
      oin: 'Deactivations and group changes go by PATCH and there is no other way: the task fails, and users stay active after they are unassigned',
    },
    fix: 'Implement PATCH; where the app is an OIN app, Okta can be asked to send PUT',
    check: (view) =>
      view.method === 'PATCH' &&
      view.place.kind === 'resource' &&
      (view.status === 501 || view.status === 405) &&
      !isMemberReplaceUnsupported(view)
        ? onStatus(`PATCH is answered with ${String(view.status)}`)
        : undefined,
  },
  {
    id: 'status.putNotImplemented',
    on: 'exchange',
    level: 'error',
    title: 'A server takes PUT',
    references: ['RFC 7644 3.5.1'],
    okta: {
      aiw: 'Everything but creations goes by PUT: profile updates, deactivations, groups. The task fails',
      oin: 'Profile updates go by PUT: they fail, while deactivations by PATCH work',
    },
    fix: 'Implement PUT as a replacement that ignores what is read-only',
    check: (view) =>
      view.method === 'PUT' &&
      view.place.kind === 'resource' &&
      (view.status === 501 || view.status === 405)
        ? onStatus(`PUT is answered with ${String(view.status)}`)
        : undefined,
  },
  {
    id: 'status.membersReplace',
    on: 'exchange',
    level: 'error',
    title: 'The members of a group can be replaced, also by none',
    references: ['RFC 7644 3.5.2.3'],
    okta: {
      aiw: 'An AIW app replaces the whole group by PUT',
      oin: `"Push now" sends replace members: "${oktaTexts.updatingGroup('…', '').trimEnd()}"`,
    },
    fix: 'Take replace with the path members and any array; an empty one clears the group',
    check: (view) =>
      view.method === 'PATCH' &&
      (memberRefusals.has(view.status) || isMemberReplaceUnsupported(view)) &&
      isMemberReplace(view) &&
      !namesMember(view)
        ? onStatus(`Replacing the members is refused with ${String(view.status)}${detailOf(view)}`)
        : undefined,
  },
];

const detailOf = (view: ExchangeView): string => {
  const detail = readText(view.answer, 'detail');
  return detail === undefined ? '' : `, "${detail.slice(0, 120)}"`;
};

/** The refusal is about one of the members, which may well be unknown. */
const namesMember = (view: ExchangeView): boolean => {
  const detail = readText(view.answer, 'detail') ?? '';
  const sent = JSON.stringify(view.sent ?? {});
  return [...detail.matchAll(/[\w.-]{4,}/g)].some(([word]) => sent.includes(`"value":"${word}"`));
};

const created = () => answer(201, jane(), locationHeader());
const deactivation = () => patchOf([{ op: 'replace', value: { active: false } }]);

const search = () => ({
  schemas: [searchRequestUrn],
  filter: 'userName eq "nobody@example.com"',
});

export const statusExamples: MakeExamples = () => ({
  'status.deleted': {
    failing: [del('/Users/2819', answer(200))],
    passing: [
      del('/Users/2819', answer(204)),
      del('/Users/2819', answer(404, errorOf(404, 'There is no user 2819'))),
    ],
  },
  'status.read': {
    failing: [get('/Users/2819', answer(202, jane()))],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
  'status.replaced': {
    failing: [
      put('/Users/2819', newJane(), answer(204)),
      put('/Users/2819', newJane(), answer(201, jane())),
    ],
    passing: [put('/Users/2819', newJane(), answer(200, jane()))],
  },
  'status.patched': {
    failing: [patch('/Users/2819', deactivation(), answer(202, jane({ active: false })))],
    passing: [patch('/Users/2819', deactivation(), answer(204))],
  },
  'status.noMatch': {
    failing: [
      get(
        '/Users?filter=userName eq "nobody@example.com"',
        answer(404, errorOf(404, 'User not found')),
      ),
    ],
    passing: [get('/Users?filter=userName eq "nobody@example.com"', answer(200, listOf([])))],
  },
  'status.search': {
    failing: [post('/Users/.search', search(), answer(404, errorOf(404, 'No such path')))],
    passing: [post('/Users/.search', search(), answer(200, listOf([])))],
  },
  'status.conflictType': {
    failing: [
      post('/Users', newJane(), answer(409, errorOf(409, 'User already exists in the database.'))),
    ],
    passing: [
      post(
        '/Users',
        newJane(),
        answer(409, errorOf(409, 'jane@example.com is taken', { scimType: 'uniqueness' })),
      ),
    ],
  },
  'status.serverError': {
    failing: [post('/Users', newJane(), answer(500, errorOf(500, 'NullPointerException')))],
    passing: [post('/Users', newJane(), created())],
  },
  'status.patchNotImplemented': {
    failing: [patch('/Users/2819', deactivation(), answer(501, errorOf(501, 'Not implemented')))],
    passing: [patch('/Users/2819', deactivation(), answer(200, jane({ active: false })))],
  },
  'status.putNotImplemented': {
    failing: [
      put(
        '/Users/2819',
        newJane(),
        answer(405, errorOf(405, 'PUT is not allowed here'), { Allow: 'GET, PATCH' }),
      ),
    ],
    passing: [put('/Users/2819', newJane(), answer(200, jane()))],
  },
  'status.membersReplace': {
    failing: [
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'replace', path: 'members', value: [] }]),
        answer(
          400,
          errorOf(400, 'patch-REPLACE-operation not supported for group.members', {
            scimType: 'invalidValue',
          }),
        ),
      ),
    ],
    passing: [
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'replace', path: 'members', value: [{ value: 'nobody' }] }]),
        answer(400, errorOf(400, 'There is no user nobody', { scimType: 'invalidValue' })),
      ),
    ],
  },
});
