/** Where in the text: `start` is the first character, `end` the one behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The name of an attribute in the notation of RFC 7644 3.10: `[urn:]name[.sub]`. */
export interface AttributePath {
  /** URN of the schema, without the colon behind it. */
  readonly urn?: string;
  readonly name: string;
  readonly sub?: string;
  readonly span: Span;
}

/** The operators of RFC 7644, table 3, that compare with a value. */
export type CompareOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';

export type CompareValue = string | number | boolean | null;

export interface CompareFilter {
  readonly kind: 'compare';
  readonly path: AttributePath;
  readonly operator: CompareOperator;
  readonly value: CompareValue;
  readonly span: Span;
}

export interface PresentFilter {
  readonly kind: 'present';
  readonly path: AttributePath;
  readonly span: Span;
}

/** Two or more filters, flat: a client may chain thousands, and no depth may follow from that. */
export interface LogicalFilter {
  readonly kind: 'and' | 'or';
  readonly filters: readonly Filter[];
  readonly span: Span;
}

export interface NotFilter {
  readonly kind: 'not';
  readonly filter: Filter;
  readonly span: Span;
}

/** `emails[type eq "work"]`: the filter must hold for one and the same value. */
export interface ValuePathFilter {
  readonly kind: 'valuePath';
  readonly path: AttributePath;
  readonly filter: Filter;
  readonly span: Span;
}

/** A filter of RFC 7644 3.4.2.2. */
export type Filter = CompareFilter | PresentFilter | LogicalFilter | NotFilter | ValuePathFilter;
