import { type AppKind } from '../../okta/client/appKind.js';
import { judgementRows } from '../../okta/judgement/judgeAnswer.js';
import { exchangesOf } from '../../okta/scenarios/exchangesOf.js';
import {
  type PlayResult,
  type ScenarioResult,
  type StepResult,
} from '../../okta/scenarios/scenarioResult.js';
import { bothApps } from '../../validate/rule.js';
import { scenarioSuite } from '../model/conformanceCase.js';
import {
  type CaseFailure,
  type CaseOutcome,
  type CaseResult,
  type RunOutcome,
  type RunResult,
} from '../model/runResult.js';
import { foldCauses } from '../run/foldCauses.js';

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
    step.outcome === 'failed' ? [toFailure(scenario, step, index)] : [],
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

/** What Okta stumbles over is of one cause wherever it does; what did not come of it is of the step. */
function toFailure({ id, steps }: ScenarioResult, step: StepResult, index: number): CaseFailure {
  // An expectation sends nothing: what was done before shows why it fails.
  const shown = exchangesOf([step]).length > 0 ? [step] : steps.slice(0, index);
  const sent = exchangesOf(shown).toReversed();
  const stumbled = exchangesOf([step]).findLast(
    ({ reaction }) => reaction !== undefined && reaction.kind !== 'continue',
  );
  const row = judgementRows.find((one) => one.id === stumbled?.reaction?.row);
  const problem = step.problem ?? 'It did not work';
  return {
    cause: row ? `okta.${row.id}` : `scenario.${id}.${String(index + 1)}`,
    level: 'error',
    message: `${step.text}: ${problem}`,
    expectedBy: [expectedBy(id)],
    exchangeIds: (stumbled ? [stumbled, ...sent.filter((one) => one !== stumbled)] : sent)
      .slice(0, mostShown)
      .map(({ exchange }) => exchange.id),
    ...(row && { okta: bothApps(problem) }),
    fix: row
      ? `Answer so that this no longer holds: ${row.condition}`
      : 'Hold the requests of the scenario against what the server kept of them, the last one first',
  };
}

/** Of the exchanges of a failure; the others are in the capture. */
const mostShown = 5;

const expectedBy = (id: string): string =>
  /^C\d+$/.test(id) ? `Okta: QA plan, ${id}` : `Okta: everyday scenario ${id}`;
