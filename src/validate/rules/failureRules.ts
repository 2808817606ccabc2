import { answer, get, post, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, jane, locationHeader, newGroup, newJane } from '../example/exampleResources.js';
import { bothApps, type ExchangeRule, inBody, inHeader, inStatus, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isScimRequest } from './isScimRequest.js';
import { oktaTexts } from '../oktaTexts.js';

/** How long Okta waits for an answer, in milliseconds. */
const oktaTimeout = 60_000;
const slow = 10_000;

/** How a failure is told, and how long an answer may take. */
export const failureRules: readonly ExchangeRule[] = [
  {
    id: 'status.tooManyRequests',
    on: 'exchange',
    level: 'warning',
    title: 'A 429 says in Retry-After, in whole seconds, when to come back',
    references: ['RFC 6585 4', 'RFC 9110 10.2.3'],
    okta: bothApps(
      'Okta waits as long as an integer Retry-After says; without one, or with a date, 5 minutes, doubled each time; after 10 attempts the task fails',
    ),
    fix: 'Send Retry-After with a whole number of seconds',
    check: (view: ExchangeView): Problems => {
      if (view.status !== 429) {
        return undefined;
      }
      const after = view.answerHeader('retry-after');
      return after !== undefined && /^\d+$/.test(after.trim())
        ? undefined
        : {
            message:
              after === undefined
                ? 'The 429 has no Retry-After'
                : `The 429 has Retry-After: ${after.slice(0, 60)}, which is no whole number of seconds`,
            place: inHeader('response', 'Retry-After'),
          };
    },
  },
  {
    id: 'status.redirect',
    on: 'exchange',
    level: 'warning',
    title: 'A SCIM request is answered where it was sent to',
    references: ['RFC 7644 3.2', 'RFC 7644 3.12'],
    okta: bothApps(
      `Whether Okta follows is not confirmed; a redirect to a login page comes to it as HTML: "${oktaTexts.noResults}", or "${oktaTexts.invalidJson(`${oktaTexts.unrecognizedToken} …`)}"`,
    ),
    fix: 'Give the base URL of the server itself, without a redirect for http, slashes or host names',
    check: (view) =>
      [301, 302, 303, 307, 308].includes(view.status) && isScimRequest(view)
        ? {
            message: `The request is redirected with ${String(view.status)}; provisioning clients seldom follow, and lose the method or the credentials where they do`,
            place: inStatus,
            // RFC 7644 3.12 has these two, and 3.11 a redirect from /Me.
            ...((view.status === 307 || view.status === 308) && { level: 'hint' as const }),
          }
        : undefined,
  },
  {
    id: 'status.unauthorizedHeader',
    on: 'exchange',
    level: 'hint',
    title: 'A 401 says in WWW-Authenticate which credentials are wanted',
    references: ['RFC 9110 11.6.1', 'RFC 7644 2'],
    fix: 'Send WWW-Authenticate: Bearer or Basic with each 401',
    check: (view) =>
      view.status === 401 &&
      isScimRequest(view) &&
      view.answerHeader('www-authenticate') === undefined
        ? {
            message: 'The 401 has no WWW-Authenticate',
            place: inHeader('response', 'WWW-Authenticate'),
          }
        : undefined,
  },
  {
    id: 'status.errorBody',
    on: 'exchange',
    level: 'warning',
    title: 'A failure says in an Error what is wrong',
    references: ['RFC 7644 3.12'],
    okta: bothApps(
      `The admin sees the detail of the Error: "${oktaTexts.remoteServer('…', '<detail>')}"; without one nobody learns the reason`,
    ),
    fix: 'Answer an Error with schemas, status and a detail that a person understands',
    check: (view) =>
      view.isFailure &&
      isScimRequest(view) &&
      view.method !== 'HEAD' &&
      view.answerBody.kind === 'none'
        ? {
            message: `The ${String(view.status)} has no body`,
            place: inBody('response'),
            // Proxies that limit requests have none, and Retry-After says what matters.
            ...(view.status === 429 && { level: 'hint' as const }),
          }
        : undefined,
  },
  {
    id: 'status.timeout',
    on: 'exchange',
    level: 'error',
    title: 'An answer comes within 60 seconds',
    references: ['Okta: timeout of 60 seconds'],
    okta: bothApps(
      'Okta had given up: the task failed, and is not tried again by itself. What the server did stays done, so that a retried creation may meet a 409',
    ),
    fix: 'Answer before the work is done where it takes long, and make it quicker',
    check: ({ exchange }) =>
      exchange.duration > oktaTimeout && exchange.response !== undefined && !exchange.failure
        ? {
            message: `The answer took ${(exchange.duration / 1000).toFixed(0)} seconds`,
            place: { part: 'exchange' },
          }
        : undefined,
  },
  {
    id: 'status.slow',
    on: 'exchange',
    level: 'hint',
    title: 'An answer comes soon',
    references: ['Okta: timeout of 60 seconds'],
    okta: bothApps(
      'Okta waits for 60 seconds; an import of many pages takes as long as its pages together',
    ),
    fix: 'Look for a missing index behind userName, displayName and the order of the list',
    check: ({ exchange }) =>
      exchange.duration > slow && exchange.duration <= oktaTimeout
        ? {
            message: `The answer took ${(exchange.duration / 1000).toFixed(0)} seconds`,
            place: { part: 'exchange' },
          }
        : undefined,
  },
];

const created = () => answer(201, jane(), locationHeader());

export const failureExamples: MakeExamples = () => ({
  'status.tooManyRequests': {
    failing: [
      post('/Users', newJane(), answer(429, errorOf(429, 'Too many requests'))),
      post(
        '/Users',
        newJane(),
        answer(429, errorOf(429, 'Too many requests'), {
          'Retry-After': 'Fri, 01 May 2026 12:05:00 GMT',
        }),
      ),
    ],
    passing: [
      post(
        '/Users',
        newJane(),
        answer(429, errorOf(429, 'Too many requests'), { 'Retry-After': '30' }),
      ),
    ],
  },
  'status.redirect': {
    failing: [
      get(
        '/Users/2819',
        answer(301, undefined, { Location: 'https://scim.example.com/Users/2819' }),
      ),
    ],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
  'status.unauthorizedHeader': {
    failing: [get('/Users/2819', answer(401, errorOf(401, 'The token is not known')))],
    passing: [
      get(
        '/Users/2819',
        answer(401, errorOf(401, 'The token is not known'), { 'WWW-Authenticate': 'Bearer' }),
      ),
    ],
  },
  'status.errorBody': {
    failing: [post('/Groups', newGroup(), answer(400))],
    passing: [
      post(
        '/Groups',
        newGroup(),
        answer(400, errorOf(400, 'displayName is too long', { scimType: 'invalidValue' })),
      ),
    ],
  },
  'status.timeout': {
    failing: [{ ...post('/Users', newJane(), created()), duration: 61_000 }],
    passing: [post('/Users', newJane(), created())],
  },
  'status.slow': {
    failing: [{ ...get('/Users/2819', answer(200, jane())), duration: 15_000 }],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
});
