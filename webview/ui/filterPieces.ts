import { type DecodedFilter, type FilterRemark } from '../../src/protocol/inspector.js';

export type FilterToken = DecodedFilter['tokens'][number];

/** A part of a filter that has one colour and one mark. */
export interface FilterPiece extends FilterToken {
  /** Of the worst remark on it. */
  readonly mark?: FilterRemark['level'];
}

const rank: Readonly<Record<FilterRemark['level'], number>> = { error: 0, warning: 1, hint: 2 };

/**
 * Cuts the tokens where remarks begin and end. A remark on nothing, such as on a value that is missing, has the character at
 * its place, or a space of its own at the end.
 */
export function toFilterPieces(
  tokens: readonly FilterToken[],
  remarks: readonly FilterRemark[],
): readonly FilterPiece[] {
  const length = tokens.reduce((sum, { text }) => sum + text.length, 0);
  const marks = remarks
    .map(({ level, start, end }) => ({ level, ...within(start, end, length) }))
    .toSorted((left, right) => rank[left.level] - rank[right.level]);
  const cuts = new Set(marks.flatMap(({ start, end }) => [start, end]));
  const markAt = (place: number): Pick<FilterPiece, 'mark'> => {
    const mark = marks.find(({ start, end }) => start <= place && place < end)?.level;
    return mark ? { mark } : {};
  };
  const pieces: FilterPiece[] = [];
  let at = 0;
  for (const { kind, text } of tokens) {
    let from = 0;
    for (let to = 1; to <= text.length; to++) {
      if (to === text.length || cuts.has(at + to)) {
        pieces.push({ kind, text: text.slice(from, to), ...markAt(at + from) });
        from = to;
      }
    }
    at += text.length;
  }
  const { mark } = markAt(length);
  return mark ? [...pieces, { kind: 'plain', text: '\u00a0', mark }] : pieces;
}

function within(start: number, end: number, length: number): { start: number; end: number } {
  const first = Math.min(Math.max(0, Math.floor(start)), length);
  return { start: first, end: Math.max(first + 1, Math.floor(end)) };
}
