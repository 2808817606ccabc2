import { type ExchangeSummary } from '../../src/protocol/inspector.js';

/** A lookup and what came of it lie that close together, in milliseconds. */
const closeEnough = 10_000;

/** How a row stands to the others of its group. */
export interface GroupPlace {
  readonly kind: 'head' | 'member';
  readonly isOpen: boolean;
}

const keyOf = ({ source, subject = '' }: ExchangeSummary): string =>
  `${source ?? ''} ${subject.toLowerCase()}`;

const isLookup = ({ operationId = '', subject }: ExchangeSummary): boolean =>
  subject !== undefined && /\.(lookup|find)$/.test(operationId);

/** Clients ask whether somebody is there before they create, change or link: that is one thing to them. */
export class RowGroups {
  /** Newest lookups by whom they asked for. */
  readonly #waiting = new Map<string, ExchangeSummary>();
  readonly #headOf = new Map<number, number>();
  readonly #lookupOf = new Map<number, number>();
  readonly #open = new Set<number>();

  /** Gives the lookup that the exchange follows from, if it does. */
  add(summary: ExchangeSummary): number | undefined {
    const key = keyOf(summary);
    if (isLookup(summary)) {
      this.#waiting.set(key, summary);
      return undefined;
    }
    const lookup = this.#waiting.get(key);
    if (!lookup || summary.method === 'GET') {
      return undefined;
    }
    this.#waiting.delete(key);
    if (summary.startedAt - lookup.startedAt > closeEnough) {
      return undefined;
    }
    this.#headOf.set(lookup.seq, summary.seq);
    this.#lookupOf.set(summary.seq, lookup.seq);
    return lookup.seq;
  }

  placeOf(seq: number): GroupPlace | undefined {
    if (this.#lookupOf.has(seq)) {
      return { kind: 'head', isOpen: this.#open.has(seq) };
    }
    const head = this.#headOf.get(seq);
    return head === undefined ? undefined : { kind: 'member', isOpen: this.#open.has(head) };
  }

  /** The lookup of a head, which shows or hides with it. */
  toggle(head: number, isOpen = !this.#open.has(head)): number | undefined {
    const lookup = this.#lookupOf.get(head);
    if (lookup !== undefined && isOpen) {
      this.#open.add(head);
    } else {
      this.#open.delete(head);
    }
    return lookup;
  }

  /** The head of the row's group, which may be the row itself. */
  headOf(seq: number): number | undefined {
    return this.#lookupOf.has(seq) ? seq : this.#headOf.get(seq);
  }

  isFolded(seq: number): boolean {
    const head = this.#headOf.get(seq);
    return head !== undefined && !this.#open.has(head);
  }

  forget({ seq }: ExchangeSummary): void {
    const head = this.#headOf.get(seq);
    this.#headOf.delete(seq);
    this.#lookupOf.delete(head ?? seq);
    this.#open.delete(head ?? seq);
  }
}
