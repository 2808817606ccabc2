import { type Member } from '../client/account.js';
import { type JobEnd, type JobKind } from './job.js';
import { type ClientCall, type ClientOutcome } from './orgClient.js';
import { type OrgContext, appTarget, toJobEnd } from './orgContext.js';
import { type PushMapping } from './pushMapping.js';
import { type LogEventType } from './systemLog.js';

export type PushJobKind = Extract<
  JobKind,
  'pushGroup' | 'updateGroup' | 'pushGroupNow' | 'deleteGroup'
>;

/** What a group is to be on the server, by the state of the org when the job runs. */
export interface GroupToSend {
  readonly name: string;
  readonly members: readonly Member[];
  /** Members of the group without an account on the server. */
  readonly leftOut: number;
}

export interface PushJobDeps extends OrgContext {
  readonly findMapping: (id: string) => PushMapping | undefined;
  readonly readGroup: (mapping: PushMapping) => GroupToSend;
  readonly onOutcome: (kind: PushJobKind, sent: PushSent) => void;
}

export interface PushSent {
  readonly mapping: PushMapping;
  readonly group: GroupToSend;
  readonly outcome: ClientOutcome;
}

/** Puts a job for a pushed group into the queue; what it sends is the state when it runs. */
export function enqueuePushJob(deps: PushJobDeps, kind: PushJobKind, id: string): void {
  deps.queue.enqueue({
    kind,
    subject: id,
    title: `${titles[kind]} ${deps.findMapping(id)?.targetName ?? ''}`,
    run: async (signal): Promise<JobEnd> => {
      const mapping = deps.findMapping(id);
      if (!mapping) {
        return nothing('the group is no longer pushed');
      }
      const group = deps.readGroup(mapping);
      const call = callers[kind](mapping, group);
      if (typeof call === 'string') {
        return nothing(call);
      }
      const outcome = await deps.client.run(call, signal);
      deps.onOutcome(kind, { mapping, group, outcome });
      logOutcome(deps, kind, { mapping, group, outcome });
      return toJobEnd(outcome);
    },
  });
}

const nothing = (reason: string): JobEnd => ({ state: 'nothingSent', reason });

const titles: Readonly<Record<PushJobKind, string>> = {
  pushGroup: 'Push group',
  updateGroup: 'Push memberships of group',
  pushGroupNow: 'Push now group',
  deleteGroup: 'Delete group',
};

/** A text says why nothing is sent. */
type Caller = (mapping: PushMapping, group: GroupToSend) => ClientCall | string;

const pushAll: Caller = ({ targetId: id }, { name, members }) =>
  id === undefined
    ? { plan: 'pushGroup', name, members }
    : { plan: 'pushGroupNow', id, name, members };

const callers: Readonly<Record<PushJobKind, Caller>> = {
  pushGroup: pushAll,
  pushGroupNow: pushAll,
  updateGroup: (mapping, group) => {
    const { targetId: id, status, pushedMembers, targetName } = mapping;
    if (id === undefined || status !== 'ACTIVE') {
      return 'the group is not pushed';
    }
    const { name, members } = group;
    const values = new Set(members.map(({ value }) => value));
    const added = members.filter(({ value }) => !pushedMembers.has(value));
    const removed = [...pushedMembers].filter((value) => !values.has(value));
    return added.length === 0 && removed.length === 0 && name === targetName
      ? 'no member with an account came or went'
      : { plan: 'updateGroup', id, name, members, added, removed };
  },
  deleteGroup: ({ targetId: id }, { name }) =>
    id === undefined ? 'the group was never on the server' : { plan: 'deleteGroup', id, name },
};

const events: Readonly<Record<PushJobKind, LogEventType>> = {
  pushGroup: 'application.provision.group_push.pushed',
  pushGroupNow: 'application.provision.group_push.pushed',
  updateGroup: 'application.provision.group_push.push_memberships',
  deleteGroup: 'application.provision.group_push.delete_appgroup',
};

function logOutcome(
  deps: PushJobDeps,
  kind: PushJobKind,
  { mapping, group, outcome }: PushSent,
): void {
  const { problem } = outcome;
  const targets = [
    { type: 'UserGroup' as const, id: mapping.groupId, displayName: group.name },
    appTarget(deps),
  ];
  const event =
    problem === undefined
      ? events[kind]
      : 'application.provision.group_push.mapping.update.or.delete.failed.with.error';
  deps.log.add(event, targets, problem);
  if (group.leftOut > 0 && kind !== 'deleteGroup') {
    deps.log.add('app.user_management.grouppush.mapping.okta.users.ignored', targets);
  }
}
