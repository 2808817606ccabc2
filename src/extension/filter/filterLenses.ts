import * as vscode from 'vscode';
import { toRange } from '../language/ranges.js';

/** More of them would only be in the way. */
const mostLenses = 500;

/** "Evaluate" above each filter. */
export class FilterLenses implements vscode.CodeLensProvider {
  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { readFilterEntries } = await import('../../language/filter/filterEntries.js');
    return readFilterEntries(document.getText())
      .slice(0, mostLenses)
      .map(
        ({ text, span }) =>
          new vscode.CodeLens(toRange(document, span), {
            command: 'scimWorkbench.filter.evaluate',
            title: vscode.l10n.t('$(play) Evaluate'),
            tooltip: vscode.l10n.t('Show who matches, who does not, and why'),
            arguments: [text.replaceAll(/\s*[\r\n]\s*/g, ' '), { show: true }],
          }),
      );
  }
}
