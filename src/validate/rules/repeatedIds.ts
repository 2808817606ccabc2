import { type JsonArray } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { readText } from '../view/anyCase.js';
import { objectsIn } from '../view/messageView.js';

interface RepeatedId {
  readonly at: number;
  /** Index of the first resource with this id. */
  readonly first: number;
  readonly id: string;
}

/** So many are enough to see what is wrong. */
const mostTold = 10;

/** The resources with an id that an earlier one in the list has. */
export function findRepeatedIds(resources: JsonArray): readonly RepeatedId[] {
  const firsts = new Map<string, number>();
  const repeated: RepeatedId[] = [];
  for (const [at, resource] of objectsIn(resources)) {
    const id = readText(resource, 'id');
    if (id === undefined || repeated.length >= mostTold) {
      continue;
    }
    const first = firsts.get(id);
    if (first === undefined) {
      firsts.set(id, at);
    } else {
      repeated.push({ at, first, id: shorten(id) });
    }
  }
  return repeated;
}
