import { setTimeout as sleep } from 'node:timers/promises';

const interval = 20;

/**
 * Runs a check on a page until it holds: what a key or a click brings about is drawn frames later, on a
 * busy machine many. After `limit` milliseconds the check's own error is thrown.
 */
export async function eventually(check: () => Promise<void>, limit = 30_000): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() >= end) {
        throw error;
      }
    }
    await sleep(interval);
  }
}
