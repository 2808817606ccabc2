import { type CaptureParts, captureParts } from '../../protocol/captureParts.js';
import { Params } from './readParams.js';

/** What the inspector shows, has selected and pinned; nothing of it while nobody sees one. */
export type ReadParts = () => Promise<CaptureParts>;

/** Of a page, which has that much time for it: who waits for it has just chosen a command. In milliseconds. */
const patience = 500;

/** What a page answers, read as everything that comes from it; nothing where it does not, or not in time. */
export async function partsOf(answer: Promise<unknown>): Promise<CaptureParts> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patience, undefined);
  });
  try {
    const params = new Params((await Promise.race([answer, late])) ?? {});
    return Object.fromEntries(
      captureParts.flatMap((part) => {
        const runs = params.optionalSeqRuns(part);
        return runs ? [[part, runs]] : [];
      }),
    );
  } catch {
    // expected: the page is gone, or of another version; all of the capture can be meant even so
    return {};
  } finally {
    clearTimeout(timer);
  }
}
