import { type Assignment } from './assignment.js';
import { type Groups } from './groups.js';
import { type Person, type Profile } from './person.js';

/** What somebody enters in the form of an assignment. */
export interface EnteredAccount {
  readonly userName?: string;
  readonly profile?: Profile;
}

/** Who is assigned by himself, and which groups assign their members. */
export class AssignmentSources {
  readonly #groups: Groups;
  readonly #direct = new Map<string, EnteredAccount>();
  readonly #groupIds = new Set<string>();

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  get groupIds(): ReadonlySet<string> {
    return this.#groupIds;
  }

  setDirect(personId: string, entered: EnteredAccount): void {
    this.#direct.set(personId, entered);
  }

  /** @returns whether he was */
  clearDirect(personId: string): boolean {
    return this.#direct.delete(personId);
  }

  enteredFor(personId: string): EnteredAccount {
    return this.#direct.get(personId) ?? {};
  }

  addGroup(groupId: string): void {
    this.#groupIds.add(groupId);
  }

  /** @returns whether it was there */
  removeGroup(groupId: string): boolean {
    return this.#groupIds.delete(groupId);
  }

  /** Undefined where neither he nor a group of his has the app. Deactivated people have none. */
  scopeOf(person: Person | undefined): Assignment['scope'] | undefined {
    if (!person || person.status === 'DEPROVISIONED') {
      return undefined;
    }
    return this.#direct.has(person.id) ? 'USER' : this.#isByGroup(person) ? 'GROUP' : undefined;
  }

  #isByGroup({ id }: Person): boolean {
    return this.#groups.groupsOf(id).some((group) => this.#groupIds.has(group.id));
  }
}
