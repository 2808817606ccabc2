import { setMaxListeners } from 'node:events';

/** Ends what runs, so that nothing stays behind. */
export function abortOnSignals() {
  const controller = new AbortController();
  // `node:test` listens once for each file, which is no leak.
  setMaxListeners(0, controller.signal);
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => {
      controller.abort();
      process.once(name, () => process.exit(1));
    });
  }
  return controller.signal;
}
