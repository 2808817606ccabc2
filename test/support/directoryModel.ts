/** A person or a group as simple as it can be: what the directory must show in the end. */
export interface ModelPerson {
  readonly id: string;
  readonly userName: string;
  readonly title: string | undefined;
}

export interface ModelGroup {
  readonly id: string;
  readonly displayName: string;
  readonly members: readonly string[];
}

/** What a client does. `target` and `members` are ids, perhaps of what was deleted or never was. */
export type Step = PersonStep | GroupStep;

export type PersonStep =
  | { readonly kind: 'createUser'; readonly userName: string; readonly title: string | undefined }
  | {
      readonly kind: 'patchUser' | 'putUser' | 'failingPatch' | 'stalePatch';
      readonly target: string;
      readonly userName: string;
    }
  | { readonly kind: 'deleteUser'; readonly target: string };

export type GroupStep =
  | {
      readonly kind: 'createGroup';
      readonly displayName: string;
      readonly members: readonly string[];
    }
  | { readonly kind: 'renameGroup'; readonly target: string; readonly displayName: string }
  | {
      readonly kind: 'addMembers' | 'replaceMembers';
      readonly target: string;
      readonly members: readonly string[];
    }
  | { readonly kind: 'removeMember'; readonly target: string; readonly member: string }
  | {
      readonly kind: 'putGroup';
      readonly target: string;
      readonly displayName: string;
      readonly members: readonly string[];
    }
  | { readonly kind: 'deleteGroup'; readonly target: string };

const personSteps: readonly Step['kind'][] = [
  ...(['createUser', 'patchUser', 'putUser'] as const),
  ...(['failingPatch', 'stalePatch', 'deleteUser'] as const),
];

export const isPersonStep = (step: Step): step is PersonStep => personSteps.includes(step.kind);

/** A status of HTTP, or 200 where the step is carried out. */
export type Outcome = 200 | 400 | 404 | 409 | 412;

/** People and groups in two lists that are copied and searched through for every question. */
export class DirectoryModel {
  people: readonly ModelPerson[] = [];
  groups: readonly ModelGroup[] = [];

  /** @param newId what the service would give what is created */
  take(step: Step, newId: string): Outcome {
    return isPersonStep(step) ? this.#takePerson(step, newId) : this.#takeGroup(step, newId);
  }

  /** By the id of a group: whether a person is in it directly or through other groups. */
  groupsOf(personId: string): ReadonlyMap<string, 'direct' | 'indirect'> {
    const found = new Map<string, 'direct' | 'indirect'>();
    let below: readonly string[] = [personId];
    while (below.length > 0) {
      const isFirst = found.size === 0;
      const above = this.groups.filter(
        ({ id, members }) => !found.has(id) && members.some((member) => below.includes(member)),
      );
      above.forEach(({ id }) => found.set(id, isFirst ? 'direct' : 'indirect'));
      below = above.map(({ id }) => id);
    }
    return found;
  }

  #takePerson(step: PersonStep, newId: string): Outcome {
    if (step.kind === 'createUser') {
      const { userName, title } = step;
      return this.#put({ id: newId, userName, title });
    }
    const person = this.people.find(({ id }) => id === step.target);
    if (!person) {
      return 404;
    }
    switch (step.kind) {
      case 'patchUser':
        return this.#put({ ...person, userName: step.userName });
      case 'putUser':
        return this.#put({ ...person, userName: step.userName, title: undefined });
      case 'failingPatch':
        return 400;
      case 'stalePatch':
        return 412;
      case 'deleteUser':
        this.people = this.people.filter(({ id }) => id !== person.id);
        this.#removeEverywhere(person.id);
        return 200;
    }
  }

  #put(person: ModelPerson): Outcome {
    const { id, userName } = person;
    const isTaken = this.people.some(
      (other) => other.id !== id && other.userName.toLowerCase() === userName.toLowerCase(),
    );
    if (isTaken) {
      return 409;
    }
    this.people = this.people.some((other) => other.id === id)
      ? this.people.map((other) => (other.id === id ? person : other))
      : [...this.people, person];
    return 200;
  }

  #takeGroup(step: GroupStep, newId: string): Outcome {
    if (step.kind === 'createGroup') {
      const { displayName, members } = step;
      return this.#putGroup({ id: newId, displayName, members });
    }
    const group = this.groups.find(({ id }) => id === step.target);
    if (!group) {
      return 404;
    }
    switch (step.kind) {
      case 'renameGroup':
        return this.#putGroup({ ...group, displayName: step.displayName });
      case 'addMembers':
        return this.#putGroup({ ...group, members: [...group.members, ...step.members] });
      case 'removeMember':
        return this.#putGroup({
          ...group,
          members: group.members.filter((member) => member !== step.member),
        });
      case 'replaceMembers':
        return this.#putGroup({ ...group, members: step.members });
      case 'putGroup':
        return this.#putGroup({ ...group, displayName: step.displayName, members: step.members });
      case 'deleteGroup':
        this.groups = this.groups.filter(({ id }) => id !== group.id);
        this.#removeEverywhere(group.id);
        return 200;
    }
  }

  #putGroup(group: ModelGroup): Outcome {
    const known = [...this.people, ...this.groups].map(({ id }) => id);
    if (!group.members.every((member) => known.includes(member))) {
      return 400;
    }
    const before = this.groups.find(({ id }) => id === group.id)?.members ?? [];
    const members = new Set(group.members);
    // In another order they are the same members, and the list stays as it was.
    const isSame = before.length === members.size && before.every((id) => members.has(id));
    const settled = { ...group, members: isSame ? before : [...members] };
    this.groups = this.groups.some(({ id }) => id === group.id)
      ? this.groups.map((other) => (other.id === group.id ? settled : other))
      : [...this.groups, settled];
    return 200;
  }

  #removeEverywhere(gone: string): void {
    this.groups = this.groups.map((group) => ({
      ...group,
      members: group.members.filter((member) => member !== gone),
    }));
  }
}
