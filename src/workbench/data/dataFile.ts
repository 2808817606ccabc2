import { createHash } from 'node:crypto';
import { type ResourceList, readResourceText } from './resourceText.js';

/** Resources that a server begins with. */
export interface DataFile extends ResourceList {
  /** What people call it: its path. */
  readonly name: string;
  /** Two files with the same digest hold the same. */
  readonly digest: string;
}

/** More than that makes the start slow, and the resources have to fit into the memory beside it. */
export const largestDataFile = 100 * 1024 * 1024;

/** @throws ResourceTextError */
export const readDataFile = (name: string, text: string): DataFile => ({
  name,
  digest: createHash('sha256').update(text).digest('hex'),
  ...readResourceText(text),
});

export const tooLargeDataFile = (sizeBytes: number): string => {
  const inMegabytes = (bytes: number): string => `${String(Math.ceil(bytes / 1024 / 1024))} MB`;
  return (
    `It has ${inMegabytes(sizeBytes)}; ${inMegabytes(largestDataFile)} are the most. ` +
    'Leave some of it away, or create the rest by POST'
  );
};
