import { type PlayResult, type ScenarioResult } from '../../okta/scenarios/scenarioResult.js';

/** What came of a play, as Markdown. */
export const toPlayText = ({ target, client, outcome, problem, scenarios }: PlayResult): string =>
  [
    `# Okta (${client}) against ${target}`,
    '',
    problem ?? `${outcome}: Okta would be content with ${contentCount(scenarios)}.`,
    '',
    ...scenarios.flatMap(toScenarioLines),
    '',
  ].join('\n');

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
