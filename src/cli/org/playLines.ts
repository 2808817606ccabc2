import { styleText } from 'node:util';
import { printable } from '../../base/printable.js';
import {
  type PlayResult,
  type ScenarioResult,
  type StepResult,
} from '../../okta/scenarios/scenarioResult.js';
import { type Scenario } from '../../okta/scenarios/scenarioStep.js';
import { toJobLines, toSentLine } from './jobLines.js';

export const toListLines = (
  scenarios: readonly Pick<Scenario, 'id' | 'area' | 'title'>[],
): readonly string[] =>
  scenarios.map(({ id, area, title }) => `${id.padEnd(12)}${area.padEnd(14)}${title}`);

/** One line where Okta is content; else each step, with the requests of those that failed. */
export function toResultLines(result: ScenarioResult, hasColors: boolean): readonly string[] {
  const paint = toPaint(hasColors);
  const isContent = result.outcome === 'content';
  const mark = isContent ? paint('green', '✓') : paint('red', '✗');
  return [
    `${mark} ${result.id.padEnd(12)}${result.title}`,
    ...(isContent ? [] : result.steps.flatMap((step) => toStepLines(step, hasColors))),
    ...result.leftovers.map(
      ({ path, reason }) =>
        `    ${paint('yellow', '!')} ${printable(path)} is left: ${printable(reason)}`,
    ),
  ];
}

function toStepLines(step: StepResult, hasColors: boolean): readonly string[] {
  const paint = toPaint(hasColors);
  const marks = {
    done: paint('green', '✓'),
    failed: paint('red', '✗'),
    notReached: paint('dim', '·'),
  } as const;
  const { outcome, problem, jobs, sent = [] } = step;
  return [
    `    ${marks[outcome]} ${printable(step.text)}${problem === undefined ? '' : `: ${printable(problem)}`}`,
    ...(outcome === 'failed'
      ? [
          ...jobs.flatMap((report) => toJobLines(report, hasColors)),
          ...sent.map((one) => toSentLine(one, hasColors)),
        ].map((line) => `      ${line}`)
      : []),
  ];
}

export function toSummaryLine({ scenarios, outcome }: PlayResult): string {
  const content = scenarios.filter((one) => one.outcome === 'content').length;
  const left = scenarios.reduce((sum, { leftovers }) => sum + leftovers.length, 0);
  return [
    '',
    `${scenarios.every(({ area }) => area === 'Recorded') ? 'All is as recorded in' : 'Okta would be content with'} ${String(content)} of ${String(scenarios.length)} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}${outcome === 'cancelled' ? '; the run was stopped' : ''}.`,
    ...(left > 0 ? [`${String(left)} resources could not be taken away again; see above.`] : []),
  ].join('\n');
}

type Paint = (format: 'green' | 'red' | 'yellow' | 'dim', text: string) => string;

const toPaint =
  (hasColors: boolean): Paint =>
  (format, text) =>
    hasColors ? styleText(format, text, { validateStream: false }) : text;
