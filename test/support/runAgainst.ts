import { type Suite } from '../../src/conformance/model/conformanceCase.js';
import { type Requirement } from '../../src/conformance/model/requirement.js';
import { type CaseFailure, type RunResult } from '../../src/conformance/model/runResult.js';
import { type RunOptions } from '../../src/conformance/run/runOptions.js';
import { runSuites } from '../../src/conformance/run/runSuites.js';
import { Redactor } from '../../src/exchange/redaction.js';
import { systemClock } from '../../src/workbench/systemClock.js';
import { NodeTransport } from '../../src/workbench/target/nodeTransport.js';

export interface Target {
  readonly baseUrl: string;
  readonly authorization: string;
}

/** Runs suites against a server on this machine. */
export async function runAgainst(
  { baseUrl, authorization }: Target,
  suites: readonly Suite[],
  requirements: readonly Requirement[],
  more: Partial<RunOptions> = {},
): Promise<RunResult> {
  const newId = (): string => crypto.randomUUID();
  const transport = new NodeTransport({
    baseUrl,
    source: 'conformance',
    clock: systemClock,
    newId,
    redactor: new Redactor(),
  });
  try {
    return await runSuites({
      ...{ transport, authorization, suites, requirements, clock: systemClock, newId },
      ...more,
    });
  } finally {
    transport.dispose();
  }
}

/** What makes a run fail, in lines. */
export const printCauses = ({ causes, cases }: RunResult): string =>
  [
    ...causes
      .filter(({ level }) => level !== 'hint')
      .map(({ cause, count, caseIds, failure }) =>
        [
          `${cause} (${String(count)}: ${caseIds.slice(0, 3).join(', ')})`,
          printFailure(failure),
        ].join('\n  '),
      ),
    ...cases
      .filter(({ outcome }) => outcome === 'blocked')
      .map(({ id, reason }) => `blocked ${id}: ${reason ?? ''}`),
  ].join('\n');

const printFailure = ({ level, message }: CaseFailure): string => `${level}: ${message}`;
