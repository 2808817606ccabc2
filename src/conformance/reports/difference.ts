import { type ChangeObject, diffLines } from 'diff';

export type DifferenceKind = 'same' | 'expected' | 'actual' | 'gap';

/** A line of one of the two texts, or of both; a gap stands for some that are the same. */
export interface DifferenceLine {
  readonly kind: DifferenceKind;
  readonly text: string;
}

/** As in a patch from what was expected to what came. */
export const differenceSigns: Readonly<Record<DifferenceKind, string>> = {
  same: ' ',
  expected: '-',
  actual: '+',
  gap: ' ',
};

/** Lines that are kept before and after a change. */
const context = 3;
/** More than this is no explanation any more. */
const mostLines = 60;
/** Beyond, a comparison would take long; the beginnings will do. */
const longestText = 100_000;
/** Texts that have more changes have little in common: they stand one after the other. */
const mostChanges = 500;

/** What was expected and what came, line by line. */
export function differenceLines(expected: string, actual: string): readonly DifferenceLine[] {
  const [left, right] = [head(expected), head(actual)];
  const changes = diffLines(left, right, { maxEditLength: mostChanges }) ?? [
    { removed: true, added: false, value: left },
    { removed: false, added: true, value: right },
  ];
  return cut(withGaps(changes.flatMap(toLines)));
}

type Change = Pick<ChangeObject<string>, 'added' | 'removed' | 'value'>;

const toLines = ({ added, removed, value }: Change): readonly DifferenceLine[] =>
  value
    .replace(/\n$/, '')
    .split('\n')
    .map((text) => ({ kind: added ? 'actual' : removed ? 'expected' : 'same', text }));

const head = (text: string): string => `${text.slice(0, longestText)}\n`;

function withGaps(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  const isNear = nearChanges(lines);
  return lines.flatMap((line, at) => {
    if (isNear(at)) {
      return [line];
    }
    return at === 0 || isNear(at - 1) ? [gap] : [];
  });
}

const gap: DifferenceLine = { kind: 'gap', text: '…' };

function nearChanges(lines: readonly DifferenceLine[]): (at: number) => boolean {
  const near = new Set<number>();
  for (const [at, { kind }] of lines.entries()) {
    if (kind !== 'same') {
      for (let other = at - context; other <= at + context; other += 1) {
        near.add(other);
      }
    }
  }
  return (at) => near.has(at);
}

/** Where there is too much, both sides are to be seen. */
function cut(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  if (lines.length <= mostLines) {
    return lines;
  }
  const half = mostLines / 2;
  const isOneAfterTheOther = lines.slice(0, mostLines).every(({ kind }) => kind === 'expected');
  const actual = lines.filter(({ kind }) => kind === 'actual');
  return isOneAfterTheOther && actual.length > 0
    ? [...lines.slice(0, half), gap, ...actual.slice(0, half), gap]
    : [...lines.slice(0, mostLines), gap];
}
