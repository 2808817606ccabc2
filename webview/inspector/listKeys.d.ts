export type ListMove = 'previous' | 'next' | 'pageUp' | 'pageDown' | 'first' | 'last';
export declare const moveForKey: (key: string) => ListMove | undefined;
/** The row that a move leads to; `from` is -1 while none is selected. -1 in an empty list. */
export declare function targetIndex(move: ListMove, from: number, count: number, page: number): number;
