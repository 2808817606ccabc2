import { type PlayResult, type ScenarioResult } from '../../okta/scenarios/scenarioResult.js';

/** What came of a play, as Markdown. */
export const toPlayText = ({ target, client, outcome, problem, scenarios }: PlayResult): string =>
  [
    scenarios.every(isRecorded) ? `# Against ${target}` : `# Okta (${client}) against ${target}`,
    '',
    problem ?? `${outcome}: ${verdict(scenarios)} ${contentCount(scenarios)}.`,
    '',
    ...scenarios.flatMap(toScenarioLines),
    '',
  ].join('\n');

const isRecorded = ({ area }: ScenarioResult): boolean => area === 'Recorded';

const verdict = (scenarios: readonly ScenarioResult[]): string =>
  scenarios.every(isRecorded) ? 'all is as recorded in' : 'Okta would be content with';

const contentCount = (scenarios: readonly ScenarioResult[]): string =>
  `${String(scenarios.filter(({ outcome }) => outcome === 'content').length)} of ${String(scenarios.length)} scenarios`;

const toScenarioLines = ({
  id,
  title,
  outcome,
  steps,
  leftovers,
}: ScenarioResult): readonly string[] => [
  `- ${outcome === 'content' ? '✓' : '✗'} **${id}** ${title}`,
  ...(outcome === 'content' ? [] : steps).map(
    ({ text, outcome: end, problem }) =>
      `  - ${marks[end]} ${text}${problem === undefined ? '' : `: ${problem}`}`,
  ),
  ...leftovers.map(({ path, reason }) => `  - left on the server: \`${path}\` (${reason})`),
];

const marks = { done: '✓', failed: '✗', notReached: '·' } as const;
