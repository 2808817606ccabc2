import { type Exchange } from '../../exchange/exchange.js';
import { type RunEvent } from '../run/runOptions.js';

/** Of all that a run sends, what its failures name: a report needs no more, and a run may be long. */
export class KeptExchanges {
  readonly #kept = new Map<string, Exchange>();
  /** Of the case that runs. */
  #current: Exchange[] = [];

  readonly find = (id: string): Exchange | undefined => this.#kept.get(id);

  readonly take = (event: RunEvent): void => {
    if (event.kind === 'exchange') {
      this.#current.push(event.exchange);
    } else if (event.kind === 'caseEnded') {
      const named = new Set(event.result.failures.flatMap(({ exchangeIds }) => exchangeIds));
      for (const exchange of this.#current.filter(({ id }) => named.has(id))) {
        this.#kept.set(exchange.id, exchange);
      }
      this.#current = [];
    }
  };
}
