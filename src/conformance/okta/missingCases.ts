import { withoutMember } from '../../base/json.js';
import { type CaseContext, type CaseRequest, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { groupBody, pathless } from './bodies.js';
import { consequences } from './consequences.js';
import { missingOfError } from './errorBody.js';
import { oktaCase } from './oktaCase.js';
import { answerOf, tellStatus } from './replies.js';
import { makeUser, readUser } from './userSteps.js';

const group = 'Errors';

/** Of the form of ids that many servers give, so that it is not refused for its form. */
const nobody = '00919288-2211-4122-9222-1009192882ff';

export const missingCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.missing.user',
    group,
    title: 'A user that does not exist is answered with 404 and an Error body, whatever the method',
    requirements: ['okta.error.missing'],
    run: async (context) => {
      const known = await readUser(context, await makeUser(context));
      const path = `/Users/${nobody}`;
      const body = {
        ...withoutMember(withoutMember(known, 'id'), 'meta'),
        userName: context.newUserName(),
      };
      expectMissing(context, await context.send({ method: 'GET', path }), 'GET');
      expectMissing(context, await context.send({ method: 'PUT', path, body }), 'PUT');
      const other = await context.send({ method: 'GET', path: '/Users/00919288221112222' });
      expectMissing(context, other, 'GET of an id of another form');
    },
  }),
  oktaCase({
    id: 'okta.missing.patch',
    group,
    title: 'A PATCH of a user that does not exist is answered with 404 and an Error body',
    requirements: ['okta.error.missing'],
    needs: ['patch'],
    run: async (context) => {
      const body = pathless({ active: false });
      const reply = await context.send({ method: 'PATCH', path: `/Users/${nobody}`, body });
      expectMissing(context, reply, 'PATCH');
    },
  }),
  oktaCase({
    id: 'okta.missing.group',
    group,
    title: 'A group that does not exist is answered with 404 and an Error body',
    requirements: ['okta.error.missing'],
    needs: ['groups'],
    run: async (context) => {
      const path = `/Groups/${nobody}`;
      const requests: readonly CaseRequest[] = [
        { method: 'GET', path },
        { method: 'PUT', path, body: groupBody(context.newGroupName(), []) },
        { method: 'DELETE', path },
      ];
      for (const request of requests) {
        expectMissing(context, await context.send(request), `${request.method} of a group`);
      }
    },
  }),
];

function expectMissing(context: CaseContext, reply: Reply, doing: string): void {
  context.expect({
    id: 'status',
    cause: 'okta.missing.status',
    sameAs: ['answer.listForResource', 'status.read'],
    holds: reply.status === 404,
    message: `${doing} by an id that nobody has is answered with ${tellStatus(reply)} where 404 is expected`,
    expected: 404,
    actual: reply.status,
    okta: reply.status < 300 ? consequences.notStored : consequences.unclearError,
    fix: 'Answer 404 with an Error body for an id that does not exist, also for one of another form; PUT does not create',
    seenIn: [reply],
  });
  const missing = missingOfError(reply.body);
  if (reply.status === 404) {
    context.expect({
      id: 'body',
      cause: 'okta.error.body',
      sameAs: ['status.errorBody', 'error.detail', 'error.status', 'schemas.missing'],
      holds: missing.length === 0,
      message: `The 404 has no SCIM error in its body: ${missing.join(', ')} missing`,
      expected: ['schemas', 'detail', 'status'],
      actual: answerOf(reply),
      okta: consequences.unclearError,
      fix: 'Answer with schemas (the Error URN), status and detail',
      seenIn: [reply],
    });
  }
}
