import { type ExchangeDetail, type ExchangeSide } from '../../src/protocol/inspector.js';
import { type ResourceStates, type ResourceTimeline } from '../../src/protocol/resourceTimeline.js';
import { withTimeout } from '../ui/withTimeout.js';
import { type InspectorChannel, answerTimeout, messageOf } from './exchangeFeed.js';
import { type BodyText, readBody, readDetail } from './incoming.js';
import { readStates, readTimeline } from './incomingResource.js';
import { strings } from './strings.js';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

const loading = { kind: 'loading' } as const;

/** Detail and bodies of the one selected exchange, fetched when shown and forgotten with it. */
export class DetailStore {
  readonly #channel: InspectorChannel;
  readonly #changed: () => void;
  readonly #bodies = new Map<ExchangeSide, Loaded<BodyText>>();
  #timeline: Loaded<ResourceTimeline | null> | undefined;
  #states: Loaded<ResourceStates | null> | undefined;
  #id: string | undefined;
  #detail: Loaded<ExchangeDetail> = loading;
  /** Counts selections, so that a late answer for an earlier one is dropped. */
  #generation = 0;

  constructor(channel: InspectorChannel, changed: () => void) {
    this.#channel = channel;
    this.#changed = changed;
  }

  get detail(): Loaded<ExchangeDetail> {
    return this.#detail;
  }

  select(id: string | undefined): void {
    if (id !== this.#id) {
      this.#id = id;
      this.reload();
    }
  }

  reload(): void {
    this.#generation++;
    this.#bodies.clear();
    this.#timeline = undefined;
    this.#states = undefined;
    this.#detail = loading;
    const id = this.#id;
    if (id !== undefined) {
      const detail = this.#channel.request('exchange/detail', { id }).then(readDetail);
      this.#load(detail, (state) => {
        this.#detail = state;
      });
    }
  }

  /** Asks again for a detail that came before it was judged; the old one stays until then. */
  refreshUnjudged(): void {
    const id = this.#id;
    if (id === undefined || this.#detail.kind !== 'ready' || this.#detail.value.isJudged) {
      return;
    }
    const detail = this.#channel.request('exchange/detail', { id }).then(readDetail);
    this.#load(detail, (state) => {
      this.#detail = state.kind === 'ready' ? state : this.#detail;
    });
  }

  /** The body as far as it is known; the first call asks for it. */
  body(side: ExchangeSide): Loaded<BodyText> {
    const known = this.#bodies.get(side);
    if (known) {
      return known;
    }
    this.loadBody(side, false);
    return loading;
  }

  /** What happened to the resource that it is about; the first call asks for it. */
  timeline(): Loaded<ResourceTimeline | null> {
    const id = this.#id;
    if (!this.#timeline && id !== undefined) {
      this.#timeline = loading;
      const told = this.#channel.request('resource/timeline', { id }).then(readTimeline);
      this.#load(told, (state) => {
        this.#timeline = state;
      });
    }
    return this.#timeline ?? loading;
  }

  /** That resource before and after it; the first call asks for it. */
  states(): Loaded<ResourceStates | null> {
    const id = this.#id;
    if (!this.#states && id !== undefined) {
      this.#states = loading;
      const told = this.#channel.request('resource/states', { id }).then(readStates);
      this.#load(told, (state) => {
        this.#states = state;
      });
    }
    return this.#states ?? loading;
  }

  loadBody(side: ExchangeSide, isWhole: boolean): void {
    const id = this.#id;
    if (id === undefined) {
      return;
    }
    this.#bodies.set(side, loading);
    const body = this.#channel.request('exchange/body', { id, side, isWhole }).then(readBody);
    this.#load(body, (state) => {
      this.#bodies.set(side, state);
    });
  }

  #load<T>(promise: Promise<T>, store: (state: Loaded<T>) => void): void {
    const generation = this.#generation;
    const settle = (state: Loaded<T>): void => {
      if (generation === this.#generation) {
        store(state);
        this.#changed();
      }
    };
    withTimeout(promise, answerTimeout, strings.notice.timeout).then(
      (value) => {
        settle({ kind: 'ready', value });
      },
      (error: unknown) => {
        settle({ kind: 'failed', message: messageOf(error) });
      },
    );
  }
}
