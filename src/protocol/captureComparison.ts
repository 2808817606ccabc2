/** What of two requests that belong together, or of a resource, differs. */
export const differenceParts = [
  'status',
  'line',
  'finding',
  'requestHeader',
  'responseHeader',
  'request',
  'response',
  'state',
] as const;
export type DifferencePart = (typeof differenceParts)[number];

export interface Difference {
  readonly part: DifferencePart;
  /** Path of an attribute, name of a header, id of a rule; empty for the whole. */
  readonly name: string;
  /** Absent where it is new. */
  readonly before?: string;
  /** Absent where it is gone. */
  readonly after?: string;
  /** So many more places differ, and nothing else is told. */
  readonly more?: number;
}

export const comparedKinds = ['different', 'missing', 'added', 'same'] as const;
/** `missing` is only in the first capture, `added` only in the second. */
export type ComparedKind = (typeof comparedKinds)[number];

/** A request of both captures or of one, or a resource as it was left at the end. */
export interface ComparedRow {
  readonly kind: ComparedKind;
  readonly isState: boolean;
  /** What the request means; the type of a resource. */
  readonly operation: string;
  readonly operationId: string;
  /** Whom it concerns; may be empty. */
  readonly subject: string;
  /** Which of several of the same meaning for the same resource, from 1. */
  readonly occurrence: number;
  /** Method and path, as in both captures; empty for a resource. */
  readonly line: string;
  /** 0 where there was no answer; absent where it is not in that capture, or is a resource. */
  readonly statusBefore?: number;
  readonly statusAfter?: number;
  readonly differenceCount: number;
}

export interface ComparisonHead {
  readonly id: string;
  /** Names of the captures. */
  readonly before: string;
  readonly after: string;
  readonly rowCount: number;
}

/** Of one row what each capture has: ids, times, versions and addresses are written the same. */
export interface ComparedSide {
  /** In its capture, which may be the present one; absent for a resource. */
  readonly exchangeId?: string;
  readonly line: string;
  readonly status: number;
  readonly request: string;
  readonly response: string;
  /** A text is longer than what is shown. */
  readonly isCut: boolean;
}

export interface ComparedStep {
  readonly differences: readonly Difference[];
  readonly before?: ComparedSide;
  readonly after?: ComparedSide;
}

/** Of the inspector's page; a comparison is known by its id. */
export interface ComparisonRequests {
  'comparison/head': { params: { id: string }; result: ComparisonHead };
  /** The next of them, 2,000 at most. */
  'comparison/rows': {
    params: { id: string; from: number };
    result: { rows: readonly ComparedRow[] };
  };
  /** @param at of the row */
  'comparison/step': { params: { id: string; at: number }; result: ComparedStep };
  /** Both captures in the difference editor, or one row of them. */
  'comparison/openInEditor': { params: { id: string; at: number | null }; result: null };
  /** What was added, is missing and differs, as Markdown. */
  'comparison/openSummary': { params: { id: string }; result: null };
}
