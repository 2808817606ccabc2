import { type Logger } from '../base/logger.js';

export type RunInBackground = (what: string, promise: PromiseLike<unknown>) => void;

/** For what nobody waits for: a failure goes to the log instead of nowhere. */
export const createRunInBackground =
  (logger: Logger): RunInBackground =>
  (what, promise) => {
    promise.then(undefined, (error: unknown) => {
      logger.error(error, { what });
    });
  };
