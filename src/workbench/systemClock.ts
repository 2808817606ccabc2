import { type Clock } from '../base/clock.js';
import { toDisposable } from '../base/disposable.js';

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return toDisposable(() => {
      clearTimeout(timer);
    });
  },
};
