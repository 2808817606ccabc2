import * as vscode from 'vscode';
import {
  type CaptureComparison,
  compareCaptures,
} from '../../workbench/comparison/compareCaptures.js';
import { toSideText, toSummaryText } from '../../workbench/comparison/comparisonText.js';
import { readRuleLevels } from '../settings.js';
import { askSource, type CaptureSource, loadSource, readSource } from './captureSource.js';
import { type CompareDeps } from './compareDeps.js';
import { showTexts } from './comparisonDocuments.js';

/**
 * Holds two captures against each other, in the difference editor where a person has asked for it.
 *
 * @param given `{ before, after }`: `current`, `{ session }` or `{ file }` each; else the user is asked
 */
export async function compareCommand(
  deps: CompareDeps,
  given: unknown,
): Promise<CaptureComparison | undefined> {
  const named = readSource(given, 'before');
  const before = named ?? (await askSource(deps, vscode.l10n.t('Which capture came first?')));
  const after =
    before &&
    (readSource(given, 'after') ??
      (await askSource(deps, vscode.l10n.t('Which capture is it compared with?'))));
  if (!before || !after) {
    return undefined;
  }
  const { registry } = await deps.workbench.get();
  const comparison = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Comparing captures') },
    async () =>
      compareCaptures(await loadSource(deps, before), await loadSource(deps, after), {
        registry,
        levels: readRuleLevels(),
      }),
  );
  if (!named) {
    await show(deps, comparison, { before, after });
  }
  return comparison;
}

async function show(
  { runInBackground }: CompareDeps,
  comparison: CaptureComparison,
  { before, after }: { readonly before: CaptureSource; readonly after: CaptureSource },
): Promise<void> {
  await showTexts(
    { name: before.label, text: toSideText(comparison, 'before') },
    { name: after.label, text: toSideText(comparison, 'after') },
  );
  const { different, added, missing, same } = comparison.counts;
  const summary = vscode.l10n.t('Show Summary');
  const offer = async (): Promise<void> => {
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} requests differ, {1} were added, {2} are missing, {3} are the same.', {
        0: different,
        1: added,
        2: missing,
        3: same,
      }),
      summary,
    );
    if (chosen === summary) {
      const names = { before: before.label, after: after.label };
      const content = toSummaryText(comparison, names);
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
      await vscode.window.showTextDocument(document);
    }
  };
  runInBackground('offer the summary', offer());
}
