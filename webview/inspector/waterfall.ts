import { type ExchangeSummary } from '../../src/protocol/inspector.js';

/** The stretch of time that the rows in view take. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

export function spanOf(rows: readonly ExchangeSummary[]): TimeSpan {
  let start = Infinity;
  let end = -Infinity;
  for (const { startedAt, duration } of rows) {
    start = Math.min(start, startedAt);
    end = Math.max(end, startedAt + duration);
  }
  return { start, end: Math.max(end, start + 1) };
}

/** Where an exchange lies in it, in percent. */
export function barOf(
  { startedAt, duration }: ExchangeSummary,
  { start, end }: TimeSpan,
): { readonly left: number; readonly width: number } {
  const whole = end - start;
  const left = ((startedAt - start) / whole) * 100;
  return { left, width: Math.min(100 - left, (duration / whole) * 100) };
}
