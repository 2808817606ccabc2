import { randomBytes } from 'node:crypto';
import { type Logger } from '../../base/logger.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { type OktaClientOptions } from '../../okta/client/clientOptions.js';
import { OktaClient } from '../../okta/client/oktaClient.js';
import { playRecorded } from '../../okta/scenarios/recorded/playRecorded.js';
import { playScenario } from '../../okta/scenarios/playScenario.js';
import {
  type Playable,
  type PlayProblem,
  type PlayResult,
  type ScenarioResult,
  type StepResult,
} from '../../okta/scenarios/scenarioResult.js';
import { systemClock } from '../systemClock.js';
import { type NodeTransport } from '../target/nodeTransport.js';
import { openTransport } from '../target/openTransport.js';
import { type Target } from '../target/target.js';
import { createOktaId } from './oktaId.js';

export interface PlayOptions {
  readonly target: Target;
  readonly kind: AppKind;
  readonly clientOptions?: Partial<OktaClientOptions>;
  readonly scenarios: readonly Playable[];
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  readonly onScenario?: (scenario: Playable) => void;
  readonly onStep?: (step: StepResult) => void;
  readonly onResult?: (result: ScenarioResult) => void;
}

/** Milliseconds: a server that has Okta wait for minutes does not have the run wait as long. */
const longestWait = 5_000;

/** Plays Okta against a server. Whether it may be written to is for the caller to ask. */
export async function playScenarios(options: PlayOptions): Promise<PlayResult> {
  const { target, kind } = options;
  const transport = openTransport({ baseUrl: target.baseUrl, source: 'okta' });
  try {
    const problem = await findProblem(transport, options);
    const scenarios = problem === undefined ? await playAll(transport, options) : [];
    return {
      target: target.baseUrl,
      client: kind,
      outcome: problem === undefined ? outcomeOf(scenarios, options.signal) : 'couldNotRun',
      ...(problem && { problem: problem.detail, reason: problem.reason }),
      scenarios,
    };
  } finally {
    transport.dispose();
  }
}

/** Why the server cannot be called at all: nobody there, or other credentials wanted. */
async function findProblem(
  transport: NodeTransport,
  { target: { authorization }, kind, clientOptions }: PlayOptions,
): Promise<PlayProblem | undefined> {
  const client = new OktaClient({
    transport,
    authorization,
    kind,
    clock: systemClock,
    longestWait,
    ...(clientOptions && { options: clientOptions }),
  });
  const { sent, text } = await client.run('testConnection', {});
  const last = sent.at(-1);
  const status = last?.answer?.status;
  if (last?.failure) {
    const { reason, detail } = last.failure;
    return { reason, detail: `${detail}. Okta would show: ${text ?? 'nothing'}` };
  }
  return status === 401 || status === 403
    ? {
        reason: 'credentialsRefused',
        detail: `The server refuses the credentials with ${String(status)}. Okta would show: ${text ?? 'nothing'}`,
      }
    : undefined;
}

async function playAll(
  transport: NodeTransport,
  options: PlayOptions,
): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const { target, kind, clientOptions, logger, signal, onStep } = options;
  for (const scenario of options.scenarios) {
    if (signal?.aborted) {
      break;
    }
    options.onScenario?.(scenario);
    const deps = {
      transport,
      authorization: target.authorization,
      clock: systemClock,
      newId: createOktaId,
      prefix: `scimwb-${randomBytes(3).toString('hex')}-`,
      ...(onStep && { onStep }),
      ...(signal && { signal }),
    };
    const result =
      'kind' in scenario
        ? await playRecorded(scenario, deps)
        : await playScenario(scenario, {
            ...deps,
            kind,
            ...(clientOptions && { clientOptions }),
            onError: (error) => {
              logger.error(error, { what: 'scenario', scenario: scenario.id });
            },
            longestWait,
          });
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}

function outcomeOf(
  results: readonly ScenarioResult[],
  signal: AbortSignal | undefined,
): PlayResult['outcome'] {
  if (signal?.aborted) {
    return 'cancelled';
  }
  return results.every(({ outcome }) => outcome === 'content') ? 'content' : 'notContent';
}
