import {} from '../../src/protocol/inspector.js';
import { fitsTerms, haystackOf, parseTextFilter } from './textFilter.js';
/** Index of the first row whose seq is not below `seq`. */
function lowerBound(rows, seq) {
    let low = 0;
    let high = rows.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        const found = rows[middle]?.summary.seq ?? Infinity;
        if (found < seq) {
            low = middle + 1;
        }
        else {
            high = middle;
        }
    }
    return low;
}
/** The summaries that the view holds, oldest first, and those of them that pass the text filter. */
export class ExchangeList {
    #rows = [];
    /** The same array as `#rows` while there is no filter. */
    #visible = this.#rows;
    #terms = [];
    #lastSeq = 0;
    #dropped = 0;
    #generation = 0;
    #forgottenVisible = 0;
    get total() {
        return this.#rows.length;
    }
    get visibleCount() {
        return this.#visible.length;
    }
    get lastSeq() {
        return this.#lastSeq;
    }
    get dropped() {
        return this.#dropped;
    }
    /** Counts how often rows were taken away by a clear or a new capture. */
    get generation() {
        return this.#generation;
    }
    /** Counts the visible rows that were ever taken away from the front. */
    get forgottenVisible() {
        return this.#forgottenVisible;
    }
    get isFiltered() {
        return this.#terms.length > 0;
    }
    visibleAt(index) {
        return this.#visible[index]?.summary;
    }
    /** Where the exchange stands among the visible rows, or -1. */
    visibleIndexOf(summary) {
        const index = lowerBound(this.#visible, summary.seq);
        return this.#visible[index]?.summary.id === summary.id ? index : -1;
    }
    /** How many visible rows are newer than `seq`. */
    visibleAfter(seq) {
        return this.#visible.length - lowerBound(this.#visible, seq + 1);
    }
    find(id) {
        return this.#rows.find((row) => row.summary.id === id)?.summary;
    }
    setFilter(text) {
        this.#terms = parseTextFilter(text);
        this.#visible = this.isFiltered ? this.#rows.filter((row) => this.#isVisible(row)) : this.#rows;
    }
    /**
     * Appends what is new and forgets what the host has dropped. `gap` when rows in between are
     * missing: then nothing is appended, and a snapshot has to be asked for.
     */
    append(batch) {
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
    appendSnapshot(batch, seq) {
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
    clear(seq) {
        this.#forgetBefore(seq + 1);
        this.#lastSeq = Math.max(this.#lastSeq, seq);
        this.#dropped = 0;
        this.#generation++;
    }
    /** Back to the beginning: the host counts from one again. */
    reset() {
        this.#forgetBefore(Infinity);
        this.#lastSeq = 0;
        this.#dropped = 0;
        this.#generation++;
    }
    /** Rows must ascend for the searches to hold, so what does not is left out. */
    #add(summary) {
        if (summary.seq <= this.#lastSeq) {
            return;
        }
        const row = { summary, haystack: '' };
        this.#lastSeq = summary.seq;
        this.#rows.push(row);
        if (this.isFiltered && this.#isVisible(row)) {
            this.#visible.push(row);
        }
    }
    #forgetBefore(seq) {
        this.#forgottenVisible += lowerBound(this.#visible, seq);
        if (this.#visible !== this.#rows) {
            this.#visible.splice(0, lowerBound(this.#visible, seq));
        }
        this.#rows.splice(0, lowerBound(this.#rows, seq));
    }
    #isVisible(row) {
        if (row.haystack === '') {
            row.haystack = haystackOf(row.summary);
        }
        return fitsTerms(this.#terms, row.haystack, row.summary.status);
    }
}
//# sourceMappingURL=exchangeList.js.map