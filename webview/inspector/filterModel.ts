import { type ExchangeList } from './exchangeList.js';
import { type HostSearch } from './hostSearch.js';
import { type Completion, completeQuery } from './query/completions.js';
import { hasValue, toggleValue } from './query/editQuery.js';
import { type QueryProblem } from './query/exchangeQuery.js';
import { type Facet } from './query/facets.js';
import { longestHistory } from './savedState.js';

export interface FilterState {
  readonly filterText: string;
  readonly filterHistory: readonly string[];
}

/** Subjects that are proposed at once. */
const fewSubjects = 6;

/** The query over the list: its text, what is wrong with it, what may be typed next. */
export class FilterModel {
  readonly #list: ExchangeList;
  readonly #search: HostSearch;
  readonly #save: (state: FilterState) => void;
  #state: FilterState;

  /** @param search the one that the list asks */
  constructor(
    list: ExchangeList,
    search: HostSearch,
    state: FilterState,
    save: (state: FilterState) => void,
  ) {
    this.#list = list;
    this.#search = search;
    this.#state = state;
    this.#save = save;
    this.#apply();
  }

  get text(): string {
    return this.#state.filterText;
  }

  get isSearching(): boolean {
    return this.#search.isBusy;
  }

  get problems(): readonly QueryProblem[] {
    return [...this.#list.query.problems, ...this.#search.problems];
  }

  setText(text: string): void {
    if (text !== this.text) {
      this.#change({ ...this.#state, filterText: text });
    }
  }

  has({ field, value }: Facet): boolean {
    return hasValue(this.text, field, value);
  }

  toggle({ field, value }: Facet): void {
    this.setText(toggleValue(this.text, field, value));
    this.remember();
  }

  /** Puts the query among those that are proposed later. */
  remember(): void {
    const text = this.text.trim();
    if (text !== '') {
      const others = this.#state.filterHistory.filter((one) => one !== text);
      const filterHistory = [text, ...others].slice(0, longestHistory);
      this.#state = { ...this.#state, filterHistory };
      this.#save(this.#state);
    }
  }

  complete(caret: number): readonly Completion[] {
    return completeQuery(this.text, caret, {
      operations: this.#list.facets.operations,
      subjects: (text) => this.#list.subjectsWith(text, fewSubjects),
      history: this.#state.filterHistory,
    });
  }

  /** New exchanges have come, or have been judged. */
  catchUp(): void {
    this.#search.catchUp(this.#list.lastSeq);
  }

  #change(state: FilterState): void {
    this.#state = state;
    this.#apply();
    this.#save(state);
  }

  #apply(): void {
    this.#list.setFilter(this.text);
    this.#search.seek(this.#list.query.sought);
  }
}
