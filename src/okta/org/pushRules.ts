import { type GroupPush } from './groupPush.js';
import { type OktaGroup } from './oktaGroup.js';
import { type OrgContext } from './orgContext.js';
import { invalid } from './orgError.js';

/** Push Groups > Find groups by rule. */
export interface PushRule {
  readonly id: string;
  readonly operator: 'startsWith' | 'endsWith' | 'contains';
  /** Of the name of the group, in any capitals. */
  readonly text: string;
}

const operators: Readonly<Record<PushRule['operator'], (name: string, text: string) => boolean>> = {
  startsWith: (name, text) => name.startsWith(text),
  endsWith: (name, text) => name.endsWith(text),
  contains: (name, text) => name.includes(text),
};

/** Rules that push the groups that they match, and those that match later. */
export class PushRules {
  readonly #context: OrgContext;
  readonly #groupPush: GroupPush;
  readonly #rules = new Map<string, PushRule>();

  constructor(context: OrgContext, groupPush: GroupPush) {
    this.#context = context;
    this.#groupPush = groupPush;
  }

  get all(): readonly PushRule[] {
    return [...this.#rules.values()];
  }

  /** @throws OrgError */
  add(given: Omit<PushRule, 'id'>): PushRule {
    if (given.text === '') {
      throw invalid('text', 'text: The field cannot be left blank');
    }
    const rule = { ...given, id: this.#context.newId('gpr') };
    this.#rules.set(rule.id, rule);
    for (const group of this.#context.groups.all) {
      this.follow(group);
    }
    this.#context.changed();
    return rule;
  }

  /** Groups that it has pushed stay pushed. */
  remove(id: string): void {
    this.#rules.delete(id);
    this.#context.changed();
  }

  /** A group is new, or has another name. */
  follow(group: OktaGroup): void {
    const isPushed = this.#groupPush.findByGroup(group.id) !== undefined;
    if (!isPushed && this.all.some((rule) => isMatch(rule, group.name))) {
      this.#groupPush.create({ groupId: group.id });
    }
  }
}

const isMatch = ({ operator, text }: PushRule, name: string): boolean =>
  operators[operator](name.toLowerCase(), text.toLowerCase());
