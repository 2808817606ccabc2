import { plural } from '../base/plural.js';
import { type FindingLevel, findingLevels } from './finding.js';

export type LevelCounts = Readonly<Record<FindingLevel, number>>;

export const countLevels = (found: Iterable<{ readonly level: FindingLevel }>): LevelCounts => {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const { level } of found) {
    counts[level] += 1;
  }
  return counts;
};

export const addCounts = (left: LevelCounts, right: LevelCounts): LevelCounts => ({
  error: left.error + right.error,
  warning: left.warning + right.warning,
  hint: left.hint + right.hint,
});

/** `2 errors, 1 hint`; empty where nothing was found. */
export const describeCounts = (counts: LevelCounts): string =>
  findingLevels
    .filter((level) => counts[level] > 0)
    .map((level) => plural(counts[level], level))
    .join(', ');
