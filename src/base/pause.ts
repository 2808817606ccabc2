import { type Clock } from './clock.js';

/** Resolves after that time, or at once when the caller gives up. */
export function pause(
  clock: Pick<Clock, 'after'>,
  duration: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      timer.dispose();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.after(duration, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}
