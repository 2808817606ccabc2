import * as vscode from 'vscode';
import { toRowText, toSideText, toSummaryText } from '../../workbench/comparison/comparisonText.js';
import { toComparisonUri } from '../documents/documentUris.js';
import { type HeldComparison } from './comparisons.js';

/** @param row of it; the whole where it is null */
export async function openInDifferenceEditor(
  { id, before, after }: HeldComparison,
  row: number | null,
): Promise<void> {
  const place = row === null ? '' : ` ${String(row + 1)}`;
  await vscode.commands.executeCommand(
    'vscode.diff',
    toComparisonUri({ comparisonId: id, side: 'before', row }, `${before.label}${place}.http`),
    toComparisonUri({ comparisonId: id, side: 'after', row }, `${after.label}${place}.http`),
    `${vscode.l10n.t('{0} ↔ {1}', before.label, after.label)}${place}`,
    { preview: true },
  );
}

export async function openSummary({ comparison, before, after }: HeldComparison): Promise<void> {
  const names = { before: before.label, after: after.label };
  const content = toSummaryText(comparison, names);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

/** What one side of the difference editor shows. */
export const toDocumentText = (
  { comparison }: HeldComparison,
  side: 'before' | 'after',
  row: number | null,
): string =>
  row === null ? toSideText(comparison, side) : (toRowText(comparison, row, side) ?? '');
