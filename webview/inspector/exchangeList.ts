import { type ExchangeSummary, type HostToInspector } from '../../src/protocol/inspector.js';
import { type AskHost, type ExchangeQuery, haystackOf, readQuery } from './query/exchangeQuery.js';
import { type CountedRow, FacetCounts } from './query/facetCounts.js';
import { type Facet, type Standing, standings } from './query/facets.js';
import { isNarrower } from './query/narrowerQuery.js';
import { RecentSubjects } from './recentSubjects.js';
import { ReplayLinks } from './replayLinks.js';
import { type GroupPlace, RowGroups } from './rowGroups.js';

/** Rows that the host sent, with what it says of its capture. */
export interface ExchangeBatch {
  /** Oldest exchange that the host still holds. */
  readonly firstSeq: number;
  /** How many the byte budget has pushed out. */
  readonly dropped: number;
  readonly items: readonly ExchangeSummary[];
}

/** What is wrong with a row, as the host has found out. */
type RowLevels = HostToInspector['events']['exchanges/judged']['levels'][number];

interface Row extends CountedRow {
  summary: ExchangeSummary;
  /** Made at the first search; '' until then. */
  haystack: string;
}

/** Index of the first row whose seq is not below `seq`. */
function lowerBound(rows: readonly Row[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = rows[middle]?.summary.seq ?? Infinity;
    if (found < seq) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function withoutLevel(summary: ExchangeSummary): ExchangeSummary {
  const { worstLevel, levelCounts, ...rest } = summary;
  return worstLevel === undefined && levelCounts === undefined ? summary : rest;
}

/** The summaries that the view holds, oldest first, and those of them that pass the text filter. */
export class ExchangeList {
  #rows: Row[] = [];
  /** The same array as `#rows` while there is no filter. */
  #visible: Row[] = this.#rows;
  #query: ExchangeQuery;
  #lastSeq = 0;
  /** So many rows from the front are ready for a search. */
  #prepared = 0;
  #dropped = 0;
  #generation = 0;
  #forgottenVisible = 0;
  #arrangement = 0;
  readonly #facets = new FacetCounts();
  readonly #subjects = new RecentSubjects();
  readonly #groups = new RowGroups();
  readonly replays = new ReplayLinks();
  #isGrouped = false;
  readonly #ask: AskHost;

  /** @param ask what the host has found so far, as it holds the bodies */
  constructor(ask: AskHost = () => () => undefined) {
    this.#ask = ask;
    this.#query = readQuery('', 0, ask);
  }

  get query(): ExchangeQuery {
    return this.#query;
  }

  get facets(): FacetCounts {
    return this.#facets;
  }

  /** How many rows the chip shows, together with the rest of the query. */
  countOf(facet: Facet): number {
    return this.isFiltered ? this.#facets.fitting(facet) : this.#facets.total(facet);
  }

  get total(): number {
    return this.#rows.length;
  }

  get visibleCount(): number {
    return this.#visible.length;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Counts how often rows were taken away by a clear or a new capture. */
  get generation(): number {
    return this.#generation;
  }

  /** Counts how often other rows became visible than those that came or went. */
  get arrangement(): number {
    return this.#arrangement;
  }

  /** Counts the visible rows that were ever taken away from the front. */
  get forgottenVisible(): number {
    return this.#forgottenVisible;
  }

  /** Groups are folded while there is no query: what it looks for may be in any of their rows. */
  get #isFolding(): boolean {
    return this.#isGrouped && !this.isFiltered;
  }

  setGrouped(isGrouped: boolean): void {
    this.#isGrouped = isGrouped;
    this.refilter();
  }

  groupOf(seq: number): GroupPlace | undefined {
    return this.#isFolding ? this.#groups.placeOf(seq) : undefined;
  }

  /** Opens or closes the group that the row belongs to. */
  toggleGroup(seq: number, isOpen?: boolean): void {
    const head = this.#groups.headOf(seq);
    const lookup = head === undefined ? undefined : this.#groups.toggle(head, isOpen);
    if (lookup !== undefined) {
      this.#reconsiderAt(lookup);
    }
  }

  get isFiltered(): boolean {
    return !this.#query.isEmpty;
  }

  /** Of what is shown, ascending. */
  *visibleSeqs(): Iterable<number> {
    for (const { summary } of this.#visible) {
      yield summary.seq;
    }
  }

  /** The oldest of all. */
  oldest(limit: number): readonly ExchangeSummary[] {
    return this.#rows.slice(0, limit).map(({ summary }) => summary);
  }

  visibleAt(index: number): ExchangeSummary | undefined {
    return this.#visible[index]?.summary;
  }

  /** Where the exchange stands among the visible rows, or -1. */
  visibleIndexOf(summary: ExchangeSummary): number {
    const index = lowerBound(this.#visible, summary.seq);
    return this.#visible[index]?.summary.id === summary.id ? index : -1;
  }

  /** How many visible rows are newer than `seq`. */
  visibleAfter(seq: number): number {
    return this.#visible.length - lowerBound(this.#visible, seq + 1);
  }

  /** Quicker than by the id alone. */
  findAt({ id, seq }: { readonly id: string; readonly seq: number }): ExchangeSummary | undefined {
    const summary = this.#rows[lowerBound(this.#rows, seq)]?.summary;
    return summary?.id === id ? summary : undefined;
  }

  find(id: string): ExchangeSummary | undefined {
    return this.#rows.find((row) => row.summary.id === id)?.summary;
  }

  /** The subjects that have the text in them, the newest first. */
  subjectsWith(text: string, limit: number): readonly string[] {
    return this.#subjects.with(text, this.#rows[0]?.summary.seq ?? Infinity, limit);
  }

  /** @param now for times such as "five minutes ago", in milliseconds since the epoch */
  setFilter(text: string, now = Date.now()): void {
    const before = this.#query;
    this.#query = readQuery(text, now, this.#ask);
    if (!before.isEmpty && this.isFiltered && isNarrower(this.#query, before)) {
      this.#visible = this.#fitting(true);
      this.#arrangement++;
    } else {
      this.refilter();
    }
  }

  /** To be called once the host has found more. */
  refilter(): void {
    if (this.isFiltered) {
      this.#visible = this.#fitting(false);
    } else {
      this.#visible = this.#isFolding ? this.#unfolded() : this.#rows;
    }
    this.#arrangement++;
  }

  /** @param isNarrower what the query before has left out stays out */
  #fitting(isNarrower: boolean): Row[] {
    const fitting: Row[] = [];
    this.#facets.beginRecount(isNarrower);
    for (const row of this.#rows) {
      if (isNarrower && row.standing === standings.out) {
        continue;
      }
      const standing = this.#standingOf(row);
      this.#facets.recount(row, standing);
      if (standing === standings.fits) {
        fitting.push(row);
      }
    }
    return fitting;
  }

  #unfolded(): Row[] {
    return this.#rows.filter(({ summary }) => !this.#groups.isFolded(summary.seq));
  }

  #standingOf(row: Row): Standing {
    if (row.haystack === '') {
      row.haystack = haystackOf(row.summary);
    }
    return this.#query.standing(row);
  }

  /**
   * Appends what is new and forgets what the host has dropped. `gap` when rows in between are
   * missing: then nothing is appended, and a snapshot has to be asked for.
   */
  append(batch: ExchangeBatch): 'appended' | 'gap' {
    const fresh = batch.items.filter((item) => item.seq > this.#lastSeq);
    const expected = Math.max(this.#lastSeq + 1, batch.firstSeq);
    const first = fresh[0];
    if (first && first.seq > expected) {
      return 'gap';
    }
    this.#forgetBefore(batch.firstSeq);
    this.#dropped = batch.dropped;
    for (const summary of fresh) {
      this.#add(summary);
    }
    return 'appended';
  }

  /**
   * Appends the answer to a snapshot since `lastSeq`. `seq` is the newest that the host has; the
   * answer is `partial` when it ends before.
   */
  appendSnapshot(batch: ExchangeBatch, seq: number): 'complete' | 'partial' {
    this.#forgetBefore(batch.firstSeq);
    this.#dropped = batch.dropped;
    const before = this.#lastSeq;
    for (const summary of batch.items) {
      this.#add(summary);
    }
    if (this.#lastSeq === before) {
      // Nothing more to come: what lies in between was cleared or cannot be read.
      this.#lastSeq = Math.max(this.#lastSeq, seq);
    }
    return this.#lastSeq < seq ? 'partial' : 'complete';
  }

  /** Forgets the rows up to and including `seq`; those that still arrive are ignored. */
  clear(seq: number): void {
    this.#forgetBefore(seq + 1);
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    this.#dropped = 0;
    this.#generation++;
  }

  /** Back to the beginning: the host counts from one again. */
  reset(): void {
    this.#forgetBefore(Infinity);
    this.#subjects.clear();
    this.#lastSeq = 0;
    this.#dropped = 0;
    this.#generation++;
  }

  /** The worst finding of each; where `isAnew` is set, no other row has one any more. */
  setLevels(levels: readonly RowLevels[], isAnew: boolean): void {
    if (isAnew) {
      for (const row of this.#rows) {
        this.#replace(row, withoutLevel(row.summary));
      }
    }
    for (const { seq, level, counts } of levels) {
      const row = this.#rows[lowerBound(this.#rows, seq)];
      if (row?.summary.seq === seq) {
        const plain = withoutLevel(row.summary);
        const levelCounts = counts && { levelCounts: counts };
        this.#replace(row, { ...plain, worstLevel: level, ...levelCounts });
      }
    }
  }

  /** A row that has changed may come into view, or go. */
  #replace(row: Row, summary: ExchangeSummary): void {
    this.#facets.remove(row);
    row.summary = summary;
    this.#facets.add(row);
    this.#reconsider(row);
  }

  #reconsiderAt(seq: number): void {
    const row = this.#rows[lowerBound(this.#rows, seq)];
    if (row?.summary.seq === seq) {
      this.#reconsider(row);
    }
  }

  #reconsider(row: Row): void {
    if (this.#visible === this.#rows) {
      return;
    }
    const at = lowerBound(this.#visible, row.summary.seq);
    const wasVisible = this.#visible[at] === row;
    const isVisible = this.#isVisible(row);
    if (wasVisible && !isVisible) {
      this.#visible.splice(at, 1);
    } else if (isVisible && !wasVisible) {
      this.#visible.splice(at, 0, row);
    }
  }

  /** Rows must ascend for the searches to hold, so what does not is left out. */
  #add(summary: ExchangeSummary): void {
    if (summary.seq <= this.#lastSeq) {
      return;
    }
    const row: Row = { summary, haystack: '', kind: 0, standing: standings.out };
    this.#lastSeq = summary.seq;
    this.#rows.push(row);
    this.#facets.add(row);
    this.replays.add(summary);
    this.#subjects.add(summary);
    if (this.#visible !== this.#rows && this.#isVisible(row)) {
      this.#visible.push(row);
    }
    const lookup = this.#groups.add(summary);
    if (lookup !== undefined) {
      this.#reconsiderAt(lookup);
    }
  }

  #forgetBefore(seq: number): void {
    this.#forgottenVisible += lowerBound(this.#visible, seq);
    if (this.#visible !== this.#rows) {
      this.#visible.splice(0, lowerBound(this.#visible, seq));
    }
    const gone = this.#rows.splice(0, lowerBound(this.#rows, seq));
    this.#prepared = Math.max(0, this.#prepared - gone.length);
    for (const row of gone) {
      this.#facets.remove(row);
      this.#groups.forget(row.summary);
      this.replays.forget(row.summary);
    }
  }

  /** Makes rows ready for a search, some at a time. Whether there are more. */
  prepare(limit: number): boolean {
    const end = Math.min(this.#rows.length, this.#prepared + limit);
    for (; this.#prepared < end; this.#prepared++) {
      const row = this.#rows[this.#prepared];
      if (row?.haystack === '') {
        row.haystack = haystackOf(row.summary);
      }
    }
    return this.#prepared < this.#rows.length;
  }

  #isVisible(row: Row): boolean {
    if (this.#isFolding && this.#groups.isFolded(row.summary.seq)) {
      return false;
    }
    this.#facets.setStanding(row, this.#standingOf(row));
    return row.standing === standings.fits;
  }
}
