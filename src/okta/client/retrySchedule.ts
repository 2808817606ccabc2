import { type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';

/** The first one included. */
export const mostAttempts = 10;

const fiveMinutes = 5 * 60_000;

/**
 * How long Okta waits after a 429, in milliseconds: as long as Retry-After says in whole seconds; where it says
 * nothing of the kind (a date is none), 5 minutes, doubled by each 429 of the same request before.
 *
 * @param attempt of the request that was answered, from 1
 * @returns undefined where there is no further attempt
 */
export function waitAfter(attempt: number, headers: readonly HttpHeader[]): number | undefined {
  if (attempt >= mostAttempts) {
    return undefined;
  }
  const seconds = /^\s*(\d{1,9})\s*$/.exec(findHeader(headers, 'retry-after') ?? '')?.[1];
  return seconds === undefined ? fiveMinutes * 2 ** (attempt - 1) : Number(seconds) * 1000;
}
