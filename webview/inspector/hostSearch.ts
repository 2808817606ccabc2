import { type HostTerm, type SearchResult } from '../../src/protocol/exchangeSearch.js';
import { withTimeout } from '../ui/withTimeout.js';
import { type InspectorChannel, answerTimeout, messageOf } from './exchangeFeed.js';
import { readSearchResult } from './incoming.js';
import { type SoughtTerm } from './query/exchangeQuery.js';
import { strings } from './strings.js';

interface Search {
  readonly term: HostTerm;
  readonly matches: Set<number>;
  /** Up to here the host has looked. */
  lastSeq: number;
  isAsking: boolean;
  failure: string | undefined;
  problem: SearchResult['problem'];
}

/** Each letter typed would be a search of its own. */
const typingPause = 150;

const keyOf = ({ kind, text }: HostTerm): string => `${kind} ${text}`;

/** What the host has found for the terms that only it can answer; asks on while there is more. */
export class HostSearch {
  readonly #channel: InspectorChannel;
  readonly #changed: () => void;
  readonly #searches = new Map<string, Search>();
  #sought: readonly SoughtTerm[] = [];
  #lastSeq = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(channel: InspectorChannel, changed: () => void) {
    this.#channel = channel;
    this.#changed = changed;
  }

  /** Undefined where the host has not looked yet. */
  lookUp(term: HostTerm): (seq: number) => boolean | undefined {
    const search = this.#getSearch(term);
    return (seq) => (seq > search.lastSeq ? undefined : search.matches.has(seq));
  }

  get isBusy(): boolean {
    return this.#sought.some((term) => {
      const search = this.#searches.get(keyOf(term));
      return search && !search.problem && search.failure === undefined && search.isAsking;
    });
  }

  /** What is wrong with terms, at their places in the query. */
  get problems(): readonly {
    readonly message: string;
    readonly start: number;
    readonly end: number;
  }[] {
    return this.#sought.flatMap((term) => {
      const { problem, failure } = this.#searches.get(keyOf(term)) ?? {};
      if (problem) {
        const { message, start, end } = problem;
        return [{ message, start: term.start + start, end: term.start + Math.max(end, start + 1) }];
      }
      return failure === undefined
        ? []
        : [{ message: failure, start: term.start, end: term.start + term.text.length }];
    });
  }

  /** From now on these; what was found for others is forgotten. */
  seek(terms: readonly SoughtTerm[]): void {
    this.#sought = terms;
    const wanted = new Set(terms.map(keyOf));
    for (const key of this.#searches.keys()) {
      if (!wanted.has(key)) {
        this.#searches.delete(key);
      }
    }
    clearTimeout(this.#timer);
    if (terms.length > 0) {
      this.#timer = setTimeout(() => {
        this.#askAll();
      }, typingPause);
    }
  }

  /** There are exchanges up to this one, or judgements. */
  catchUp(lastSeq: number): void {
    this.#lastSeq = lastSeq;
    this.#askAll();
  }

  /** What was found does not hold any more. */
  forget(kind?: HostTerm['kind']): void {
    for (const search of this.#searches.values()) {
      if (kind === undefined || search.term.kind === kind) {
        search.matches.clear();
        search.lastSeq = 0;
      }
    }
  }

  #askAll(): void {
    for (const term of this.#sought) {
      const search = this.#getSearch(term);
      if (!search.isAsking && !search.problem && search.lastSeq < Math.max(1, this.#lastSeq)) {
        void this.#ask(search);
      }
    }
  }

  async #ask(search: Search): Promise<void> {
    search.isAsking = true;
    try {
      for (let isComplete = false; !isComplete && this.#isSought(search);) {
        const sinceSeq = search.lastSeq;
        const { term } = search;
        const question = this.#channel.request('exchanges/search', { term, sinceSeq });
        const answer = readSearchResult(
          await withTimeout(question, answerTimeout, strings.notice.timeout),
        );
        isComplete = answer.isComplete || answer.lastSeq <= sinceSeq;
        take(search, answer);
        this.#changed();
      }
    } catch (error) {
      search.failure = messageOf(error);
    }
    search.isAsking = false;
    this.#changed();
  }

  #isSought(search: Search): boolean {
    return this.#searches.get(keyOf(search.term)) === search;
  }

  #getSearch(term: HostTerm): Search {
    const key = keyOf(term);
    const known = this.#searches.get(key);
    if (known) {
      return known;
    }
    const { kind, text } = term;
    const search: Search = {
      term: { kind, text },
      matches: new Set(),
      lastSeq: 0,
      isAsking: false,
      failure: undefined,
      problem: undefined,
    };
    this.#searches.set(key, search);
    return search;
  }
}

function take(search: Search, { seqs, lastSeq, problem }: SearchResult): void {
  for (const seq of seqs) {
    search.matches.add(seq);
  }
  search.lastSeq = Math.max(search.lastSeq, lastSeq);
  search.problem = problem;
  search.failure = undefined;
}
