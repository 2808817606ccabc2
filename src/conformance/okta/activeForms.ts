import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { pathless, patchBody } from './bodies.js';
import { consequences } from './consequences.js';
import { demandStatus } from './statusExpectation.js';
import { patch, put, readUser } from './userSteps.js';

/** How a kind of app deactivates and reactivates. */
export interface ActiveForm {
  /** Ends the id of a case. */
  readonly id: string;
  /** For titles. */
  readonly by: string;
  readonly needs: readonly 'patch'[];
  readonly send: (context: CaseContext, user: MadeResource, active: boolean) => Promise<Reply>;
}

/** RFC 7644 3.5.2: 200 with the resource, or 204. */
const statusOfWrite = { put: [200], patch: [200, 204] } as const;

export const activeForms: readonly ActiveForm[] = [
  {
    id: 'aiw',
    by: 'PUT of the GET answer (AIW, and OIN without PATCH)',
    needs: [],
    send: async (context, user, active) =>
      put(context, user, { ...(await readUser(context, user)), active }),
  },
  {
    id: 'oin',
    by: 'PATCH without a path (OIN)',
    needs: ['patch'],
    send: (context, user, active) => patch(context, user, pathless({ active })),
  },
  {
    id: 'path',
    by: 'PATCH with the path active',
    needs: ['patch'],
    send: (context, user, active) =>
      patch(context, user, patchBody({ op: 'replace', path: 'active', value: active })),
  },
];

/** Deactivates or reactivates; the case ends where that is refused. */
export async function setActive(
  context: CaseContext,
  form: ActiveForm,
  user: MadeResource,
  active: boolean,
): Promise<Reply> {
  const reply = await form.send(context, user, active);
  const doing = active ? 'reactivation' : 'deactivation';
  const wanted = form.needs.length === 0 ? statusOfWrite.put : statusOfWrite.patch;
  demandStatus(context, reply, wanted, {
    id: 'activeStatus',
    cause: `okta.active.${form.id}`,
    doing: `The ${doing} by ${form.by}`,
    okta: active ? consequences.notReactivated : consequences.notDeactivated,
    fix: fixOfForm[form.id] ?? 'Take the request',
  });
  return reply;
}

const fixOfForm: Readonly<Record<string, string>> = {
  aiw: "Take PUT /Users/{id} with the server's own GET answer in which active is changed",
  oin: 'Take PATCH with {"op":"replace","value":{"active":false}}: without a path the value is merged into the resource (RFC 7644 3.5.2.3)',
  path: 'Take PATCH with {"op":"replace","path":"active","value":false}',
};
