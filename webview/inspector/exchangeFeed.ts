import { type Channel } from '../../src/protocol/channel.js';
import {
  type HostToInspector,
  type InspectorToHost,
  type ServerView,
} from '../../src/protocol/inspector.js';
import { afterPaint } from '../ui/afterPaint.js';
import { withTimeout } from '../ui/withTimeout.js';
import { type ExchangeList } from './exchangeList.js';
import {
  isServerView,
  readAdded,
  readClearedSeq,
  readJudged,
  readRevealedId,
  readSnapshot,
} from './incoming.js';
import { strings } from './strings.js';

export type InspectorChannel = Channel<InspectorToHost, HostToInspector>;

export type FeedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };

export interface FeedListener {
  changed(): void;
  revealed(id: string): void;
  /** All up to this one have been judged, so that the detail that is shown may lack something. */
  judged(lastSeq: number, isAnew: boolean): void;
}

/** Longest wait for an answer of the host, in milliseconds. */
export const answerTimeout = 20_000;

/** While the rows of a long capture come, the list is drawn that often, in milliseconds. */
const tellingPause = 200;

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Keeps the list in step with the host: a snapshot first, then what is added; a gap asks again. */
export class ExchangeFeed {
  readonly #channel: InspectorChannel;
  readonly #list: ExchangeList;
  readonly #listener: FeedListener;
  #state: FeedState = { kind: 'loading' };
  #server: ServerView = { status: 'stopped' };
  #isAsking = false;
  #mustAskAgain = false;

  constructor(channel: InspectorChannel, list: ExchangeList, listener: FeedListener) {
    this.#channel = channel;
    this.#list = list;
    this.#listener = listener;
  }

  get state(): FeedState {
    return this.#state;
  }

  /** Rows are missing that the host has. */
  get isBehind(): boolean {
    return this.#isAsking;
  }

  get server(): ServerView {
    return this.#server;
  }

  start(): void {
    this.#channel.on('exchanges/added', (data) => {
      this.#add(data);
    });
    this.#channel.on('exchanges/judged', (data) => {
      const judged = readJudged(data);
      if (judged) {
        this.#list.setLevels(judged.levels, judged.isAnew);
        this.#listener.judged(judged.lastSeq, judged.isAnew);
      }
    });
    this.#channel.on('exchanges/cleared', (data) => {
      const seq = readClearedSeq(data);
      if (seq !== undefined) {
        this.#list.clear(seq);
        this.#listener.changed();
      }
    });
    this.#channel.on('server/changed', (data) => {
      if (isServerView(data)) {
        this.#server = data;
        this.#listener.changed();
      }
    });
    this.#channel.on('exchange/reveal', (data) => {
      const id = readRevealedId(data);
      if (id !== undefined) {
        this.#listener.revealed(id);
      }
    });
    this.#channel.emit('view/ready', { version: 1 });
    this.refresh();
  }

  /** Asks for what is missing; one question at a time. */
  refresh(): void {
    if (this.#isAsking) {
      this.#mustAskAgain = true;
      return;
    }
    this.#isAsking = true;
    void this.#catchUp();
  }

  /** Asks until nothing is missing. The first rows are painted before the rest is asked for. */
  async #catchUp(): Promise<void> {
    let toldAt = -Infinity;
    let isMore: boolean;
    do {
      const isFirst = this.#state.kind === 'loading';
      await this.#askSnapshot();
      isMore = this.#takeWish();
      // Each would have all rows in view drawn anew.
      if (!isMore || performance.now() - toldAt > tellingPause) {
        toldAt = performance.now();
        this.#listener.changed();
      }
      if (isFirst) {
        await afterPaint();
      }
    } while (isMore || this.#takeWish());
    this.#isAsking = false;
  }

  #takeWish(): boolean {
    const isWished = this.#mustAskAgain;
    this.#mustAskAgain = false;
    return isWished;
  }

  #add(data: unknown): void {
    const batch = readAdded(data);
    if (!batch) {
      return;
    }
    if (this.#list.append(batch) === 'gap') {
      this.refresh();
    } else {
      this.#listener.changed();
    }
  }

  async #askSnapshot(): Promise<void> {
    try {
      const sinceSeq = this.#list.lastSeq;
      const question = this.#channel.request('exchanges/snapshot', { sinceSeq });
      const answer = readSnapshot(
        await withTimeout(question, answerTimeout, strings.notice.timeout),
      );
      this.#server = answer.server;
      this.#state = { kind: 'ready' };
      if (answer.seq < sinceSeq) {
        // The host has begun a new capture: what we hold belongs to the old one.
        this.#list.reset();
        this.#mustAskAgain = true;
        return;
      }
      if (this.#list.appendSnapshot(answer, answer.seq) === 'partial') {
        this.#mustAskAgain = true;
      }
    } catch (error) {
      this.#mustAskAgain = false;
      this.#state = { kind: 'failed', message: messageOf(error) };
    }
  }
}
