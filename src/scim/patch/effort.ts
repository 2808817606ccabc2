import { payloadTooLarge } from '../errors.js';

/** Looks at values, in those that cost least: some seconds on a slow machine. */
const mostEffort = 200_000_000;

/**
 * What the operations of one request have cost. Each may look at every value of a list, so that a body
 * within the limit for bodies could keep the service busy for minutes.
 */
export class Effort {
  #left = mostEffort;

  /** @throws ScimError 413 */
  spend(looks: number): void {
    this.#left -= looks;
    if (this.#left < 0) {
      throw payloadTooLarge(
        'The operations of this PATCH look at too many values all in all. Send them in several ' +
          'requests, or as fewer operations with more values each',
      );
    }
  }
}
