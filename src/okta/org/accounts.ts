import {
  createAccountProfile,
  isSameProfile,
  remapProfile,
  userNameFor,
} from './accountProfile.js';
import { type AccountJob, type AccountJobKind, enqueueAccountJob } from './accountJobs.js';
import { type Assignment } from './assignment.js';
import { createAccount, enterAccount } from './newAccount.js';
import { AssignmentSources, type EnteredAccount } from './assignmentSources.js';
import { type ClientOutcome } from './orgClient.js';
import { type OktaGroup } from './oktaGroup.js';
import { type OrgContext, appTarget } from './orgContext.js';
import { notFound, wrongState } from './orgError.js';
import { type Person, type Profile, canHaveAccount, loginOf } from './person.js';
import { type LogEventType } from './systemLog.js';

/** The tab Assignments: who has the app, by himself or by a group, and what of it is on the server. */
export class Accounts {
  readonly #context: OrgContext;
  readonly #assignments = new Map<string, Assignment>();
  readonly #sources: AssignmentSources;
  /** Ids of people, and the ids that the server gave their accounts; kept until they are deactivated there. */
  readonly #links = new Map<string, string>();

  constructor(context: OrgContext) {
    this.#context = context;
    this.#sources = new AssignmentSources(context.groups);
  }

  get all(): readonly Assignment[] {
    return [...this.#assignments.values()];
  }

  /** Groups that assign their members. */
  get groupIds(): ReadonlySet<string> {
    return this.#sources.groupIds;
  }

  find(personId: string): Assignment | undefined {
    return this.#assignments.get(personId);
  }

  /** @throws OrgError */
  get(personId: string): Assignment {
    const assignment = this.find(personId);
    if (!assignment) {
      throw notFound('AppUser', personId);
    }
    return assignment;
  }

  findPersonByLink(externalId: string): string | undefined {
    return [...this.#links].find(([, link]) => link === externalId)?.[0];
  }

  /** What is entered again goes to the app as an update. @throws OrgError */
  assign(personId: string, entered: EnteredAccount = {}): Assignment {
    const person = this.#context.people.get(personId);
    if (person.status === 'DEPROVISIONED') {
      throw wrongState('Deactivated users cannot be assigned to an application');
    }
    this.#sources.setDirect(personId, entered);
    const before = this.find(personId);
    if (before) {
      this.#change(person, { ...enterAccount(before, entered), scope: 'USER' });
    }
    this.reconcile(personId);
    this.#context.changed();
    return this.get(personId);
  }

  /** @throws OrgError where nobody has assigned him, or a group has */
  unassign(personId: string): void {
    this.get(personId);
    if (!this.#sources.clearDirect(personId)) {
      throw wrongState(
        'The user is assigned by a group. Take the user out of the group, or unassign the group',
      );
    }
    this.reconcile(personId);
    this.#context.changed();
  }

  /** @throws OrgError */
  assignGroup(groupId: string): void {
    const group = this.#context.groups.get(groupId);
    this.#sources.addGroup(groupId);
    this.#logGroup('group.application_assignment.add', group);
    this.#reconcileAll(group.memberIds);
    this.#context.changed();
  }

  /** @throws OrgError */
  unassignGroup(groupId: string): void {
    const group = this.#context.groups.get(groupId);
    if (!this.#sources.removeGroup(groupId)) {
      throw notFound('UserGroup', groupId);
    }
    this.#logGroup('group.application_assignment.remove', group);
    this.#reconcileAll(group.memberIds);
    this.#context.changed();
  }

  /** The group is gone from the org. */
  forgetGroup({ id, memberIds }: OktaGroup): void {
    this.#sources.removeGroup(id);
    this.#reconcileAll(memberIds);
  }

  /** Brings the assignment of somebody to what person and groups say now, and sends what follows from it. */
  reconcile(personId: string): void {
    const person = this.#context.people.find(personId);
    const assignment = this.find(personId);
    if (person?.status === 'DEPROVISIONED') {
      this.#sources.clearDirect(personId);
    }
    const scope = this.#sources.scopeOf(person);
    if (!person || !scope) {
      this.#remove(person, assignment);
    } else if (!assignment) {
      this.#add(person, scope);
    } else if (assignment.state === 'staged' && canHaveAccount(person)) {
      this.#provision(person, assignment);
    } else if (assignment.scope !== scope) {
      this.#put({ ...assignment, scope });
    }
  }

  /** After a change of somebody's profile. */
  remap(person: Person, before: Profile): void {
    const account = this.find(person.id);
    if (!account) {
      return;
    }
    const app = this.#context.app();
    const profile = remapProfile(app, account, { before, after: person.profile });
    const userName =
      account.hasOwnUserName || app.excludesUserNameUpdates
        ? account.userName
        : userNameFor(app, person);
    this.#change(person, { ...account, profile, userName });
  }

  pushPassword(person: Person): void {
    const account = this.find(person.id);
    const { isProvisioningEnabled, syncsPassword } = this.#context.app();
    if (account && isProvisioningEnabled && syncsPassword && this.#isSent(account)) {
      this.#enqueue('password', person, account);
    }
  }

  /** The button Provision User, and a new try with the mappings as they are now. @throws OrgError */
  provision(personId: string): void {
    const person = this.#context.people.get(personId);
    const account = this.get(personId);
    if (!this.#context.app().isProvisioningEnabled) {
      throw wrongState('Provisioning is not enabled');
    }
    if (!canHaveAccount(person)) {
      throw wrongState("This operation is not allowed in the user's current status");
    }
    const remapped = createAccountProfile(this.#context.app(), person, account.profile);
    this.#provision(person, { ...account, profile: remapped });
  }

  /** Force Sync: the profiles of all accounts that are on the server. @returns how many */
  forceSync(): number {
    const { isProvisioningEnabled, updatesAttributes } = this.#context.app();
    const accounts = isProvisioningEnabled && updatesAttributes ? this.all : [];
    const linked = accounts.filter(({ personId }) => this.#links.has(personId));
    for (const account of linked) {
      const person = this.#context.people.get(account.personId);
      const profile = createAccountProfile(this.#context.app(), person);
      this.#enqueue('update', person, {
        ...account,
        profile: new Map([...account.profile, ...profile]),
      });
    }
    return linked.length;
  }

  /** An import has found the account of somebody on the server; nothing is sent. @throws OrgError */
  link(personId: string, externalId: string): void {
    const person = this.#context.people.get(personId);
    this.#links.set(personId, externalId);
    this.#sources.setDirect(personId, {});
    const account = this.find(personId) ?? this.#create(person, 'USER');
    const now = this.#context.now();
    this.#put({
      ...account,
      problem: undefined,
      scope: 'USER',
      externalId,
      state: 'provisioned',
      lastSync: now,
    });
    this.#context.changed();
  }

  #add(person: Person, scope: Assignment['scope']): void {
    const account = this.#put(this.#create(person, scope));
    this.#log('application.user_membership.add', person);
    if (account.state === 'pending') {
      this.#provision(person, account);
    }
  }

