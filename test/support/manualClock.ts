import { type Clock } from '../../src/base/clock.js';
import { type Disposable } from '../../src/base/disposable.js';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that stands still until a test turns it. */
export class ManualClock implements Clock {
  readonly #timers = new Set<Timer>();
  readonly #waiting: (() => void)[] = [];
  #now: number;

  constructor(now = Date.UTC(2026, 0, 2)) {
    this.#now = now;
  }

  /** How many are waiting for their time. */
  get timerCount(): number {
    return this.#timers.size;
  }

  readonly now = (): number => this.#now;

  readonly after = (delay: number, run: () => void): Disposable => {
    const timer = { at: this.#now + delay, run };
    this.#timers.add(timer);
    this.#waiting.splice(0).forEach((resolve) => {
      resolve();
    });
    return {
      dispose: () => {
        this.#timers.delete(timer);
      },
    };
  };

  /** Resolves when somebody waits. */
  async untilWaiting(): Promise<void> {
    if (this.#timers.size === 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  advance(duration: number): void {
    this.#now += duration;
    for (const timer of [...this.#timers].sort((left, right) => left.at - right.at)) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) {
        timer.run();
      }
    }
  }
}
