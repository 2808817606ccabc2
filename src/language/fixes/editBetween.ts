import { type TextEdit } from './fix.js';

/** One edit that makes one text of another: what both begin and end with stays. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) {
    start += 1;
  }
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) {
    same += 1;
  }
  return {
    offset: start,
    length: before.length - start - same,
    content: after.slice(start, after.length - same),
  };
}
