import { type Plan, type PlanContext, type Step } from '../plan.js';
import { type PlanInputs } from '../planInputs.js';
import {
  createUser,
  ends,
  findUser,
  identifierOf,
  patchActive,
  patchPassword,
  pushProfile,
  putActive,
  putPassword,
  readUser,
} from './userSteps.js';

type Assign = PlanInputs['assignUser'];

export const findUserPlan: Plan<PlanInputs['findUser']> = {
  id: 'findUser',
  title: 'Check whether a person is there',
  section: '1.3',
  begin: () => 'find',
  steps: { find: findUser(({ input }) => input.userName, ends, ends) },
};

/** The steps of an assignment, the first and every other: who is there is linked, who is inactive comes back. */
const assignSteps = (
  isReactivated: (context: PlanContext<Assign>) => boolean,
): Plan<Assign>['steps'] => ({
  find: findUser<Assign>(
    identifierOf,
    (context) => {
      if (isReactivated(context)) {
        return firstOfActivation(context);
      }
      return (context.input.updatesAttributes ?? true) ? 'read' : undefined;
    },
    () => 'create',
  ),
  create: createUser,
  readToActivate: readUser<Assign>(({ switches }) =>
    switches.activation === 'put' ? 'putActive' : 'patchActive',
  ),
  putActive: putActive<Assign>(true, toProfile),
  patchActive: patchActive<Assign>(true, toProfile),
  read: readUser<Assign>(() => 'push'),
  push: pushProfile,
});

const toProfile = ({ input }: PlanContext<Assign>): string | undefined =>
  (input.updatesAttributes ?? true) ? 'read' : undefined;

/** Of an activation and of a deactivation. */
const firstOfActivation = ({ switches, options }: PlanContext<unknown>): string =>
  switches.activation === 'put' || options.readsBeforePatch ? 'readToActivate' : 'patchActive';

export const assignUserPlan: Plan<Assign> = {
  id: 'assignUser',
  title: 'Assign a person: create, or link with who is there',
  section: '1.3 to 1.5',
  begin: () => 'find',
  steps: assignSteps(({ state }) => state.resource?.['active'] === false),
};

export const reactivateUserPlan: Plan<Assign> = {
  id: 'reactivateUser',
  title: 'Assign a person again',
  section: '1.7.2',
  begin: () => 'find',
  steps: assignSteps(() => true),
};

type Push = PlanInputs['updateUser'];

const readToPush = readUser<Push>(() => 'push');

/** Who is linked counts as found. */
const readToLink: Step<Push> = {
  ...readToPush,
  then: (reply, context) => {
    const next = readToPush.then(reply, context);
    return { ...next, state: { ...next.state, isLinked: true } };
  },
};

export const linkUserPlan: Plan<PlanInputs['linkUser']> = {
  id: 'linkUser',
  title: 'Link a person with an account of the server',
  section: '1.5',
  begin: () => 'read',
  steps: { read: readToLink, push: pushProfile },
};

export const updateUserPlan: Plan<PlanInputs['updateUser']> = {
  id: 'updateUser',
  title: 'Push a profile',
  section: '1.6',
  begin: () => 'read',
  steps: { read: readToPush, push: pushProfile },
};

export const deactivateUserPlan: Plan<PlanInputs['deactivateUser']> = {
  id: 'deactivateUser',
  title: 'Deactivate a person',
  section: '1.7.1',
  begin: firstOfActivation,
  steps: {
    readToActivate: readUser(({ switches }) =>
      switches.activation === 'put' ? 'putActive' : 'patchActive',
    ),
    putActive: putActive(false, ends),
    patchActive: patchActive(false, ends),
  },
};

export const pushPasswordPlan: Plan<PlanInputs['pushPassword']> = {
  id: 'pushPassword',
  title: 'Push a password',
  section: '1.7.3',
  begin: ({ switches }) =>
    ({ put: 'read', patch: 'patchPassword', none: undefined })[switches.password],
  steps: {
    read: readUser(() => 'putPassword'),
    putPassword,
    patchPassword,
  },
};
