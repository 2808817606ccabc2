import { plural } from '../../base/plural.js';
import { scenarioSuite } from '../model/conformanceCase.js';
import { countLevels, describeCounts } from '../../validate/levelCounts.js';
import {
  type CaseOutcome,
  type CaseResult,
  type CoverageState,
  type RequirementCoverage,
  type RunResult,
} from '../model/runResult.js';

/** What is told first: whether it is fit for Okta, in one sentence. */
export function verdictOf(result: RunResult): string {
  const { target, outcome, problem, cases } = result;
  const expect = result.suites.every(({ id }) => id === scenarioSuite.id)
    ? 'Okta expects'
    : 'the RFCs and Okta expect';
  switch (outcome) {
    case 'couldNotRun':
      return `${target} could not be checked: ${problem?.detail ?? 'no reason is known'}.`;
    case 'cancelled':
      return `The check of ${target} was stopped before its end.${foundIn(result)}`;
    case 'passed':
      return `${target} is as ${expect} it, as far as ${plural(cases.length, 'case')} can tell.${foundIn(result)}`;
    case 'failed':
      return `${target} is not yet as ${expect} it.${foundIn(result)}`;
  }
}

/** Where one cause is nearly everywhere, the others may follow from it; empty where none is. */
export function whereToBegin({ causes, cases }: RunResult): string {
  const [first, second] = causes;
  const seenIn = first?.caseIds.length ?? 0;
  return second && first?.level === 'error' && 2 * seenIn > cases.length
    ? `Begin with the first: it was seen in ${String(seenIn)} of ${plural(cases.length, 'case')}, and others may be gone with it.`
    : '';
}

/** ` Found: 2 errors, 1 hint.` */
function foundIn({ causes }: RunResult): string {
  const found = describeCounts(countLevels(causes));
  return found === '' ? '' : ` Found: ${found}.`;
}

export const caseOutcomes = [
  'passed',
  'failed',
  'skipped',
  'blocked',
] as const satisfies readonly CaseOutcome[];

export const countOutcomes = (
  cases: readonly CaseResult[],
): Readonly<Record<CaseOutcome, number>> => {
  const counts = { passed: 0, failed: 0, skipped: 0, blocked: 0 };
  for (const { outcome } of cases) {
    counts[outcome] += 1;
  }
  return counts;
};

/** `143 cases: 130 passed, 6 failed` */
export function describeOutcomes(cases: readonly CaseResult[]): string {
  const counts = countOutcomes(cases);
  const parts = caseOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${String(counts[outcome])} ${outcome}`);
  return `${plural(cases.length, 'case')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

export const coverageStates = [
  'passed',
  'failed',
  'skipped',
  'untested',
  'untestable',
] as const satisfies readonly CoverageState[];

export const countCoverage = (
  coverage: readonly RequirementCoverage[],
): Readonly<Record<CoverageState, number>> => {
  const counts = { passed: 0, failed: 0, skipped: 0, untested: 0, untestable: 0 };
  for (const { state } of coverage) {
    counts[state] += 1;
  }
  return counts;
};

/** `95 requirements: 80 passed, 3 failed, 12 untestable` */
export function describeCoverage(coverage: readonly RequirementCoverage[]): string {
  const counts = countCoverage(coverage);
  const parts = coverageStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${String(counts[state])} ${state}`);
  return `${plural(coverage.length, 'requirement')}: ${parts.join(', ')}`;
}

/** Cases that could not be told, by the reason. */
export interface ReasonGroup {
  readonly outcome: 'skipped' | 'blocked';
  readonly reason: string;
  readonly cases: readonly CaseResult[];
}

export function groupByReason(cases: readonly CaseResult[]): readonly ReasonGroup[] {
  const groups = new Map<string, { readonly group: ReasonGroup; readonly cases: CaseResult[] }>();
  for (const one of cases) {
    const { outcome, reason = 'No reason was given' } = one;
    if (outcome !== 'skipped' && outcome !== 'blocked') {
      continue;
    }
    const key = `${outcome}\n${reason}`;
    const known = groups.get(key);
    if (known) {
      known.cases.push(one);
    } else {
      const members = [one];
      groups.set(key, { group: { outcome, reason, cases: members }, cases: members });
    }
  }
  return [...groups.values()].map(({ group }) => group);
}

/** `8.2 s`, `340 ms` */
export const describeDuration = (milliseconds: number): string =>
  milliseconds < 1_000
    ? `${String(Math.round(milliseconds))} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;

/** A sentence as messages are written: without a full stop, which is added here. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
