import { type Clock } from '../../base/clock.js';

export interface LinkedAbort {
  readonly signal: AbortSignal;
  /** Whether it was the time that ended it. */
  isOverdue(): boolean;
  dispose(): void;
}

/** Aborts with the first of the signals, or after `limit` milliseconds. */
export function linkAbort(
  clock: Clock,
  limit: number,
  signals: readonly (AbortSignal | undefined)[],
): LinkedAbort {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  let overdue = false;
  const timer = clock.after(limit, () => {
    overdue = true;
    abort();
  });
  const given = signals.filter((signal) => signal !== undefined);
  for (const signal of given) {
    signal.addEventListener('abort', abort, { once: true });
  }
  if (given.some((signal) => signal.aborted)) {
    abort();
  }
  return {
    signal: controller.signal,
    isOverdue: () => overdue,
    dispose: () => {
      timer.dispose();
      for (const signal of given) {
        signal.removeEventListener('abort', abort);
      }
    },
  };
}
