import { type Requirement } from '../model/requirement.js';
import {
  type CaseFailure,
  type CaseResult,
  type CoverageState,
  type RequirementCoverage,
} from '../model/runResult.js';

/** What became of each requirement: by its cases, and by the rules of the judge that stand for it. */
export const coverageOf = (
  requirements: readonly Requirement[],
  cases: readonly CaseResult[],
): readonly RequirementCoverage[] =>
  requirements.map((requirement) => {
    const { id, level, reference, text } = requirement;
    const own = cases.filter((one) => one.requirements.includes(id));
    const state = stateOf(requirement, own, cases);
    const reason = requirement.untestable ?? own.find((one) => one.reason !== undefined)?.reason;
    return {
      ...{ id, level, reference, text, state },
      caseIds: own.map((one) => one.id),
      ...(reason !== undefined && state !== 'passed' && state !== 'failed' && { reason }),
    };
  });

function stateOf(
  requirement: Requirement,
  own: readonly CaseResult[],
  all: readonly CaseResult[],
): CoverageState {
  if (requirement.untestable !== undefined) {
    return 'untestable';
  }
  const isJudged = requirement.rules !== undefined && all.some((one) => one.exchangeIds.length > 0);
  if (
    own.some((one) => isFailedIn(requirement, one)) ||
    all.some((one) => isFoundIn(requirement, one))
  ) {
    return 'failed';
  }
  if (own.some((one) => one.outcome === 'passed' || one.outcome === 'failed') || isJudged) {
    return 'passed';
  }
  return own.some((one) => one.outcome === 'skipped') ? 'skipped' : 'untested';
}

/** The judge finds other things by the way: they are no failure of what the case is about. */
const isFailedIn = ({ reference }: Requirement, { id, failures }: CaseResult): boolean =>
  failures.some(
    (failure) =>
      isSerious(failure) &&
      (failure.cause.startsWith(`${id}.`) ||
        failure.place === undefined ||
        failure.expectedBy.includes(reference)),
  );

const isFoundIn = ({ rules = [] }: Requirement, { failures }: CaseResult): boolean =>
  failures.some(
    (failure) => isSerious(failure) && rules.includes(failure.cause.split(' ', 1)[0] ?? ''),
  );

const isSerious = ({ level }: CaseFailure): boolean => level !== 'hint';
