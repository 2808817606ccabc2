import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import {
  type Facet,
  type FacetField,
  type Standing,
  facetValues,
  facets,
  standings,
} from './facets.js';

/** What is counted. */
export interface CountedRow {
  readonly summary: ExchangeSummary;
  /** Which chips it has, kept here by `FacetCounts`. */
  kind: number;
  /** How it stands to the query, kept here by `FacetCounts`. */
  standing: Standing;
}

const { method: methods, status: classes, finding: levels } = facetValues;
/** One more than there are chips, for what has none. */
const sizes: Readonly<Record<FacetField, number>> = {
  method: methods.length + 1,
  status: classes.length + 1,
  finding: levels.length + 1,
};
const kindCount = sizes.method * sizes.status * sizes.finding;

/** Rows that have the same chips are of one kind: a number below `kindCount`. */
function kindOf({ method, status, worstLevel }: ExchangeSummary): number {
  const ofMethod = 1 + methods.findIndex((one) => one === method);
  const ofStatus = Math.floor((status ?? 0) / 100) - 1;
  const ofLevel = 1 + levels.findIndex((one) => one === worstLevel);
  const isClass = ofStatus >= 1 && ofStatus <= classes.length;
  return (ofMethod * sizes.status + (isClass ? ofStatus : 0)) * sizes.finding + ofLevel;
}

const keyOf = ({ field, value }: Facet): string => `${field}:${value}`;

/** The kinds that have a chip. */
const kindsWith: ReadonlyMap<string, readonly number[]> = new Map(
  facets.map((facet) => {
    const kinds = Array.from({ length: kindCount }, (_, kind) => kind);
    return [keyOf(facet), kinds.filter((kind) => hasChip(kind, facet))];
  }),
);

function hasChip(kind: number, { field, value }: Facet): boolean {
  const places: Readonly<Record<FacetField, number>> = {
    finding: kind % sizes.finding,
    status: Math.floor(kind / sizes.finding) % sizes.status,
    method: Math.floor(kind / (sizes.finding * sizes.status)),
  };
  return facetValues[field][places[field] - 1] === value;
}

/**
 * Counts the rows of each chip, and those of each operation, as they come, change and go. It is told how a row stands to
 * the query when the list finds out, so that the counts of a query cost no walk over the rows.
 */
export class FacetCounts {
  /** How many rows of each kind have each standing. */
  readonly #tally = new Uint32Array(kindCount * Object.keys(standings).length);
  readonly #operations = new Map<string, number>();

  /** How many of all rows have the chip. */
  total(facet: Facet): number {
    return Object.values(standings).reduce<number>(
      (sum, standing) => sum + this.#sum(standing, facet),
      0,
    );
  }

  /** How many rows the chip shows together with what the query asks of other fields. */
  fitting(facet: Facet): number {
    return this.#sum(standings.fits, facet) + this.#sum(standings[facet.field], facet);
  }

  /** Names of operations, the most frequent first. */
  get operations(): readonly string[] {
    return [...this.#operations]
      .toSorted(([, left], [, right]) => right - left)
      .map(([name]) => name);
  }

  add(row: CountedRow): void {
    row.kind = kindOf(row.summary);
    this.#bump(row, 1);
    this.#countOperation(row.summary, 1);
  }

  /** To be called before the summary of the row changes, too. */
  remove(row: CountedRow): void {
    this.#bump(row, -1);
    this.#countOperation(row.summary, -1);
  }

  /**
   * Counts anew how the rows stand: `recount` is to be called for each of them, or where `isNarrower` for each that is not
   * out. To count the rows once is half the work of taking each from where it stood to where it stands.
   */
  beginRecount(isNarrower: boolean): void {
    const { out } = standings;
    const ofOut = isNarrower ? this.#tally.slice(out * kindCount, (out + 1) * kindCount) : [];
    this.#tally.fill(0);
    this.#tally.set(ofOut, out * kindCount);
  }

  recount(row: CountedRow, standing: Standing): void {
    row.standing = standing;
    this.#bump(row, 1);
  }

  setStanding(row: CountedRow, standing: Standing): void {
    if (row.standing !== standing) {
      this.#bump(row, -1);
      row.standing = standing;
      this.#bump(row, 1);
    }
  }

  #bump({ kind, standing }: CountedRow, by: number): void {
    const at = standing * kindCount + kind;
    this.#tally[at] = (this.#tally[at] ?? 0) + by;
  }

  #sum(standing: Standing, facet: Facet): number {
    let sum = 0;
    for (const kind of kindsWith.get(keyOf(facet)) ?? []) {
      sum += this.#tally[standing * kindCount + kind] ?? 0;
    }
    return sum;
  }

  #countOperation({ operation }: ExchangeSummary, by: number): void {
    const count = (this.#operations.get(operation) ?? 0) + by;
    if (count > 0) {
      this.#operations.set(operation, count);
    } else {
      this.#operations.delete(operation);
    }
  }
}
