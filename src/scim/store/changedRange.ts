import { type JsonArray } from '../../base/json.js';

/** The part between the equal beginning and the equal end of two lists; most writes change little. */
export function findChangedRange(
  old: JsonArray,
  now: JsonArray,
): { readonly start: number; readonly oldEnd: number; readonly newEnd: number } {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    start += 1;
  }
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { start, oldEnd, newEnd };
}
