import { type Capability } from './capability.js';
import { type CaseContext } from './caseContext.js';

/** One behaviour of a server, tried by calling it: a row of a suite. */
export interface ConformanceCase {
  /** Stable, `<suite>.<subject>.<what>`, for example `okta.deactivation.keepsUser`. */
  readonly id: string;
  /** Its heading, for example "Deactivation". */
  readonly group: string;
  /** The behaviour as a sentence, for example "A deactivated user keeps its id". */
  readonly title: string;
  /** Ids of requirements. */
  readonly requirements: readonly string[];
  readonly needs: readonly Capability[];
  /** What it makes is needed by the next one, and taken away later. */
  readonly keepsData?: boolean;
  readonly run: (context: CaseContext) => Promise<void>;
}

/** Of scenarios that are played: they have no cases of their own. */
export const scenarioSuite = { id: 'scenarios', title: 'Scenarios of Okta' } as const;

export interface Suite {
  /** `okta`, `rfc`, or `file` for a Runscope file. */
  readonly id: string;
  readonly title: string;
  readonly cases: readonly ConformanceCase[];
}
