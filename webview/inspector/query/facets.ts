/** A quick filter: a value of a field, as a chip. */
export interface Facet {
  readonly field: FacetField;
  readonly value: string;
}

/** Fields that have chips. */
export type FacetField = 'method' | 'status' | 'finding';

export const facetValues = {
  finding: ['error', 'warning', 'hint'],
  status: ['2xx', '3xx', '4xx', '5xx'],
  method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
} as const satisfies Readonly<Record<FacetField, readonly string[]>>;

/** In the order in which they are shown. */
export const facets: readonly Facet[] = [
  ...facetValues.finding.map((value) => ({ field: 'finding', value }) as const),
  ...facetValues.status.map((value) => ({ field: 'status', value }) as const),
  ...facetValues.method.map((value) => ({ field: 'method', value }) as const),
];

export const isFacetField = (field: string | undefined): field is FacetField =>
  field !== undefined && Object.hasOwn(facetValues, field);

/**
 * How a row stands to a query: it fits, it is out, or it would fit but for what the query asks of one field, so that
 * another chip of that field would show it. Numbers, as there are 100,000 rows to be counted between two keystrokes.
 */
export const standings = {
  fits: 0,
  out: 1,
  method: 2,
  status: 3,
  finding: 4,
} as const satisfies Readonly<Record<'fits' | 'out' | FacetField, number>>;

export type Standing = (typeof standings)[keyof typeof standings];
