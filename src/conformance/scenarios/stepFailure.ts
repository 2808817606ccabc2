import { type JsonValue } from '../../base/json.js';
import { Redactor } from '../../exchange/redaction.js';
import { judgementRows } from '../../okta/judgement/judgeAnswer.js';
import { exchangesOf } from '../../okta/scenarios/exchangesOf.js';
import { type ScenarioResult, type StepResult } from '../../okta/scenarios/scenarioResult.js';
import { bothApps } from '../../validate/rule.js';
import { type CaseFailure } from '../model/runResult.js';

/** What Okta stumbles over is of one cause wherever it does; what did not come of it is of the step. */
export function toStepFailure(
  { id, area, steps }: Pick<ScenarioResult, 'id' | 'area' | 'steps'>,
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
    ...(step.difference && {
      expected: toText(step.difference.expected),
      actual: step.difference.actual === undefined ? '' : toText(step.difference.actual),
      place: { part: 'body', side: 'response', pointer: step.difference.pointer },
    }),
    expectedBy: [expectedBy(id, area)],
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

const redactor = new Redactor();

/** Values come from whole answers, which may hold what nobody may see. */
const toText = (value: JsonValue): string =>
  redactor.redactText(JSON.stringify(value, undefined, 2));

const expectedBy = (id: string, area: ScenarioResult['area']): string =>
  area === 'Recorded'
    ? `Recorded scenario: ${id}`
    : /^C\d+$/.test(id)
      ? `Okta: QA plan, ${id}`
      : `Okta: everyday scenario ${id}`;