  #create(person: Person, scope: Assignment['scope']): Assignment {
    const entered = this.#sources.enteredFor(person.id);
    return enterAccount(createAccount(this.#context, person, scope), entered);
  }

  #provision(person: Person, account: Assignment): void {
    if (this.#context.app().isProvisioningEnabled) {
      this.#enqueue('provision', person, account);
    } else {
      this.#put({ ...account, state: 'notProvisioned' });
    }
  }

  /** Sends what has changed. What failed at first is tried anew, with the new values. */
  #change(person: Person, account: Assignment): void {
    const before = this.get(person.id);
    this.#put({ ...account, lastUpdated: this.#context.now() });
    const isChanged =
      before.userName !== account.userName || !isSameProfile(before.profile, account.profile);
    const { isProvisioningEnabled, updatesAttributes } = this.#context.app();
    if (!isChanged || !isProvisioningEnabled || !this.#isSent(account)) {
      return;
    }
    if (account.state === 'error' && !this.#links.has(person.id)) {
      this.#enqueue('provision', person, account);
    } else if (updatesAttributes) {
      this.#enqueue('update', person, account);
    }
  }

  #isSent = ({ state }: Assignment): boolean => state !== 'notProvisioned' && state !== 'staged';

  #remove(person: Person | undefined, account: Assignment | undefined): void {
    if (!account) {
      return;
    }
    this.#assignments.delete(account.personId);
    if (!person) {
      return;
    }
    this.#log('application.user_membership.remove', person);
    const { isProvisioningEnabled, deactivatesUsers } = this.#context.app();
    if (isProvisioningEnabled && deactivatesUsers && this.#isSent(account)) {
      this.#enqueue('deactivate', person, account);
    } else {
      this.#links.delete(person.id);
    }
  }

  #enqueue(kind: AccountJobKind, person: Person, account: Assignment): void {
    if (kind !== 'deactivate') {
      this.#put({ ...account, state: 'pending' });
    }
    const deps = {
      ...this.#context,
      findLink: (personId: string) => this.#links.get(personId),
      onOutcome: this.#settle,
    };
    enqueueAccountJob(deps, { kind, person, account });
  }

  readonly #settle = ({ kind, person, account }: AccountJob, outcome: ClientOutcome): void => {
    const { problem, id } = outcome;
    if (id !== undefined && kind === 'provision') {
      this.#links.set(person.id, id);
    }
    if (kind === 'deactivate' && problem === undefined) {
      this.#links.delete(person.id);
    }
    const current = this.find(person.id);
    // It may have been taken away, and given again, while the job waited.
    if (kind === 'deactivate' || current?.id !== account.id) {
      return;
    }
    const link = this.#links.get(person.id);
    const now = this.#context.now();
    this.#put({
      ...current,
      ...(link !== undefined && { externalId: link }),
      state: problem === undefined ? 'provisioned' : 'error',
      problem,
      ...(problem === undefined && { lastSync: now }),
      lastUpdated: now,
    });
  };

  #put(account: Assignment): Assignment {
    this.#assignments.set(account.personId, account);
    return account;
  }

  #reconcileAll(personIds: Iterable<string>): void {
    for (const personId of personIds) {
      this.reconcile(personId);
    }
  }

  #log(event: LogEventType, person: Person): void {
    const user = { type: 'User' as const, id: person.id, displayName: loginOf(person) };
    this.#context.log.add(event, [user, appTarget(this.#context)]);
  }

  #logGroup(
    event: LogEventType,
    { id, name }: { readonly id: string; readonly name: string },
  ): void {
    const group = { type: 'UserGroup' as const, id, displayName: name };
    this.#context.log.add(event, [group, appTarget(this.#context)]);
  }
}
