import { type JsonObject } from '../../base/json.js';
import { type Problem } from '../../scim/filter/problem.js';
import { type Reason } from '../../scim/filter/why/reason.js';

/** What a filter is evaluated on. */
export interface FilterSource {
  /** For people: `people of the mock server`, `people.json`. */
  readonly name: string;
  /** @param limit how many of those that match, and of the others, are wanted as rows */
  evaluate(text: string, limit: number): FilterEvaluation;
}

/** One resource, to be shown. */
export interface FilterRow {
  readonly name: string;
  readonly description: string;
  /** As clients see it. */
  readonly resource: JsonObject;
  /** Shows it. */
  readonly open: () => PromiseLike<unknown>;
  /** Whether it matches and why, condition by condition. */
  readonly why: () => Reason;
}

export interface FilterMatches {
  readonly kind: 'matches';
  /** The filter in words. */
  readonly explanation: string;
  /** What is odd about the filter, in sentences. */
  readonly notes: readonly string[];
  readonly matches: readonly FilterRow[];
  readonly others: readonly FilterRow[];
  readonly totalMatches: number;
  readonly total: number;
}

export interface FilterRefused {
  readonly kind: 'problem';
  readonly problem: Pick<Problem, 'message' | 'fix'> & Partial<Problem>;
}

export type FilterEvaluation = FilterMatches | FilterRefused;
