/** So long the extension host does nothing else, in milliseconds. */
const slice = 20;

/**
 * Runs to the end, and lets others have their turn in between.
 *
 * @returns undefined where nobody wants the result any more
 */
export async function runInSlices<T>(
  steps: Generator<undefined, T>,
  isWanted: () => boolean = () => true,
): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + slice;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
    }
    await new Promise(setImmediate);
    if (!isWanted()) {
      return undefined;
    }
  }
}
