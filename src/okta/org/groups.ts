import { invalid, notFound } from './orgError.js';
import { type OktaGroup } from './oktaGroup.js';

interface GroupsDeps {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
}

/** Directory > Groups. */
export class Groups {
  readonly #deps: GroupsDeps;
  readonly #groups = new Map<string, OktaGroup>();

  constructor(deps: GroupsDeps) {
    this.#deps = deps;
  }

  get all(): readonly OktaGroup[] {
    return [...this.#groups.values()];
  }

  find(id: string): OktaGroup | undefined {
    return this.#groups.get(id);
  }

  /** @throws OrgError */
  get(id: string): OktaGroup {
    const group = this.find(id);
    if (!group) {
      throw notFound('UserGroup', id);
    }
    return group;
  }

  groupsOf(personId: string): readonly OktaGroup[] {
    return this.all.filter(({ memberIds }) => memberIds.has(personId));
  }

  /** @throws OrgError */
  create(name: string, description = ''): OktaGroup {
    this.#check(name, undefined);
    const now = this.#deps.now();
    return this.#put({
      id: this.#deps.newId('00g'),
      name,
      description,
      memberIds: new Set(),
      created: now,
      lastUpdated: now,
      lastMembershipUpdated: now,
    });
  }

  /** @throws OrgError */
  rename(id: string, name: string, description?: string): OktaGroup {
    const group = this.get(id);
    this.#check(name, id);
    return this.#put({
      ...group,
      name,
      description: description ?? group.description,
      lastUpdated: this.#deps.now(),
    });
  }

  /** @throws OrgError */
  delete(id: string): OktaGroup {
    const group = this.get(id);
    this.#groups.delete(id);
    return group;
  }

  /** @returns whether somebody came in @throws OrgError */
  addMember(id: string, personId: string): boolean {
    const group = this.get(id);
    return (
      !group.memberIds.has(personId) && this.#setMembers(group, [...group.memberIds, personId])
    );
  }

  /** @returns whether somebody went @throws OrgError */
  removeMember(id: string, personId: string): boolean {
    const group = this.get(id);
    return (
      group.memberIds.has(personId) &&
      this.#setMembers(
        group,
        [...group.memberIds].filter((member) => member !== personId),
      )
    );
  }

  #setMembers(group: OktaGroup, memberIds: readonly string[]): true {
    this.#put({
      ...group,
      memberIds: new Set(memberIds),
      lastMembershipUpdated: this.#deps.now(),
    });
    return true;
  }

  #put(group: OktaGroup): OktaGroup {
    this.#groups.set(group.id, group);
    return group;
  }

  #check(name: string, id: string | undefined): void {
    if (name.trim() === '') {
      throw invalid('name', 'name: The field cannot be left blank');
    }
    const other = this.all.find((group) => group.name === name);
    if (other && other.id !== id) {
      throw invalid(
        'name',
        'name: An object with this field already exists in the current organization',
      );
    }
  }
}
