import { type ComparedKind, comparedKinds } from '../../../src/protocol/captureComparison.js';

/** What is kept of a comparison through a reload of the page. */
export interface ShownComparison {
  readonly id: string;
  /** Which kinds are shown; all where there is none. */
  readonly kinds: readonly ComparedKind[];
  /** The row that is open. */
  readonly at: number | undefined;
}

/** Undefined where it is none. */
export function readShownComparison(value: unknown): ShownComparison | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) {
    return undefined;
  }
  const { id, kinds, at }: { id: unknown; kinds?: unknown; at?: unknown } = value;
  if (typeof id !== 'string') {
    return undefined;
  }
  const named: readonly unknown[] = Array.isArray(kinds) ? kinds : [];
  return {
    id,
    kinds: comparedKinds.filter((kind) => named.includes(kind)),
    at: typeof at === 'number' ? at : undefined,
  };
}
