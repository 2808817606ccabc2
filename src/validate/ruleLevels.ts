import { type FindingLevel, findingLevels } from './finding.js';

/** By rule id: the level that it has in place of its own; `off` for rules that are not asked. */
export type RuleLevels = ReadonlyMap<string, FindingLevel | 'off'>;

export const ruleLevelNames: readonly (FindingLevel | 'off')[] = [...findingLevels, 'off'];

export const isRuleLevel = (value: unknown): value is FindingLevel | 'off' =>
  ruleLevelNames.some((name) => name === value);
