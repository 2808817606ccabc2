/**
 * What only the host can look for, as it holds the bodies: a text in either body, a text in a header
 * line, a rule that found something, a SCIM filter on the resources in the bodies.
 */
export const hostTermKinds = ['body', 'header', 'rule', 'scim'] as const;
export type HostTermKind = (typeof hostTermKinds)[number];

export interface HostTerm {
  readonly kind: HostTermKind;
  readonly text: string;
}

/** What is wrong with the text of a term; places count its characters from 0, the end is excluded. */
export interface TermProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface SearchResult {
  /** Of the exchanges that match, ascending. */
  readonly seqs: readonly number[];
  /** How far the search has come; the view asks again from here. */
  readonly lastSeq: number;
  /** Whether that is all that the capture holds now. */
  readonly isComplete: boolean;
  readonly problem?: TermProblem;
}
