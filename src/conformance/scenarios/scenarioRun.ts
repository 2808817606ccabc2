import { type AppKind } from '../../okta/client/appKind.js';
import { exchangesOf } from '../../okta/scenarios/exchangesOf.js';
import { type PlayResult, type ScenarioResult } from '../../okta/scenarios/scenarioResult.js';
import { scenarioSuite } from '../model/conformanceCase.js';
import {
  type CaseOutcome,
  type CaseResult,
  type RunOutcome,
  type RunResult,
} from '../model/runResult.js';
import { foldCauses } from '../run/foldCauses.js';
import { toStepFailure } from './stepFailure.js';

/** When scenarios were played, in milliseconds, and under which names. */
export interface PlayTimes {
  readonly startedAt: number;
  readonly duration: number;
  readonly prefix: string;
}

/** Scenarios that were played as a conformance run, a case each, so that all its reports can tell them. */
export function toScenarioRun(result: PlayResult, times: PlayTimes): RunResult {
  const cases = result.scenarios.map((scenario) => toCase(scenario, times.startedAt));
  const { reason, problem } = result;
  return {
    target: result.target,
    prefix: times.prefix,
    suites: [scenarioSuite],
    client: clientNames[result.client],
    startedAt: times.startedAt,
    duration: times.duration,
    outcome: outcomes[result.outcome],
    ...(reason && { problem: { reason, detail: problem ?? reason } }),
    cases,
    causes: foldCauses(cases),
    coverage: [],
    leftovers: result.scenarios.flatMap(({ id, leftovers }) =>
      leftovers.map((leftover) => ({ ...leftover, name: id })),
    ),
    exchangeCount: cases.reduce((sum, { exchangeIds }) => sum + exchangeIds.length, 0),
  };
}

const clientNames: Readonly<Record<AppKind, string>> = {
  aiw: 'app of the wizard (AIW, PUT)',
  oin: 'app of the catalogue (OIN, PATCH)',
  'oin-nopatch': 'app of the catalogue without PATCH',
};

const outcomes: Readonly<Record<PlayResult['outcome'], RunOutcome>> = {
  content: 'passed',
  notContent: 'failed',
  couldNotRun: 'couldNotRun',
  cancelled: 'cancelled',
};

const caseOutcomes: Readonly<Record<ScenarioResult['outcome'], CaseOutcome>> = {
  content: 'passed',
  notContent: 'failed',
  cancelled: 'blocked',
};

function toCase(scenario: ScenarioResult, startedAt: number): CaseResult {
  const { id, area, title, outcome, steps, duration } = scenario;
  const failures = steps.flatMap((step, index) =>
    step.outcome === 'failed' ? [toStepFailure(scenario, step, index)] : [],
  );
  const first = exchangesOf(steps)[0];
  return {
    id: `${scenarioSuite.id}.${id}`,
    suite: scenarioSuite.id,
    group: area,
    title: `${id} ${title}`,
    requirements: [],
    outcome: caseOutcomes[outcome],
    failures,
    ...(outcome === 'cancelled' && { reason: 'The run was stopped' }),
    exchangeIds: exchangesOf(steps).map((step) => step.exchange.id),
    startedAt: first?.exchange.startedAt ?? startedAt,
    duration,
  };
}
