import * as vscode from 'vscode';
import { type Fix } from '../../language/fixes/fix.js';
import { type LanguageSchemas } from './languageSchemas.js';
import { toRange } from './ranges.js';
import { type ScimDiagnostics } from './scimDiagnostics.js';
import { type TreeCache } from './treeCache.js';

export interface FixProviderDeps {
  readonly schemas: LanguageSchemas;
  readonly trees: TreeCache;
  readonly diagnostics: ScimDiagnostics;
}

/** Quick fixes of what was found in a document. */
export class ScimFixProvider implements vscode.CodeActionProvider {
  static readonly metadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  } satisfies vscode.CodeActionProviderMetadata;
  readonly #deps: FixProviderDeps;

  constructor(deps: FixProviderDeps) {
    this.#deps = deps;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics: shown, only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const isWanted = only === undefined || only.contains(vscode.CodeActionKind.QuickFix);
    const findings = this.#deps.diagnostics
      .findingsOf(document)
      .filter(({ span }) => range.intersection(toRange(document, span)) !== undefined);
    if (!isWanted || findings.length === 0) {
      return [];
    }
    const [registry, tree, { fixesFor }] = await Promise.all([
      this.#deps.schemas.get(),
      this.#deps.trees.get(document),
      import('../../language/fixes/fixesFor.js'),
    ]);
    const format = formatOf(document);
    return findings.flatMap(({ finding, span }) => {
      const own = shown.filter(
        (diagnostic) =>
          ruleOf(diagnostic) === finding.rule && diagnostic.range.isEqual(toRange(document, span)),
      );
      return fixesFor(finding, { tree, registry, format }).map((fix) =>
        toAction(document, fix, own),
      );
    });
  }
}

const ruleOf = ({ code }: vscode.Diagnostic): unknown =>
  typeof code === 'object' ? code.value : code;

function formatOf(document: vscode.TextDocument): {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  readonly eol: string;
} {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const { insertSpaces, tabSize } = editor?.options ?? {};
  return {
    insertSpaces: typeof insertSpaces === 'boolean' ? insertSpaces : true,
    tabSize: typeof tabSize === 'number' ? tabSize : 2,
    eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
  };
}

function toAction(
  document: vscode.TextDocument,
  { title, edits, isPreferred }: Fix,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of edits) {
    const span = { start: offset, end: offset + length };
    action.edit.replace(document.uri, toRange(document, span), content);
  }
  action.diagnostics = diagnostics;
  action.isPreferred = isPreferred;
  return action;
}
