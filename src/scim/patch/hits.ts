import { type JsonArray } from '../../base/json.js';
import { type Selector } from './selector.js';

/**
 * Which elements a filter in brackets means. Without iterators: a group may have 10,000 members, and a
 * request 1,000 operations on them.
 */
export function findHits(elements: JsonArray, selector: Selector): readonly number[] {
  const hits: number[] = [];
  elements.forEach((element, at) => {
    if (selector.matches(element)) {
      hits.push(at);
    }
  });
  return hits;
}

/** The elements without those at `hits`. */
export function withoutHits(elements: JsonArray, hits: readonly number[]): JsonArray {
  const [only] = hits;
  if (only !== undefined && hits.length === 1) {
    return elements.toSpliced(only, 1);
  }
  const removed = new Set(hits);
  return elements.filter((_, at) => !removed.has(at));
}
