import { performance } from 'node:perf_hooks';

const heartbeat = 20_000;

let output = process.stdout;

/** For commands whose standard output is read by another program. */
export function sayOnStandardError() {
  output = process.stderr;
}

/** One line of what goes on. */
export function say(line) {
  output.write(`${line}\n`);
}

export const toSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Says what is begun, that it still goes on, and how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = performance.now();
  const elapsed = () => toSeconds(performance.now() - startedAt);
  say(`- ${title} …`);
  const timer = setInterval(() => {
    say(`  still at it after ${elapsed()}: ${title}`);
  }, heartbeat);
  try {
    const result = await work();
    say(`  done in ${elapsed()}`);
    return result;
  } catch (error) {
    say(`  failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
