import { type ExchangeSummary } from '../../src/protocol/inspector.js';
/** One word of the text filter; a row is shown when every term fits. */
export type FilterTerm = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'status';
    readonly status: number;
} | {
    readonly kind: 'statusClass';
    readonly hundreds: number;
};
/**
 * Reads what the user typed. Three digits such as `409` mean the status alone: ids are full of
 * digits, so that searching them too would find rows at random.
 */
export declare function parseTextFilter(text: string): readonly FilterTerm[];
/** What the words are looked for in, in lower case once, so that a keystroke only has to search. */
export declare function haystackOf(summary: ExchangeSummary): string;
export declare function fitsTerms(terms: readonly FilterTerm[], haystack: string, statusOfRow: number | undefined): boolean;
