import { type FindingLevel } from './finding.js';
import { type ProvisioningSettings } from './provisioningSettings.js';

/** One thing that can be wrong with settings: a row of a table. */
export interface SettingsRule {
  readonly id: string;
  readonly level: FindingLevel;
  /** The member that it is about. */
  readonly pointer: string;
  /** What is wrong; nothing where the settings keep the rule. */
  readonly check: (settings: ProvisioningSettings) => string | undefined | readonly ItemProblem[];
  /** What Okta does then. */
  readonly consequence: string;
  readonly fix: string;
}

/** What is wrong with one item of the list that a rule is about. */
export interface ItemProblem {
  readonly at: number;
  readonly message: string;
}

/** For rules about each item of a list. */
export const saidOfItems = <T>(
  items: readonly T[],
  check: (item: T, at: number) => string | undefined,
): readonly ItemProblem[] =>
  items.flatMap((item, at) => {
    const message = check(item, at);
    return message === undefined ? [] : [{ at, message }];
  });

/** For rules that ask for yes or no. */
export const saidIf = (isBroken: boolean, message: string): string | undefined =>
  isBroken ? message : undefined;
