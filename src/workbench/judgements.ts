import { type Clock } from '../base/clock.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { type CapturedExchange, type CaptureLog } from '../capture/captureLog.js';
import { type Exchange } from '../exchange/exchange.js';
import { type Finding } from '../validate/finding.js';
import { type Judge } from '../validate/judge.js';
import { type RuleLevels } from '../validate/ruleLevels.js';

export interface JudgementsDeps {
  readonly captures: CaptureLog;
  readonly clock: Clock;
  readonly onListenerError: (error: unknown) => void;
}

/** A captured exchange of which something is to be said. */
export interface Judged {
  readonly captured: CapturedExchange;
  readonly findings: readonly Finding[];
}

/** How long one piece of work may hold the thread, in milliseconds; one exchange is never cut. */
const longestSlice = 6;
/** The rest between two pieces, in milliseconds, so that requests are not kept waiting. */
const shortestRest = 20;
/** While requests come, the rest is so many times as long as the work: they keep nine tenths of the time. */
const restFactor = 9;
/** When no request has come meanwhile. */
const idleRest = 2;
/** The longest rest: what takes long the first time, as a JSON Schema has to be compiled, is quick then. */
const longestRest = 200;
/** So many exchanges in one rest are a flood, as of a load test: nobody reads along, and judging waits … */
const flood = 30;
/** … and so are so many a second, where each of them takes long. */
const floodRate = 300;
/** As few as Okta has on their way at once are none. */
const leastFlood = 10;
/** … until so many wait for it, and then takes its time. */
const longestBacklog = 5_000;
const floodRestFactor = 19;
/** So many exchanges are judged at once for someone who looks at the last of them. */
const longestCatchUp = 400;

/**
 * Judges captured exchanges in their order, off the path of requests: a little at a time, and while
 * requests come never more than a tenth of the time. Nothing is judged before `begin`.
 */
export class Judgements implements Disposable {
  readonly #deps: JudgementsDeps;
  readonly #store = new DisposableStore();
  readonly #onDidJudge: Emitter<readonly Judged[]>;
  readonly #onDidReset: Emitter<void>;
  /** Only of exchanges of which something is to be said. */
  #findings = new WeakMap<Exchange, readonly Finding[]>();
  #judge: Judge | undefined;
  #createJudge: ((levels: RuleLevels) => Judge) | undefined;
  #lastSeq = 0;
  /** The newest exchange when it last worked: a newer one means that requests come. */
  #seenSeq = 0;
  #seenAt = 0;
  #timer: Disposable | undefined;

  constructor(deps: JudgementsDeps) {
    this.#deps = deps;
    this.#onDidJudge = this.#store.add(new Emitter(deps.onListenerError));
    this.#onDidReset = this.#store.add(new Emitter(deps.onListenerError));
    this.#store.add(
      deps.captures.onDidAdd(() => {
        this.#schedule(shortestRest);
      }),
    );
    this.#store.add(
      deps.captures.onDidClear(() => {
        this.#restart(this.#judge?.levels);
      }),
    );
  }

  /** The exchanges up to this one have been judged. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Fires after each piece of work, with the exchanges in it of which something is to be said. */
  get onDidJudge(): Event<readonly Judged[]> {
    return this.#onDidJudge.event;
  }

  /** Everything is judged anew, as levels have changed. */
  get onDidReset(): Event<void> {
    return this.#onDidReset.event;
  }

  /** Whether there is anything left to judge. */
  get isIdle(): boolean {
    return this.#lastSeq >= this.#deps.captures.lastSeq;
  }

  begin(createJudge: (levels: RuleLevels) => Judge, levels: RuleLevels): void {
    this.#createJudge = createJudge;
    this.#restart(levels);
  }

  /** What is held is judged anew. */
  setLevels(levels: RuleLevels): void {
    this.#restart(levels);
    this.#onDidReset.fire();
  }

  /** What is known by now; undefined while the exchange is still to be judged. */
  find(captured: CapturedExchange): readonly Finding[] | undefined {
    return captured.seq <= this.#lastSeq
      ? (this.#findings.get(captured.exchange) ?? [])
      : undefined;
  }

  /** The same; judges what comes before it now, unless that is too much. */
  get(captured: CapturedExchange): readonly Finding[] | undefined {
    if (this.#judge && captured.seq - this.#lastSeq <= longestCatchUp) {
      while (this.#lastSeq < captured.seq) {
        this.#publish(this.#judgeNext());
      }
    }
    return this.find(captured);
  }

  /** Judges what is left now, as long as it may take, in milliseconds. */
  finish(longest: number): void {
    const { clock } = this.#deps;
    const startedAt = clock.now();
    while (this.#judge && !this.isIdle && clock.now() - startedAt < longest) {
      this.#publish(this.#judgeNext());
    }
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#store.dispose();
  }

  #restart(levels: RuleLevels | undefined): void {
    this.#findings = new WeakMap();
    this.#lastSeq = this.#deps.captures.firstSeq - 1;
    this.#judge = this.#createJudge?.(levels ?? new Map());
    this.#schedule(0);
  }

  #schedule(delay: number): void {
    if (!this.#judge || this.#timer || this.isIdle || this.#store.isDisposed) {
      return;
    }
    this.#timer = this.#deps.clock.after(delay, () => {
      this.#timer = undefined;
      this.#work();
    });
  }

  #work(): void {
    const { clock, captures } = this.#deps;
    const arrived = captures.lastSeq - this.#seenSeq;
    const startedAt = clock.now();
    const isFlood = isFloodOf(arrived, startedAt - this.#seenAt);
    this.#seenSeq = captures.lastSeq;
    this.#seenAt = startedAt;
    if (isFlood && captures.lastSeq - this.#lastSeq < longestBacklog) {
      this.#schedule(shortestRest);
      return;
    }
    const judged: Judged[] = [];
    while (!this.isIdle && clock.now() - startedAt < longestSlice) {
      judged.push(...this.#judgeNext());
    }
    this.#publish(judged);
    const factor = isFlood ? floodRestFactor : restFactor;
    const rest = Math.max(shortestRest, (clock.now() - startedAt) * factor);
    this.#schedule(arrived > 0 ? Math.min(longestRest, rest) : idleRest);
  }

  #publish(judged: readonly Judged[]): void {
    this.#onDidJudge.fire(judged);
  }

  #judgeNext(): readonly Judged[] {
    const { captures } = this.#deps;
    // The budget may have pushed out what was not judged yet.
    const from = Math.max(this.#lastSeq, captures.firstSeq - 1);
    const [captured] = captures.since(from, 1);
    this.#lastSeq = captured?.seq ?? captures.lastSeq;
    const findings = captured ? this.#findingsOf(captured) : [];
    if (!captured || findings.length === 0) {
      return [];
    }
    this.#findings.set(captured.exchange, findings);
    return [{ captured, findings }];
  }

  /** A rule that fails must not take down the server that is judged, nor the findings of the next exchange. */
  #findingsOf({ exchange }: CapturedExchange): readonly Finding[] {
    try {
      return this.#judge?.judge(exchange) ?? [];
    } catch (error) {
      this.#deps.onListenerError(error);
      return [];
    }
  }
}

/** By how many have come, in so many milliseconds. */
const isFloodOf = (arrived: number, elapsed: number): boolean =>
  arrived > flood || (arrived > leastFlood && arrived * 1000 > floodRate * elapsed);
