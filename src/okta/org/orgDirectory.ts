import { type Accounts } from './accounts.js';
import { type GroupPush } from './groupPush.js';
import { type LifecycleAction } from './lifecycle.js';
import { type OktaGroup } from './oktaGroup.js';
import { type OrgContext } from './orgContext.js';
import { type NewPerson } from './people.js';
import { type Person, type Profile, loginOf } from './person.js';
import { type PushRules } from './pushRules.js';
import { type LogEventType, type LogTarget } from './systemLog.js';

/** The tabs that live from the people and groups. */
interface Followers {
  readonly accounts: Accounts;
  readonly groupPush: GroupPush;
  readonly pushRules: PushRules;
}

/** What an administrator does in Directory, and what follows from it in the app. All throw OrgError. */
export class OrgDirectory {
  readonly #context: OrgContext;
  readonly #followers: Followers;

  constructor(context: OrgContext, followers: Followers) {
    this.#context = context;
    this.#followers = followers;
  }

  createPerson(given: NewPerson): Person {
    const person = this.#context.people.create(given);
    this.#log('user.lifecycle.create', toUser(person));
    return this.#changed(person);
  }

  /** The profile becomes the given one. */
  replaceProfile(id: string, profile: Profile): Person {
    const { people } = this.#context;
    const before = people.get(id).profile;
    const person = people.replaceProfile(id, profile);
    this.#log('user.account.update_profile', toUser(person));
    this.#followers.accounts.remap(person, before);
    return this.#changed(person);
  }

  /** `null` empties an attribute. */
  updateProfile(id: string, changes: Profile): Person {
    const { profile } = this.#context.people.get(id);
    return this.replaceProfile(id, new Map([...profile, ...changes]));
  }

  changePassword(id: string, password: string): Person {
    const person = this.#context.people.setPassword(id, password);
    this.#log('user.account.update_password', toUser(person));
    this.#followers.accounts.pushPassword(person);
    return this.#changed(person);
  }

  changeStatus(id: string, action: LifecycleAction): Person {
    const person = this.#context.people.change(id, action);
    this.#log(`user.lifecycle.${action}`, toUser(person));
    // People who are suspended keep their accounts: nothing is sent.
    this.#followers.accounts.reconcile(id);
    return this.#changed(person);
  }

  /** Nothing is sent: the account was deactivated with the person. */
  deletePerson(id: string): void {
    const { people, groups } = this.#context;
    const person = people.delete(id);
    this.#log('user.lifecycle.delete.completed', toUser(person));
    for (const group of groups.groupsOf(id)) {
      groups.removeMember(group.id, id);
    }
    this.#changed(person);
  }

  createGroup(name: string, description?: string): OktaGroup {
    const group = this.#context.groups.create(name, description);
    this.#log('group.lifecycle.create', toGroup(group));
    this.#followers.pushRules.follow(group);
    return this.#changed(group);
  }

  renameGroup(id: string, name: string, description?: string): OktaGroup {
    const before = this.#context.groups.get(id).name;
    const group = this.#context.groups.rename(id, name, description);
    this.#log('group.profile.update', toGroup(group));
    if (before !== name && this.#context.app().renamesGroups) {
      this.#followers.groupPush.follow(id);
    }
    this.#followers.pushRules.follow(group);
    return this.#changed(group);
  }

  /** Nothing is sent for the group itself; who was assigned by it alone loses the account. */
  deleteGroup(id: string): void {
    const group = this.#context.groups.delete(id);
    this.#log('group.lifecycle.delete', toGroup(group));
    this.#followers.groupPush.forgetGroup(id);
    this.#followers.accounts.forgetGroup(group);
    this.#changed(group);
  }

  addMember(groupId: string, personId: string): void {
    const person = this.#context.people.get(personId);
    if (this.#context.groups.addMember(groupId, personId)) {
      this.#followMembership('group.user_membership.add', groupId, person);
    }
  }

  removeMember(groupId: string, personId: string): void {
    const person = this.#context.people.get(personId);
    if (this.#context.groups.removeMember(groupId, personId)) {
      this.#followMembership('group.user_membership.remove', groupId, person);
    }
  }

  /** The account comes before the membership, which needs it. */
  #followMembership(event: LogEventType, groupId: string, person: Person): void {
    const group = this.#context.groups.get(groupId);
    this.#log(event, toUser(person), toGroup(group));
    this.#followers.accounts.reconcile(person.id);
    this.#followers.groupPush.follow(groupId);
    this.#changed(group);
  }

  #log(event: LogEventType, ...targets: readonly LogTarget[]): void {
    this.#context.log.add(event, targets);
  }

  #changed<T>(value: T): T {
    this.#context.changed();
    return value;
  }
}

const toUser = (person: Person): LogTarget => ({
  type: 'User',
  id: person.id,
  displayName: loginOf(person),
});

const toGroup = ({ id, name }: OktaGroup): LogTarget => ({
  type: 'UserGroup',
  id,
  displayName: name,
});
