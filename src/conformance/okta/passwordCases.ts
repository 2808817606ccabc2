import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { pathless, patchBody } from './bodies.js';
import { changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { oktaCase } from './oktaCase.js';
import { demandStatus } from './statusExpectation.js';
import { makeUser, patch, put, readUser } from './userSteps.js';

const group = 'Password sync';

const newPassword = 'Tr0ll-hattan-9';

interface PasswordForm {
  readonly id: string;
  readonly by: string;
  readonly needs: ConformanceCase['needs'];
  readonly statuses: readonly number[];
  readonly send: (context: CaseContext, user: MadeResource, before: JsonObject) => Promise<Reply>;
}

/** The body of the PATCH is published nowhere; these are the likely ones. */
const passwordForms: readonly PasswordForm[] = [
  {
    id: 'aiw',
    by: 'PUT of the GET answer with the password (AIW)',
    needs: ['changePassword'],
    statuses: [200],
    send: (context, user, before) => put(context, user, { ...before, password: newPassword }),
  },
  {
    id: 'oin',
    by: 'PATCH without a path (OIN)',
    needs: ['changePassword', 'patch'],
    statuses: [200, 204],
    send: (context, user) => patch(context, user, pathless({ password: newPassword })),
  },
  {
    id: 'path',
    by: 'PATCH with the path password',
    needs: ['changePassword', 'patch'],
    statuses: [200, 204],
    send: (context, user) =>
      patch(context, user, patchBody({ op: 'replace', path: 'password', value: newPassword })),
  },
];

export const passwordCases: readonly ConformanceCase[] = passwordForms.map(
  ({ id, by, needs, statuses, send }) =>
    oktaCase({
      id: `okta.password.${id}`,
      group,
      title: `A new password by ${by} is taken and changes nothing else`,
      requirements: ['okta.password'],
      needs,
      run: async (context) => {
        const user = await makeUser(context);
        const before = await readUser(context, user);
        const reply = await send(context, user, before);
        demandStatus(context, reply, statuses, {
          id: 'status',
          doing: `The ${by}`,
          okta: consequences.passwordFails,
          fix: 'Take password as a write-only attribute, or deny changePassword in ServiceProviderConfig',
        });
        const after = await readUser(context, user);
        context.expect({
          id: 'hidden',
          cause: 'okta.password.shown',
          sameAs: ['schema.neverReturned'],
          holds: !JSON.stringify([reply.json ?? null, after]).includes(newPassword),
          message: 'The password that was sent is in an answer',
          okta: consequences.dataLost,
          fix: 'Never return password (RFC 7643 4.1.1, returned never)',
          seenIn: [reply],
        });
        const changes = changesBetween(before, after);
        context.expect({
          id: 'kept',
          cause: 'okta.password.lost',
          sameAs: ['patch.wiped', 'echo.lost', 'echo.changed'],
          holds: changes.length === 0,
          message: `The new password has changed the user: ${tellChanges(changes)}`,
          expected: before,
          actual: after,
          okta: consequences.dataLost,
          fix: 'Change the password alone',
        });
      },
    }),
);
