import { type SeqRuns } from './seqRuns.js';

/** What can be meant besides everything that is captured. */
export const captureParts = ['shown', 'selected', 'pinned'] as const;
export type NamedPart = (typeof captureParts)[number];

/** Those that mean something now; what is not known as a whole yet is absent, too. */
export type CaptureParts = Readonly<Partial<Record<NamedPart, SeqRuns>>>;
