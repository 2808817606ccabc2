import { judgementRows } from '../../okta/judgement/judgeAnswer.js';
import { exchangesOf } from '../../okta/scenarios/exchangesOf.js';
import { type ScenarioResult, type StepResult } from '../../okta/scenarios/scenarioResult.js';
import { bothApps } from '../../validate/rule.js';
import { type CaseFailure } from '../model/runResult.js';

/** What Okta stumbles over is of one cause wherever it does; what did not come of it is of the step. */
export function toStepFailure(
  { id, steps }: Pick<ScenarioResult, 'id' | 'steps'>,
  step: StepResult,
  index: number,
): CaseFailure {
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
