import { type Suite } from '../../conformance/model/conformanceCase.js';
import { type Requirement } from '../../conformance/model/requirement.js';
import { oktaRequirements } from '../../conformance/okta/requirements.js';
import { oktaSuite } from '../../conformance/okta/oktaSuite.js';
import { rfcRequirements } from '../../conformance/rfc/rfcRequirements.js';
import { rfcSuite } from '../../conformance/rfc/rfcSuite.js';

/** Suites with all that they hold a server against. */
export interface SuiteSet {
  readonly suites: readonly Suite[];
  readonly requirements: readonly Requirement[];
}

const sets: ReadonlyMap<string, SuiteSet> = new Map([
  ['okta', { suites: [oktaSuite], requirements: oktaRequirements }],
  ['rfc', { suites: [rfcSuite], requirements: rfcRequirements }],
]);

export const suiteIds: readonly string[] = [...sets.keys()];

/** What `--suite all` means. */
export const allSuites = (): SuiteSet => join([...sets.values()]);

/** Undefined where there is no such suite. */
export const findSuite = (id: string): SuiteSet | undefined => sets.get(id);

/** Several as one run. */
export const join = (parts: readonly SuiteSet[]): SuiteSet => ({
  suites: parts.flatMap(({ suites }) => suites),
  requirements: parts.flatMap(({ requirements }) => requirements),
});
