import { type Account } from '../client/account.js';
import { toMappedValues } from './accountProfile.js';
import { type Assignment } from './assignment.js';
import { type JobEnd } from './job.js';
import { type ClientCall, type ClientOutcome } from './orgClient.js';
import { type OrgContext, appTarget, toJobEnd } from './orgContext.js';
import { type Person, fullNameOf, loginOf } from './person.js';
import { type LogEventType } from './systemLog.js';

export type AccountJobKind = 'provision' | 'update' | 'deactivate' | 'password';

export interface AccountJobDeps extends OrgContext {
  /** The id that the server gave the account; undefined where it was never linked. */
  readonly findLink: (personId: string) => string | undefined;
  readonly onOutcome: (job: AccountJob, outcome: ClientOutcome) => void;
}

export interface AccountJob {
  readonly kind: AccountJobKind;
  readonly person: Person;
  readonly account: Assignment;
}

/**
 * Puts a job for an account into the queue. What it sends is fixed now: a retry sends the same again, without
 * asking the mappings, as Okta does. To which id it goes is known when it runs.
 */
export function enqueueAccountJob(deps: AccountJobDeps, job: AccountJob): void {
  const { kind, person, account } = job;
  const toCall = prepareCall(deps, job);
  deps.queue.enqueue({
    kind,
    subject: person.id,
    title: `${titles[kind]} ${account.userName}`,
    run: async (signal): Promise<JobEnd> => {
      const call = toCall(deps.findLink(person.id));
      if (!call) {
        return { state: 'nothingSent', reason: neverLinked };
      }
      const outcome = await deps.client.run(call, signal);
      deps.onOutcome(job, outcome);
      logOutcome(deps, job, outcome);
      return toJobEnd(outcome);
    },
  });
}

const neverLinked = 'the account was never linked with one on the server';

const titles: Readonly<Record<AccountJobKind, string>> = {
  provision: 'Assign',
  update: 'Push profile of',
  deactivate: 'Deactivate',
  password: 'Push password of',
};

/** Undefined where there is no id to send it to. */
type ToCall = (link: string | undefined) => ClientCall | undefined;

function prepareCall(
  deps: AccountJobDeps,
  { kind, person, account: assignment }: AccountJob,
): ToCall {
  const account = toAccount(deps, person, assignment);
  const { createsUsers, updatesAttributes } = deps.app();
  if (kind === 'provision') {
    return () => ({ plan: 'provision', account, createsUsers, updatesAttributes });
  }
  return (id) => (id === undefined ? undefined : { plan: kind, id, account });
}

function toAccount(
  { app, people }: OrgContext,
  person: Person,
  { userName, profile }: Assignment,
): Account {
  const { excludesUserNameUpdates, syncsPassword } = app();
  const password = syncsPassword ? people.passwordOf(person.id) : undefined;
  return {
    personId: person.id,
    displayName: fullNameOf(person),
    userName,
    values: toMappedValues(app(), profile),
    pushesUserName: !excludesUserNameUpdates,
    ...(password !== undefined && { password }),
  };
}

const successEvents: Readonly<Record<AccountJobKind, readonly LogEventType[]>> = {
  provision: ['application.provision.user.push', 'app.user_management.push_new_user_success'],
  update: ['application.provision.user.push_profile'],
  deactivate: ['application.provision.user.deactivate'],
  password: ['application.provision.user.push_password'],
};

/** A failed assignment shows as a sync. */
const failureEvents: Readonly<Record<AccountJobKind, LogEventType>> = {
  provision: 'application.provision.user.sync',
  update: 'application.provision.user.push_profile',
  deactivate: 'application.provision.user.deactivate',
  password: 'application.provision.user.push_password',
};

function logOutcome(
  deps: AccountJobDeps,
  { kind, person, account }: AccountJob,
  outcome: ClientOutcome,
): void {
  const targets = [
    {
      type: 'AppUser' as const,
      id: outcome.id ?? account.externalId ?? '',
      displayName: account.userName,
    },
    { type: 'User' as const, id: person.id, displayName: loginOf(person) },
    appTarget(deps),
  ];
  const events = outcome.problem === undefined ? successEvents[kind] : [failureEvents[kind]];
  for (const event of events) {
    deps.log.add(event, targets, outcome.problem);
  }
}
