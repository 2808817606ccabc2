import { type Disposable } from './disposable.js';

/** The only source of time in the pure layers, so that tests turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Calls back once after `delay` milliseconds unless disposed before. */
  after(delay: number, run: () => void): Disposable;
}
