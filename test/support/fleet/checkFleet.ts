import { type Suite } from '../../../src/conformance/model/conformanceCase.js';
import { type Requirement } from '../../../src/conformance/model/requirement.js';
import {
  type CaseFailure,
  type CaseResult,
  type RunResult,
} from '../../../src/conformance/model/runResult.js';
import { checkServer } from '../../../src/workbench/conformance/checkServer.js';
import { type Target } from '../../../src/workbench/target/target.js';
import { withFleetServer } from './fleetClient.js';
import { fleetToken } from './fleetHttp.js';
import { type FleetServer } from './fleetServer.js';

export interface CheckedWith {
  readonly suites: readonly Suite[];
  readonly requirements: readonly Requirement[];
}

/** What a run of suites against a server of the fleet says, over HTTP. */
export const checkFleetServer = (
  serverClass: new () => FleetServer,
  checkedWith: CheckedWith,
): Promise<RunResult> =>
  withFleetServer(serverClass, ({ baseUrl }) =>
    checkServer({ ...checkedWith, target: targetAt(baseUrl) }),
  );

/**
 * Runs suites until a case fails with an explanation in which `named` is found, which is soon: the fleet is
 * large. What the run has said until then.
 */
export const checkUntilNamed = (
  serverClass: new () => FleetServer,
  named: RegExp,
  checkedWith: CheckedWith,
): Promise<Checked> =>
  withFleetServer(serverClass, async ({ baseUrl }) => {
    const stop = new AbortController();
    let explanation: string | undefined;
    const result = await checkServer({
      ...checkedWith,
      target: targetAt(baseUrl),
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'caseEnded' && explanation === undefined) {
          explanation = complaintsOfCase(event.result).find((text) => named.test(text));
          if (explanation !== undefined) {
            stop.abort();
          }
        }
      },
    });
    return { result, ...(explanation !== undefined && { explanation }) };
  });

export interface Checked {
  readonly result: RunResult;
  /** Names what is wrong. */
  readonly explanation?: string;
}

const targetAt = (baseUrl: string): Target => ({ baseUrl, authorization: `Bearer ${fleetToken}` });

/** What a report says of one failure, in one text. */
function tellFailure(found: CaseFailure): string {
  const { level, cause, message, fix, expected, actual, expectedBy } = found;
  const values = expected === undefined ? '' : `expected ${expected}, got ${actual ?? 'nothing'}`;
  return [level, cause, message, fix, values, expectedBy.join(', ')].filter(Boolean).join(' | ');
}

const complaintsOfCase = ({ outcome, failures }: CaseResult): readonly string[] =>
  outcome === 'failed'
    ? failures.filter(({ level }) => level !== 'hint').map((found) => tellFailure(found))
    : [];

/** What makes a run fail, worst first. */
export const complaintsOf = ({ causes }: RunResult): readonly string[] =>
  causes.filter(({ level }) => level !== 'hint').map(({ failure }) => tellFailure(failure));
