import { type ExchangeList } from './exchangeList.js';
import { rehearseSearch, rehearsedRows } from './searchRehearsal.js';

/** Rows made ready in one idle moment: a few milliseconds. */
const preparedAtOnce = 4000;

/** Makes a search quick while nothing else is to be done, so that the first letter of a query does not have to. */
export class SearchPreparation {
  readonly #list: ExchangeList;
  #isUnderWay = false;
  #rehearsal: Generator<void, void> | undefined;

  constructor(list: ExchangeList) {
    this.#list = list;
  }

  /** To be called when there are more rows. */
  begin(): void {
    if (!this.#isUnderWay) {
      this.#isUnderWay = true;
      requestIdleCallback(() => {
        this.#isUnderWay = false;
        if (this.#list.prepare(preparedAtOnce) || this.#rehearse()) {
          this.begin();
        }
      });
    }
  }

  /** Once, when there is enough to search. Whether there is more to do. */
  #rehearse(): boolean {
    if (this.#list.total >= rehearsedRows) {
      this.#rehearsal ??= rehearseSearch(this.#list.oldest(rehearsedRows));
    }
    return this.#rehearsal?.next().done === false;
  }
}
