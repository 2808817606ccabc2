import { type Requirement } from '../../conformance/model/requirement.js';
import { type RunResult } from '../../conformance/model/runResult.js';
import { type Suite } from '../../conformance/model/conformanceCase.js';
import { type RunOptions } from '../../conformance/run/runOptions.js';
import { runSuites } from '../../conformance/run/runSuites.js';
import { createId } from '../createId.js';
import { systemClock } from '../systemClock.js';
import { openTransport } from '../target/openTransport.js';
import { type Target } from '../target/target.js';

export interface CheckOptions extends Pick<RunOptions, 'signal' | 'levels' | 'limits' | 'onEvent'> {
  readonly target: Target;
  readonly suites: readonly Suite[];
  readonly requirements: readonly Requirement[];
}

/** Runs suites against a server over HTTP. Whether it may be written to is for the caller to ask. */
export async function checkServer({ target, ...options }: CheckOptions): Promise<RunResult> {
  const transport = openTransport({ baseUrl: target.baseUrl, source: 'conformance' });
  try {
    return await runSuites({
      ...options,
      transport,
      authorization: target.authorization,
      clock: systemClock,
      newId: createId,
    });
  } finally {
    transport.dispose();
  }
}
