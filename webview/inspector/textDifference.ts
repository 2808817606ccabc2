import { type Change, diffLines } from 'diff';

/** A run of lines that both have, or one of them only. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond it a comparison would take long and tell little. */
const mostEdits = 2000;
/** Lines that are the same and stand around nothing that differs are left out. */
const context = 3;

const kindOf = ({ added, removed }: Change): DiffPiece['kind'] =>
  added ? 'added' : removed ? 'removed' : 'same';

/** Line by line; undefined where the texts are too different. */
export function compareTexts(before: string, after: string): readonly DiffPiece[] | undefined {
  const changes = diffLines(before, after, { maxEditLength: mostEdits });
  return changes?.map((change, at) => {
    const kind = kindOf(change);
    return {
      kind,
      text:
        kind === 'same' ? shorten(change.value, at === 0, at === changes.length - 1) : change.value,
    };
  });
}

/** The beginning only behind a difference, the end only before one. */
function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const head = isFirst ? [] : lines.slice(0, context);
  const tail = isLast ? [] : lines.slice(-context);
  return lines.length <= head.length + tail.length + 1
    ? `${lines.join('\n')}\n`
    : `${[...head, '⋯', ...tail].join('\n')}\n`;
}
