import { type Clock } from '../../base/clock.js';
import { type Disposable } from '../../base/disposable.js';

export interface IdleWatchOptions {
  readonly clock: Clock;
  /** Milliseconds. */
  readonly timeout: number;
  /** Asked when nothing has moved for so long: whether that is the fault of the one who is watched. */
  readonly isToBlame: () => boolean;
  readonly onIdle: () => void;
}

/** Notices that nothing moves any more. One timer, whatever the number of pieces that come. */
export class IdleWatch implements Disposable {
  readonly #options: IdleWatchOptions;
  #lastAt: number;
  #timer: Disposable | undefined;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#lastAt = options.clock.now();
    this.#wait(options.timeout);
  }

  /** Something has moved. */
  readonly touch = (): void => {
    this.#lastAt = this.#options.clock.now();
  };

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #wait(delay: number): void {
    this.#timer = this.#options.clock.after(delay, () => {
      this.#look();
    });
  }

  #look(): void {
    const { clock, timeout, isToBlame, onIdle } = this.#options;
    const left = this.#lastAt + timeout - clock.now();
    if (left > 0) {
      this.#wait(left);
    } else if (isToBlame()) {
      onIdle();
    } else {
      this.#wait(timeout);
    }
  }
}
