import { answer, get, post, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, jane, locationHeader, newJane } from '../example/exampleResources.js';
import { bothApps, type FallbackRule, inBody, inStatus, type Problems } from '../rule.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';

/** Longer ones hold what is no reason. */
const cutDetail = (detail: string): string =>
  (detail.length > 300 ? `${detail.slice(0, 300)}…` : detail).replace(/\.$/, '');

/** RFC 7644 3.3: what is unique is taken. The answer is right; what led to it is of interest. */
function taken({ status, method, place, answer: body }: ExchangeView): Problems {
  const isWrite = /^(?:POST|PUT|PATCH)$/.test(method) && 'type' in place;
  const detail = body && readText(body, 'detail');
  return status === 409 && isWrite
    ? {
        message: `The ${method} is refused, as what it asks for is taken${detail === undefined ? '' : `: ${cutDetail(detail)}`}`,
        place: inBody('request'),
      }
    : undefined;
}

/** What the service says of its refusal itself; there is nothing better where no rule knows the reason. */
function refused({ status, answer: body }: ExchangeView): Problems {
  const isRefused = status >= 400 && status < 500;
  const detail = body ? readText(body, 'detail') : undefined;
  return isRefused
    ? {
        message: `The request is refused with ${String(status)}${detail === undefined || detail === '' ? '' : `: ${cutDetail(detail)}`}`,
        place: inStatus,
      }
    : undefined;
}

/** Asked in turn, where no rule has found anything serious about the request or its status. */
export const refusalRules: readonly FallbackRule[] = [
  {
    id: 'request.taken',
    on: 'fallback',
    level: 'hint',
    title: 'What a client creates is not there yet',
    references: ['RFC 7644 3.3', 'RFC 7643 7'],
    okta: bothApps(
      'Okta creates a user only where its lookup found nobody. A 409 says that the lookup missed somebody: by the capitals of the userName, because the user is deactivated, or as the username in Okta has changed since',
    ),
    fix: 'Look up what is there by a filter first, and let the lookup find deactivated users in any capitals',
    check: taken,
  },
  {
    id: 'request.refused',
    on: 'fallback',
    level: 'hint',
    title: 'A request is not refused',
    references: ['RFC 7644 3.12'],
    fix: 'The service gives its reason in detail; nothing has to be done where a refusal was to be expected, as for somebody who was deleted',
    check: refused,
  },
];

export const refusalExamples: MakeExamples = () => ({
  'request.taken': {
    failing: [
      post(
        '/Users',
        newJane(),
        answer(409, errorOf(409, 'userName is taken', { scimType: 'uniqueness' })),
      ),
    ],
    passing: [post('/Users', newJane(), answer(201, jane(), locationHeader()))],
  },
  'request.refused': {
    failing: [get('/Users/4711', answer(404, errorOf(404, 'There is no User with the id "4711"')))],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
});
