import { type Assignment, beforeProvisioningText } from './assignment.js';
import { type ImportResult } from './imports.js';
import { type LifecycleAction, actionsFor } from './lifecycle.js';
import { type OktaGroup } from './oktaGroup.js';
import { type Org } from './org.js';
import { type OrgApp } from './orgApp.js';
import { type Person, type PersonStatus, fullNameOf, loginOf } from './person.js';
import { type PushMapping, type PushStatus } from './pushMapping.js';

/** The org as plain data: what a tree, a report or a test shows of it. Holds no password. */
export interface OrgView {
  readonly app: OrgApp;
  readonly people: readonly PersonView[];
  readonly groups: readonly GroupView[];
  readonly assignments: readonly AssignmentView[];
  readonly pushGroups: readonly PushGroupView[];
  readonly tasks: readonly TaskView[];
  /** What waits or runs, in its order. */
  readonly jobs: readonly string[];
  readonly import?: ImportResult;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly status: PersonStatus;
  readonly title: string;
  /** What can be done with the person now. */
  readonly actions: readonly LifecycleAction[];
  readonly isAssigned: boolean;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  /** Whether it assigns the app to its members. */
  readonly isAssigned: boolean;
  readonly isPushed: boolean;
}

export interface AssignmentView {
  readonly personId: string;
  readonly name: string;
  readonly userName: string;
  readonly scope: Assignment['scope'];
  readonly state: Assignment['state'];
  /** The id that the server gave. */
  readonly externalId?: string;
  /** What Okta shows: an error, or the banner over what was assigned too early. */
  readonly message?: string;
  readonly lastSync?: number;
}

export interface PushGroupView {
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  readonly targetName: string;
  readonly targetId?: string;
  readonly status: PushStatus;
  readonly isPushing: boolean;
  /** What Okta shows. */
  readonly message?: string;
  /** Of the last push. */
  readonly memberCount: number;
  readonly leftOut: number;
  readonly lastPush?: number;
}

export interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
}

export function toOrgView(org: Org): OrgView {
  const { result } = org.imports;
  return {
    app: org.app,
    people: org.people.all.map((person) => toPersonView(person, org)),
    groups: org.groups.all.map((group) => toGroupView(group, org)),
    assignments: org.accounts.all.map((account) => toAssignmentView(account, org)),
    pushGroups: org.groupPush.all.map((mapping) => toPushGroupView(mapping, org)),
    tasks: org.queue.tasks.map(({ job, problem }) => ({ id: job.id, title: job.title, problem })),
    jobs: org.queue.jobs.map(({ title }) => title),
    ...(result && { import: result }),
  };
}

const toPersonView = (person: Person, { accounts }: Org): PersonView => {
  const title = person.profile.get('title');
  return {
    id: person.id,
    name: fullNameOf(person),
    login: loginOf(person),
    status: person.status,
    title: typeof title === 'string' ? title : '',
    actions: actionsFor(person),
    isAssigned: accounts.find(person.id) !== undefined,
  };
};

const toGroupView = ({ id, name, memberIds }: OktaGroup, org: Org): GroupView => ({
  id,
  name,
  members: [...memberIds].map((personId) => ({
    id: personId,
    name: fullNameOf(org.people.get(personId)),
  })),
  isAssigned: org.accounts.groupIds.has(id),
  isPushed: org.groupPush.findByGroup(id) !== undefined,
});

function toAssignmentView(account: Assignment, { people }: Org): AssignmentView {
  const { externalId, lastSync, problem, state } = account;
  const message = state === 'notProvisioned' ? beforeProvisioningText : problem;
  return {
    personId: account.personId,
    name: fullNameOf(people.get(account.personId)),
    userName: account.userName,
    scope: account.scope,
    state,
    ...(externalId !== undefined && { externalId }),
    ...(message !== undefined && { message }),
    ...(lastSync !== undefined && { lastSync }),
  };
}

function toPushGroupView(mapping: PushMapping, { groups }: Org): PushGroupView {
  const { targetId, problem, lastPush } = mapping;
  return {
    id: mapping.id,
    groupId: mapping.groupId,
    name: groups.get(mapping.groupId).name,
    targetName: mapping.targetName,
    ...(targetId !== undefined && { targetId }),
    status: mapping.status,
    isPushing: mapping.isPushing,
    ...(problem !== undefined && { message: problem }),
    memberCount: mapping.pushedMembers.size,
    leftOut: mapping.leftOut,
    ...(lastPush !== undefined && { lastPush }),
  };
}
