import { type ExchangeSummary } from '../../src/protocol/inspector.js';
/** Rows that the host sent, with what it says of its capture. */
export interface ExchangeBatch {
    /** Oldest exchange that the host still holds. */
    readonly firstSeq: number;
    /** How many the byte budget has pushed out. */
    readonly dropped: number;
    readonly items: readonly ExchangeSummary[];
}
/** The summaries that the view holds, oldest first, and those of them that pass the text filter. */
export declare class ExchangeList {
    #private;
    get total(): number;
    get visibleCount(): number;
    get lastSeq(): number;
    get dropped(): number;
    /** Counts how often rows were taken away by a clear or a new capture. */
    get generation(): number;
    /** Counts the visible rows that were ever taken away from the front. */
    get forgottenVisible(): number;
    get isFiltered(): boolean;
    visibleAt(index: number): ExchangeSummary | undefined;
    /** Where the exchange stands among the visible rows, or -1. */
    visibleIndexOf(summary: ExchangeSummary): number;
    /** How many visible rows are newer than `seq`. */
    visibleAfter(seq: number): number;
    find(id: string): ExchangeSummary | undefined;
    setFilter(text: string): void;
    /**
     * Appends what is new and forgets what the host has dropped. `gap` when rows in between are
     * missing: then nothing is appended, and a snapshot has to be asked for.
     */
    append(batch: ExchangeBatch): 'appended' | 'gap';
    /**
     * Appends the answer to a snapshot since `lastSeq`. `seq` is the newest that the host has; the
     * answer is `partial` when it ends before.
     */
    appendSnapshot(batch: ExchangeBatch, seq: number): 'complete' | 'partial';
    /** Forgets the rows up to and including `seq`; those that still arrive are ignored. */
    clear(seq: number): void;
    /** Back to the beginning: the host counts from one again. */
    reset(): void;
}
