import { type Suite } from '../../../src/conformance/model/conformanceCase.js';
import { type Requirement } from '../../../src/conformance/model/requirement.js';
import { type RootCause, type RunResult } from '../../../src/conformance/model/runResult.js';
import { checkServer } from '../../../src/workbench/conformance/checkServer.js';
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
    checkServer({
      ...checkedWith,
      target: { baseUrl, authorization: `Bearer ${fleetToken}` },
    }),
  );

/** What a report says of one cause, in one text. */
export const tellCause = ({ level, cause, failure }: RootCause): string => {
  const { message, fix, expected, actual, expectedBy } = failure;
  const values = expected === undefined ? '' : `expected ${expected}, got ${actual ?? 'nothing'}`;
  return [level, cause, message, fix, values, expectedBy.join(', ')].filter(Boolean).join(' | ');
};

/** What makes a run fail, worst first. */
export const complaintsOf = ({ causes }: RunResult): readonly string[] =>
  causes.filter(({ level }) => level !== 'hint').map(tellCause);
