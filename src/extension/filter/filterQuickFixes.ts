import * as vscode from 'vscode';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { toRange } from '../language/ranges.js';

/** What the parser and the schemas propose, as one change. */
export class FilterQuickFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix] as const;
  readonly #schemas: LanguageSchemas;

  constructor(schemas: LanguageSchemas) {
    this.#schemas = schemas;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (!diagnostics.some(({ source }) => source === 'SCIM')) {
      return [];
    }
    const text = document.getText();
    const [registry, { findingsInDocument }, { describeFix }] = await Promise.all([
      this.#schemas.get(),
      import('../../language/filter/entryFindings.js'),
      import('../../scim/filter/problem.js'),
    ]);
    return findingsInDocument(text, registry).flatMap(({ span, fix }) => {
      const place = toRange(document, span);
      if (!fix || !place.intersection(range)) {
        return [];
      }
      const action = new vscode.CodeAction(describeFix(text, fix), vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, toRange(document, fix.span), fix.text);
      action.diagnostics = diagnostics.filter((one) => one.range.isEqual(place));
      action.isPreferred = true;
      return [action];
    });
  }
}
