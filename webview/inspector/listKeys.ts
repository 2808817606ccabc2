export type ListMove = 'previous' | 'next' | 'pageUp' | 'pageDown' | 'first' | 'last';

const moves: ReadonlyMap<string, ListMove> = new Map([
  ['ArrowUp', 'previous'],
  ['k', 'previous'],
  ['ArrowDown', 'next'],
  ['j', 'next'],
  ['PageUp', 'pageUp'],
  ['PageDown', 'pageDown'],
  ['Home', 'first'],
  ['End', 'last'],
]);

export const moveForKey = (key: string): ListMove | undefined => moves.get(key);

/** The row that a move leads to; `from` is -1 while none is selected. -1 in an empty list. */
export function targetIndex(move: ListMove, from: number, count: number, page: number): number {
  const last = count - 1;
  // Without a selection the first step lands on the newest row: that is what one came to look at.
  const start = from < 0 ? last : from;
  const isFresh = from < 0;
  switch (move) {
    case 'first':
      return Math.min(0, last);
    case 'last':
      return last;
    case 'previous':
      return isFresh ? last : Math.max(0, start - 1);
    case 'next':
      return isFresh ? last : Math.min(last, start + 1);
    case 'pageUp':
      return Math.max(Math.min(0, last), start - page);
    case 'pageDown':
      return Math.min(last, start + page);
  }
}
