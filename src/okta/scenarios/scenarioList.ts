import { groupScenarios } from './groupScenarios.js';
import { everydayScenarios, importScenarios, provisioningScenarios } from './otherScenarios.js';
import { type Scenario } from './scenarioStep.js';
import { userScenarios } from './userScenarios.js';

/** In the order in which they are played. */
export const scenarios: readonly Scenario[] = [
  ...everydayScenarios,
  ...provisioningScenarios,
  ...userScenarios,
  ...importScenarios,
  ...groupScenarios,
];

/** By id in any capitals; `all` is all of them. Undefined where there is none of that name. */
export function findScenarios(name: string): readonly Scenario[] | undefined {
  const wanted = name.toLowerCase();
  const found = scenarios.filter(({ id }) => wanted === 'all' || id.toLowerCase() === wanted);
  return found.length === 0 ? undefined : found;
}
