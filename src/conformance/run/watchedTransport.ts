import { type Clock } from '../../base/clock.js';
import { type Exchange, type ExchangeSource } from '../../exchange/exchange.js';
import {
  type OutgoingRequest,
  type SendOptions,
  type Sent,
  type Transport,
} from '../../exchange/transport.js';
import { linkAbort } from './linkedAbort.js';

/** Who wants to know of each exchange, in the order in which they end. */
export type Watcher = (request: OutgoingRequest, sent: Sent) => void;

/** A way to the server on which nothing takes for ever, and nothing goes unseen. */
export class WatchedTransport implements Transport {
  readonly #inner: Transport;
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #signal: AbortSignal | undefined;
  readonly #watch: Watcher;

  constructor(parts: {
    readonly inner: Transport;
    readonly clock: Clock;
    /** Milliseconds that one request may take. */
    readonly limit: number;
    readonly signal?: AbortSignal;
    readonly watch: Watcher;
  }) {
    this.#inner = parts.inner;
    this.#clock = parts.clock;
    this.#limit = parts.limit;
    this.#signal = parts.signal;
    this.#watch = parts.watch;
  }

  get baseUrl(): string {
    return this.#inner.baseUrl;
  }

  get source(): ExchangeSource {
    return this.#inner.source;
  }

  async send(request: OutgoingRequest, options: SendOptions = {}): Promise<Sent> {
    const abort = linkAbort(this.#clock, this.#limit, [this.#signal, options.signal]);
    try {
      const { timeout = this.#limit } = options;
      const sent = await this.#inner.send(request, { signal: abort.signal, timeout });
      const told = abort.isOverdue() && !sent.answer ? this.#toTimedOut(sent) : sent;
      this.#watch(request, told);
      return told;
    } finally {
      abort.dispose();
    }
  }

  /** The transport only knows that somebody gave up. */
  #toTimedOut(sent: Sent): Sent {
    const failure = {
      reason: 'timedOut' as const,
      detail: `There was no whole answer within ${String(this.#limit / 1000)} s`,
    };
    const exchange: Exchange = { ...sent.exchange, failure };
    return { exchange, failure };
  }
}
