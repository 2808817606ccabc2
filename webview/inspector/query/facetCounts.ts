import { type ExchangeSummary } from '../../../src/protocol/inspector.js';

/** A quick filter: a value of a field, as a chip. */
export interface Facet {
  readonly field: 'method' | 'status' | 'finding';
  readonly value: string;
}

/** In the order in which they are shown. */
export const facets: readonly Facet[] = [
  ...['error', 'warning', 'hint'].map((value) => ({ field: 'finding', value }) as const),
  ...['2xx', '3xx', '4xx', '5xx'].map((value) => ({ field: 'status', value }) as const),
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(
    (value) => ({ field: 'method', value }) as const,
  ),
];

/** Counts the rows of each chip, and those of each operation, as they come and go. */
export class FacetCounts {
  readonly #counts = new Map<string, number>();
  readonly #operations = new Map<string, number>();

  of({ field, value }: Facet): number {
    return this.#counts.get(`${field}:${value}`) ?? 0;
  }

  /** Names of operations, the most frequent first. */
  get operations(): readonly string[] {
    return [...this.#operations]
      .toSorted(([, left], [, right]) => right - left)
      .map(([name]) => name);
  }

  add(summary: ExchangeSummary): void {
    this.#change(summary, 1);
  }

  remove(summary: ExchangeSummary): void {
    this.#change(summary, -1);
  }

  #change({ method, status, worstLevel, operation }: ExchangeSummary, by: number): void {
    bump(this.#counts, `method:${method}`, by);
    if (status !== undefined) {
      bump(this.#counts, `status:${String(Math.floor(status / 100))}xx`, by);
    }
    if (worstLevel) {
      bump(this.#counts, `finding:${worstLevel}`, by);
    }
    bump(this.#operations, operation, by);
  }
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) {
    counts.set(key, count);
  } else {
    counts.delete(key);
  }
}
