import { type Disposable } from '../../base/disposable.js';

/** Runs `run` at once, then at most once in `interval` milliseconds, the last time included. */
export class Throttle implements Disposable {
  readonly #interval: number;
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;
  #isWanted = false;
  #isDisposed = false;

  constructor(interval: number, run: () => void) {
    this.#interval = interval;
    this.#run = run;
  }

  trigger(): void {
    if (this.#isDisposed) {
      return;
    }
    if (this.#timer) {
      this.#isWanted = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isWanted) {
        this.#isWanted = false;
        this.trigger();
      }
    }, this.#interval);
    this.#run();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }
}
