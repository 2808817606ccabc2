import { invalidFilter, type ScimError } from '../errors.js';
import { type Problem } from './problem.js';

const shownAround = 30;

/** The failure that a client sees (RFC 7644 3.12), with the column, counted from 1, and what stands there. */
export function toInvalidFilter(text: string, { message, span }: Problem): ScimError {
  const from = Math.max(0, span.start - shownAround);
  const before = text.slice(from, span.start);
  const after = text.slice(span.start, span.start + shownAround);
  const cutStart = from > 0 ? '…' : '';
  const cutEnd = span.start + shownAround < text.length ? '…' : '';
  return invalidFilter(
    `The filter is wrong at column ${String(span.start + 1)}: ${message}. ` +
      `Here: ${cutStart}${before}▸${after}${cutEnd}`,
  );
}
