import { parseFilter } from './parser.js';
import { applyFix, type Problem } from './problem.js';

const longestMended = 300;
const mostFixes = 6;

/**
 * The whole filter as it was meant, by as many fixes as it takes; undefined where it cannot be read even so, or is too long
 * to be read in a message.
 */
export function findMended(source: string, { fix }: Problem): string | undefined {
  let text = source;
  let next = fix;
  for (let count = 0; next && count < mostFixes && text.length <= longestMended; count += 1) {
    text = applyFix(text, next);
    const parsed = parseFilter(text);
    if (parsed.ok) {
      return text.length <= longestMended ? text.trim() : undefined;
    }
    next = parsed.problem.fix;
  }
  return undefined;
}
