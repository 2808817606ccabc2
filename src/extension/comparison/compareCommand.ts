import * as vscode from 'vscode';
import { type CaptureComparison } from '../../workbench/comparison/compareCaptures.js';
import { askSource, readSource } from './captureSource.js';
import { type CompareDeps } from './compareDeps.js';
import { type LoadComparisons } from './loadComparisons.js';

export interface CompareCommandDeps extends CompareDeps {
  readonly comparisons: LoadComparisons;
  /** In the inspector. */
  readonly show: (id: string) => Promise<void>;
}

/**
 * Holds two captures against each other, in the inspector where a person has asked for it.
 *
 * @param given `{ before, after }`: `current`, `{ session }` or `{ file }` each; else the user is asked
 */
export async function compareCommand(
  deps: CompareCommandDeps,
  given: unknown,
): Promise<CaptureComparison | undefined> {
  const named = readSource(given, 'before');
  const before = named ?? (await askSource(deps, vscode.l10n.t('Which capture came first?')));
  const after =
    before &&
    (readSource(given, 'after') ??
      (await askSource(deps, vscode.l10n.t('Which capture is it compared with?'), before)));
  if (!before || !after) {
    return undefined;
  }
  const made = await (await deps.comparisons()).make(before, after);
  if (made && !named) {
    await deps.show(made.id);
  }
  return made?.comparison;
}
