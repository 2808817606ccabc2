import { compareKeys, type Order, type SortKey } from '../query/sort.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type Entry } from './resourceTable.js';
import { type StoredResource } from './storedResource.js';

/** The place of a resource in a list. It stays a place when the resource is gone. */
export interface Position {
  /** Among the types of the query. */
  readonly type: number;
  readonly ordinal: number;
  readonly key?: Exclude<SortKey, undefined>;
}

/** Which page of a list: what comes after a place, or before it; without one, what comes first. */
export interface Step {
  readonly from?: Position;
  readonly isBackwards: boolean;
}

export interface Walk {
  readonly totalResults: number;
  readonly resources: readonly StoredResource[];
  /** To the page after this one; undefined where it is the last. */
  readonly next?: Step;
  readonly previous?: Step;
}

export interface WalkOptions {
  readonly types: readonly ResourceType[];
  readonly order?: Order;
  readonly isDescending?: boolean;
  readonly step: Step;
  readonly count: number;
}

/**
 * A page that begins where another one ended, by place and not by number: what comes and goes in
 * between neither repeats nor skips what stays.
 *
 * @param found in the order that the options say
 */
export function walk(found: readonly Entry[], options: WalkOptions): Walk {
  const [start, end] = findRange(found, options);
  const page = found.slice(start, end);
  const [first, last] = [page[0], page.at(-1)];
  const isAtStart = start === 0;
  const isAtEnd = end === found.length;
  return {
    totalResults: found.length,
    resources: page.map(({ stored }) => stored),
    ...(!isAtEnd && {
      next: { ...(last && { from: positionOf(last, options) }), isBackwards: false },
    }),
    ...(!isAtStart &&
      first && { previous: { from: positionOf(first, options), isBackwards: true } }),
  };
}

function findRange(found: readonly Entry[], options: WalkOptions): readonly [number, number] {
  const { step, count } = options;
  const { from, isBackwards } = step;
  if (!from) {
    return [0, Math.min(found.length, count)];
  }
  const compare = comparePositions(options);
  const at = countWhile(found, (entry) => {
    const order = compare(positionOf(entry, options), from);
    return isBackwards ? order < 0 : order <= 0;
  });
  return isBackwards ? [Math.max(0, at - count), at] : [at, Math.min(found.length, at + count)];
}

function positionOf(entry: Entry, { types, order }: WalkOptions): Position {
  const key = order?.keyOf(entry.stored.content);
  return {
    type: types.indexOf(entry.type),
    ordinal: entry.ordinal ?? 0,
    ...(key !== undefined && { key }),
  };
}

const comparePositions =
  ({ isDescending }: WalkOptions) =>
  (left: Position, right: Position): number =>
    (isDescending ? -1 : 1) * compareKeys(left.key, right.key) ||
    left.type - right.type ||
    left.ordinal - right.ordinal;

/** How many there are at the beginning of which `isBefore` holds; of none behind them it does. */
function countWhile(found: readonly Entry[], isBefore: (entry: Entry) => boolean): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = found[middle];
    if (entry && isBefore(entry)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
