import { payloadTooLarge, type ScimError, tooMany } from './errors.js';

/** In looks at a value, in those that cost least: about a second on a slow machine. */
const mostEffort = 40_000_000;

/**
 * What one request has cost so far. Each operation may look at every value of a list, and each comparison
 * of a filter at every resource, so that a body within the limit for bodies could keep the service busy for
 * minutes. What is counted is work and not time, so that the same request has the same answer everywhere.
 */
export class Effort {
  #left: number;
  readonly #refuse: () => ScimError;

  constructor(refuse: () => ScimError, most = mostEffort) {
    this.#refuse = refuse;
    this.#left = most;
  }

  /** For work that is not to be left half done: what comes after it may be refused. */
  charge(looks: number): void {
    this.#left -= looks;
  }

  /** @throws ScimError once it is more than one request may cost */
  spend(looks: number): void {
    this.charge(looks);
    if (this.#left < 0) {
      throw this.#refuse();
    }
  }
}

/** Of a request that changes something; a bulk request has one for all its operations. */
export const createWriteEffort = (most = mostEffort): Effort =>
  new Effort(
    () =>
      payloadTooLarge(
        'The operations of this request look at too many values all in all, so this one was not done. ' +
          'Send them in several requests, or as fewer operations with more values each',
      ),
    most,
  );

/** Of a query (RFC 7644, table 9, `tooMany`). */
export const createQueryEffort = (most = mostEffort): Effort =>
  new Effort(
    () =>
      tooMany(
        'The filter makes too many comparisons with all the resources there are. Send its parts in ' +
          'several requests, or join by "and" an equality that few resources fulfil, such as userName eq "…"',
      ),
    most,
  );
