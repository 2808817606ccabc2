import { type Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { type Exchange } from '../exchange/exchange.js';
import { sizeOfExchange } from './exchangeSize.js';

/** An exchange with its position in the capture, counted from 1 and never used twice. */
export interface CapturedExchange {
  readonly seq: number;
  readonly exchange: Exchange;
}

export interface CaptureLogOptions {
  /** How much memory the exchanges may take; the oldest make room for new ones. */
  readonly budgetBytes: number;
  readonly onListenerError: (error: unknown) => void;
}

interface Entry {
  readonly captured: CapturedExchange;
  readonly sizeBytes: number;
}

/** The captured exchanges in the order in which they ended, oldest first, within a byte budget. */
export class CaptureLog implements Disposable {
  readonly #budgetBytes: number;
  readonly #onDidAdd: Emitter<CapturedExchange>;
  readonly #onDidClear: Emitter<number>;
  readonly #byId = new Map<string, CapturedExchange>();
  /** The held entries begin at `#start`; what lies before is cut off in large pieces. */
  #entries: (Entry | undefined)[] = [];
  #start = 0;
  #sizeBytes = 0;
  #lastSeq = 0;
  #dropped = 0;

  constructor({ budgetBytes, onListenerError }: CaptureLogOptions) {
    this.#budgetBytes = budgetBytes;
    this.#onDidAdd = new Emitter(onListenerError);
    this.#onDidClear = new Emitter(onListenerError);
  }

  get onDidAdd(): Event<CapturedExchange> {
    return this.#onDidAdd.event;
  }

  /** Gives the last `seq` that is gone. */
  get onDidClear(): Event<number> {
    return this.#onDidClear.event;
  }

  /** 0 before the first exchange. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** The `seq` of the oldest exchange still held; `lastSeq + 1` where there is none. */
  get firstSeq(): number {
    return this.#lastSeq - this.size + 1;
  }

  get size(): number {
    return this.#entries.length - this.#start;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** How many exchanges the budget has pushed out since the last `clear`. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The newest exchange is kept even where it alone is larger than the budget. */
  add(exchange: Exchange): CapturedExchange {
    const captured = { seq: this.#lastSeq + 1, exchange };
    const sizeBytes = sizeOfExchange(exchange);
    this.#lastSeq = captured.seq;
    this.#entries.push({ captured, sizeBytes });
    this.#byId.set(exchange.id, captured);
    this.#sizeBytes += sizeBytes;
    this.#makeRoom();
    this.#onDidAdd.fire(captured);
    return captured;
  }

  find(id: string): CapturedExchange | undefined {
    return this.#byId.get(id);
  }

  /** The held exchanges after `seq`, oldest first; at most `limit` of them. */
  since(seq: number, limit = Number.POSITIVE_INFINITY): readonly CapturedExchange[] {
    const from = this.#start + Math.max(0, seq + 1 - this.firstSeq);
    const found: CapturedExchange[] = [];
    for (const entry of this.#entries.slice(from, from + limit)) {
      if (entry) {
        found.push(entry.captured);
      }
    }
    return found;
  }

  clear(): void {
    this.#entries = [];
    this.#start = 0;
    this.#sizeBytes = 0;
    this.#dropped = 0;
    this.#byId.clear();
    this.#onDidClear.fire(this.#lastSeq);
  }

  dispose(): void {
    this.#onDidAdd.dispose();
    this.#onDidClear.dispose();
  }

  #makeRoom(): void {
    while (this.#sizeBytes > this.#budgetBytes && this.size > 1) {
      this.#dropOldest();
    }
    // Each entry is moved at most once for each time that the array halves, so this costs nothing per exchange.
    if (this.#start > 1024 && this.#start * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#start);
      this.#start = 0;
    }
  }

  #dropOldest(): void {
    const oldest = this.#entries[this.#start];
    if (!oldest) {
      return;
    }
    this.#entries[this.#start] = undefined;
    this.#start += 1;
    this.#sizeBytes -= oldest.sizeBytes;
    this.#dropped += 1;
    // An imported exchange may have come a second time under the same id.
    if (this.#byId.get(oldest.captured.exchange.id) === oldest.captured) {
      this.#byId.delete(oldest.captured.exchange.id);
    }
  }
}
