import { answer, post, type MakeExamples } from '../example/exampleExchange.js';
import { jane, locationHeader, newJane } from '../example/exampleResources.js';
import { bothApps, type ExchangeRule, inBody, inHeader, inStatus } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { oktaTexts } from '../oktaTexts.js';

/** A POST that makes a resource, and went well. */
const isCreation = ({ method, place, isSuccess }: ExchangeView): boolean =>
  method === 'POST' && place.kind === 'collection' && isSuccess;

/** How the answer to a creation must be (RFC 7644 3.3). */
export const createdRules: readonly ExchangeRule[] = [
  {
    id: 'created.body',
    on: 'exchange',
    level: 'error',
    title: 'A creation is answered with the new resource',
    references: ['RFC 7644 3.3'],
    okta: bothApps(
      `The task fails: "${oktaTexts.provisioningFailed('…', '…', oktaTexts.creating('…', oktaTexts.emptyUser))}" The user exists on the server; the next attempt finds it by userName and links it`,
    ),
    fix: 'Return the whole resource with its new id in the body of the 201',
    check: (view) =>
      isCreation(view) && view.answerBody.kind === 'none'
        ? {
            message: `The ${view.type?.name ?? 'resource'} was created, but the ${String(view.status)} has no body, so the client does not learn its id`,
            place: inBody('response'),
          }
        : undefined,
  },
  {
    id: 'created.status',
    on: 'exchange',
    level: 'error',
    title: 'A creation is answered with 201',
    references: ['RFC 7644 3.3'],
    fix: 'Answer 201 Created',
    check: (view) =>
      isCreation(view) && view.status !== 201
        ? {
            message: `The creation is answered with ${String(view.status)} in place of 201`,
            place: inStatus,
          }
        : undefined,
  },
  {
    id: 'created.location',
    on: 'exchange',
    level: 'warning',
    title: 'A 201 names the new resource in Location',
    references: ['RFC 7644 3.3', 'RFC 7643 3.1'],
    fix: 'Send the header Location with the same address as meta.location',
    check: (view) =>
      isCreation(view) && view.status === 201 && view.answerHeader('location') === undefined
        ? {
            message: 'The 201 has no Location header',
            place: inHeader('response', 'Location'),
          }
        : undefined,
  },
];

export const createdExamples: MakeExamples = () => ({
  'created.body': {
    failing: [post('/Users', newJane(), answer(201, undefined, locationHeader()))],
    passing: [post('/Users', newJane(), answer(201, jane(), locationHeader()))],
  },
  'created.status': {
    failing: [post('/Users', newJane(), answer(200, jane(), locationHeader()))],
    passing: [post('/Users', newJane(), answer(201, jane(), locationHeader()))],
  },
  'created.location': {
    failing: [post('/Users', newJane(), answer(201, jane()))],
    passing: [post('/Users', newJane(), answer(201, jane(), locationHeader()))],
  },
});
