import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type CaseRequest, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { createBody, pathless } from './bodies.js';
import { changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { errorUrn } from '../../scim/errors.js';
import { missingOfError } from './errorBody.js';
import { oktaCase } from './oktaCase.js';
import { answerOf, tellStatus } from './replies.js';
import { makeUser, readUser } from './userSteps.js';

const group = 'Credentials';

/** The header that is no credential of anybody. */
const wrongHeaders: readonly (readonly [name: string, value: string | undefined])[] = [
  ['a wrong token', 'Bearer scim-workbench-knows-no-such-token'],
  ['no Authorization header', undefined],
];

const withHeader = (request: CaseRequest, value: string | undefined): CaseRequest => ({
  ...request,
  headers: new Map([['Authorization', value]]),
});

export const credentialCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.credentials.wrong',
    group,
    title: 'Without the right credentials a lookup is answered with 401 and an Error body',
    requirements: ['okta.credentials.refused', 'okta.credentials.body'],
    run: async (context) => {
      skipOpenServer(context);
      for (const [name, value] of wrongHeaders) {
        const reply = await lookUpAs(context, value);
        expectRefused(context, reply, `The lookup of a user with ${name}`);
        if (reply.status === 401) {
          expectErrorBody(context, reply);
        }
      }
    },
  }),
  oktaCase({
    id: 'okta.credentials.write',
    group,
    title: 'Without the right credentials nothing is created, changed or removed',
    requirements: ['okta.credentials.refused'],
    run: async (context) => {
      skipOpenServer(context);
      const user = await makeUser(context);
      const before = await readUser(context, user);
      const requests: readonly CaseRequest[] = [
        { method: 'POST', path: '/Users', body: createBody(context.newUserName()) },
        { method: 'GET', path: user.path },
        { method: 'PUT', path: user.path, body: { ...before, active: false } },
        { method: 'PATCH', path: user.path, body: pathless({ active: false }) },
        { method: 'DELETE', path: user.path },
      ];
      for (const request of requests) {
        const reply = await context.unjudged(() =>
          context.send(withHeader(request, wrongHeaders[0]?.[1])),
        );
        expectRefused(context, reply, `${request.method} ${request.path} with a wrong token`);
      }
      expectUnchanged(context, before, await readUser(context, user));
    },
  }),
];

const lookUpAs = (context: CaseContext, value: string | undefined): Promise<Reply> =>
  context.unjudged(() =>
    context.send(
      withHeader(
        {
          method: 'GET',
          path: '/Users?filter=userName%20eq%20%22nobody%40example.com%22&startIndex=1&count=100',
        },
        value,
      ),
    ),
  );

function skipOpenServer(context: CaseContext): void {
  if (context.authorization === '') {
    context.skip('The run has no credentials, so that none can be wrong');
  }
}

/** A server may not know PATCH or DELETE; what counts is that it did not do it. */
function expectRefused(context: CaseContext, reply: Reply, doing: string): void {
  const isOk = reply.status === 401;
  const isLetIn = reply.status < 400;
  context.expect({
    id: isLetIn ? 'letIn' : 'status',
    cause: isLetIn ? 'okta.credentials.letIn' : 'okta.credentials.status',
    holds: isOk || reply.status === 405 || reply.status === 501,
    message: isLetIn
      ? `${doing} is done (${String(reply.status)}) as if the credentials were right`
      : `${doing} is answered with ${tellStatus(reply)} where 401 is expected`,
    expected: 401,
    actual: reply.status,
    okta: isLetIn ? consequences.openDoor : consequences.unclear401,
    fix: 'Check the credentials of each request, whatever its method and path, before all else; answer 401 with an Error body',
    seenIn: [reply],
  });
}

function expectErrorBody(context: CaseContext, reply: Reply): void {
  const missing = missingOfError(reply.body);
  context.expect({
    id: 'body',
    cause: 'okta.credentials.body',
    sameAs: ['status.errorBody', 'error.detail', 'error.status', 'schemas.missing'],
    holds: missing.length === 0,
    message: `The 401 has no SCIM error in its body: ${missing.join(', ')} missing`,
    expected: { schemas: [errorUrn], detail: 'the reason', status: '401' },
    actual: answerOf(reply)['body'] ?? null,
    okta: consequences.unclear401,
    fix: 'Answer 401 with schemas (the Error URN), detail and status, also where a gateway or a filter refuses the request',
    seenIn: [reply],
  });
}

function expectUnchanged(context: CaseContext, before: JsonObject, after: JsonObject): void {
  const changes = changesBetween(before, after);
  context.expect({
    id: 'unchanged',
    cause: 'okta.credentials.letIn',
    holds: changes.length === 0,
    message: `A request with a wrong token has changed the user: ${tellChanges(changes)}`,
    expected: before,
    actual: after,
    okta: consequences.openDoor,
    fix: 'Check the credentials before anything is changed',
  });
}
