/**
 * Some of the exchanges of a capture, by their `seq`, as lengths in turn: so many are left out, so many are taken, and
 * so on from the first. What a filter lets through of 100,000 rows is a few kilobytes as a rule, 200 kB at worst,
 * where its ids would take megabytes.
 */
export type SeqRuns = readonly number[];

/** @param seqs ascending, from 1 */
export function toSeqRuns(seqs: Iterable<number>): SeqRuns {
  const runs: number[] = [];
  let next = 1;
  let taken = 0;
  for (const seq of seqs) {
    if (seq > next || runs.length === 0) {
      if (taken > 0) {
        runs.push(taken);
      }
      runs.push(seq - next);
      taken = 0;
    }
    taken += 1;
    next = seq + 1;
  }
  if (taken > 0) {
    runs.push(taken);
  }
  return runs;
}

/** How many are taken. */
export const countSeqs = (runs: SeqRuns): number =>
  runs.reduce((sum, length, at) => (at % 2 === 1 ? sum + length : sum), 0);

/** Those of the items that are taken. @param items ascending */
export function pickSeqs<T extends { readonly seq: number }>(
  items: readonly T[],
  runs: SeqRuns,
): readonly T[] {
  let at = 0;
  let first = 1;
  let end = 1;
  return items.filter(({ seq }) => {
    while (seq >= end && at < runs.length) {
      first = end + (runs[at] ?? 0);
      end = first + (runs[at + 1] ?? 0);
      at += 2;
    }
    return seq >= first && seq < end;
  });
}
