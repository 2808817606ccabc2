import { type FindingLevel } from './finding.js';
import { type ProvisioningSettings } from './provisioningSettings.js';

/** One thing that can be wrong with settings: a row of a table. */
export interface SettingsRule {
  readonly id: string;
  readonly level: FindingLevel;
  /** The member that it is about. */
  readonly pointer: string;
  /** What is wrong; undefined where the settings keep the rule. */
  readonly check: (settings: ProvisioningSettings) => string | undefined;
  /** What Okta does then. */
  readonly consequence: string;
  readonly fix: string;
}

/** For rules that ask for yes or no. */
export const saidIf = (isBroken: boolean, message: string): string | undefined =>
  isBroken ? message : undefined;
