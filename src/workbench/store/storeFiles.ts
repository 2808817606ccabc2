/** The files of a store: a snapshot and the journal since it, one of each for every generation. */
export type StoreFileKind = 'journal' | 'snapshot';

export interface Generations {
  /** In rising order. */
  readonly snapshots: readonly number[];
  readonly journals: readonly number[];
  /** Begun and not finished by a process that has ended. */
  readonly unfinished: readonly string[];
  /** Whatever else is in the folder, apart from what the store has put aside itself. */
  readonly foreign: readonly string[];
}

export const lockName = 'lock';

const filePattern = /^(journal|snapshot)-(\d{8})\.store(\.new)?$/;
const asidePattern = /^(?:journal|snapshot)\.corrupt-/;

export const fileName = (kind: StoreFileKind, generation: number): string =>
  `${kind}-${String(generation).padStart(8, '0')}.store`;

/** A snapshot has this name until it is whole. */
export const unfinishedName = (generation: number): string =>
  `${fileName('snapshot', generation)}.new`;

/** `journal.corrupt-2026-01-31T12-00-00.000Z`: Windows has no colons in names. */
export function asideName(kind: StoreFileKind, time: number, taken: readonly string[]): string {
  const base = `${kind}.corrupt-${new Date(time).toISOString().replaceAll(':', '-')}`;
  let name = base;
  for (let count = 2; taken.includes(name); count += 1) {
    name = `${base}-${String(count)}`;
  }
  return name;
}

export function sortFiles(names: readonly string[]): Generations {
  const snapshots: number[] = [];
  const journals: number[] = [];
  const unfinished: string[] = [];
  const foreign: string[] = [];
  for (const name of names) {
    const [, kind, digits, isNew] = filePattern.exec(name) ?? [];
    if (isNew !== undefined) {
      unfinished.push(name);
    } else if (kind !== undefined) {
      (kind === 'journal' ? journals : snapshots).push(Number(digits));
    } else if (!asidePattern.test(name) && !name.startsWith(lockName)) {
      foreign.push(name);
    }
  }
  const rising = (left: number, right: number): number => left - right;
  return {
    snapshots: snapshots.sort(rising),
    journals: journals.sort(rising),
    unfinished,
    foreign,
  };
}
