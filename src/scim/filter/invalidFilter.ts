import { invalidFilter, type ScimError } from '../errors.js';
import { findMended } from './mend.js';
import { type Problem } from './problem.js';

const shownAround = 30;

/** The failure that a client sees (RFC 7644 3.12): the column, counted from 1, what stands there, what to write. */
export function toInvalidFilter(text: string, problem: Problem): ScimError {
  const { message, span } = problem;
  const mended = findMended(text, problem);
  const proposal = mended === undefined ? '' : `. Try: ${mended}`;
  const from = Math.max(0, span.start - shownAround);
  const before = text.slice(from, span.start);
  const after = text.slice(span.start, span.start + shownAround);
  const cutStart = from > 0 ? '…' : '';
  const cutEnd = span.start + shownAround < text.length ? '…' : '';
  return invalidFilter(
    `The filter is wrong at column ${String(span.start + 1)}: ${message}. ` +
      `Here: ${cutStart}${before}▸${after}${cutEnd}${proposal}`,
  );
}
