import { type FailureReason } from '../../exchange/exchange.js';
import {
  type FindingLevel,
  type FindingPlace,
  type OktaConsequence,
} from '../../validate/finding.js';
import { type RequirementLevel } from './requirement.js';

/** `blocked`: could not be told, since something that it needs went wrong before. */
export type CaseOutcome = 'passed' | 'failed' | 'skipped' | 'blocked';

/** One thing that is not as it was expected. Plain data; never holds a secret. */
export interface CaseFailure {
  /** Failures with the same cause are one: the id of a rule, or of an expectation of a case. */
  readonly cause: string;
  readonly level: FindingLevel;
  /** What is wrong, a sentence without a full stop. */
  readonly message: string;
  /** Both as text, JSON indented by two, so that they can be shown as a difference. */
  readonly expected?: string;
  readonly actual?: string;
  /** For example `RFC 7644 3.5.2`, `Okta: deactivation`. */
  readonly expectedBy: readonly string[];
  /** The exchanges that show it, the telling one first. */
  readonly exchangeIds: readonly string[];
  /** Where in the first of them. */
  readonly place?: FindingPlace;
  readonly okta?: OktaConsequence;
  readonly fix: string;
}

export interface CaseResult {
  readonly id: string;
  readonly suite: string;
  readonly group: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly outcome: CaseOutcome;
  /** Worst first. A passed case may have hints. */
  readonly failures: readonly CaseFailure[];
  /** Why it was skipped or blocked. */
  readonly reason?: string;
  /** All that it sent, in order. */
  readonly exchangeIds: readonly string[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Failures of one cause, folded. */
export interface RootCause {
  readonly cause: string;
  readonly level: FindingLevel;
  /** The one that tells most. */
  readonly failure: CaseFailure;
  readonly count: number;
  readonly caseIds: readonly string[];
}

export type CoverageState = 'passed' | 'failed' | 'skipped' | 'untested' | 'untestable';

/** One line of the coverage map. */
export interface RequirementCoverage {
  readonly id: string;
  readonly level: RequirementLevel;
  readonly reference: string;
  readonly text: string;
  readonly state: CoverageState;
  readonly caseIds: readonly string[];
  /** Why it was skipped or cannot be tested. */
  readonly reason?: string;
}

/** A resource that the run made and could not take away again. */
export interface Leftover {
  /** Below the base URL, for example `/Users/2819c223`. */
  readonly path: string;
  readonly name: string;
  readonly reason: string;
}

/** Why a server cannot be checked. */
export interface RunProblem {
  readonly reason: FailureReason | 'credentialsRefused' | 'noScimService';
  /** One sentence without a full stop, for people; never holds a secret. */
  readonly detail: string;
}

export interface SuiteName {
  readonly id: string;
  readonly title: string;
}

export type RunOutcome =
  /** Neither an error nor a warning. */
  | 'passed'
  | 'failed'
  /** The server was not there, or refused the credentials. */
  | 'couldNotRun'
  | 'cancelled';

/** What a run says in the end: the same for every report and for Test Explorer. Survives JSON. */
export interface RunResult {
  readonly target: string;
  /** Begins every name that the run made. */
  readonly prefix: string;
  readonly suites: readonly SuiteName[];
  /** Of the app whose Okta it called as, for people: `app of the wizard (AIW, PUT)`. */
  readonly client?: string;
  readonly startedAt: number;
  readonly duration: number;
  readonly outcome: RunOutcome;
  /** Why it could not run. */
  readonly problem?: RunProblem;
  readonly cases: readonly CaseResult[];
  /** Worst first. */
  readonly causes: readonly RootCause[];
  readonly coverage: readonly RequirementCoverage[];
  readonly leftovers: readonly Leftover[];
  readonly exchangeCount: number;
}
