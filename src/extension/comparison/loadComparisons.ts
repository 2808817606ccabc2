import { type CompareDeps } from './compareDeps.js';
import { type Comparisons } from './comparisons.js';

export type LoadComparisons = () => Promise<Comparisons>;

/** The code of comparisons comes with the first of them. */
export function createComparisonLoader(deps: CompareDeps): LoadComparisons {
  let loading: Promise<Comparisons> | undefined;
  const load = async (): Promise<Comparisons> => {
    const { Comparisons: Loaded } = await import('./comparisons.js');
    return new Loaded(deps);
  };
  return () => (loading ??= load());
}
