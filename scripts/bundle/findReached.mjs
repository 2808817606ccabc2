/**
 * The files that are read when these are: with `isLazyToo`, also what they may ask for later.
 *
 * @param outputs as esbuild's metafile has them
 */
export function findReached(outputs, entries, { isLazyToo = false } = {}) {
  const reached = new Set(entries);
  // A set that grows while it is walked gives what was added too.
  for (const path of reached) {
    for (const { path: asked, kind } of outputs[path].imports) {
      if (asked in outputs && (isLazyToo || kind !== 'dynamic-import')) {
        reached.add(asked);
      }
    }
  }
  return [...reached];
}
