import * as vscode from 'vscode';
import { until } from './extension.js';

/** A document in the editor, of the language JSON, with the cursor where the `|` is. */
export const openJson = (marked: string): ReturnType<typeof openMarked> =>
  openMarked(marked, 'json');

export async function openMarked(
  marked: string,
  language: string,
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const cursor = marked.indexOf('|');
  const content = cursor < 0 ? marked : marked.slice(0, cursor) + marked.slice(cursor + 1);
  const document = await openUntitled(language, content);
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(Math.max(cursor, 0));
  editor.selection = new vscode.Selection(position, position);
  return { document, position };
}

/** VS Code may give a new document the name, and with it the text, of one that is just being closed. */
async function openUntitled(language: string, content: string): Promise<vscode.TextDocument> {
  let document = await vscode.workspace.openTextDocument({ language, content });
  for (let tries = 0; tries < 5 && document.getText() !== content; tries += 1) {
    document = await vscode.workspace.openTextDocument({ language, content });
  }
  return document;
}

/** Of hovers of all extensions, as one text. */
export async function hoverTexts(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items;
}

export const labelOf = ({ label }: vscode.CompletionItem): string =>
  typeof label === 'string' ? label : label.label;

/** What SCIM Workbench says of a document. */
export const scimDiagnostics = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'SCIM');

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : code);

/** Waits until the rules that a document breaks are these. */
export async function untilRules(uri: vscode.Uri, rules: readonly string[]): Promise<void> {
  await until(vscode.languages.onDidChangeDiagnostics, () => {
    const now = scimDiagnostics(uri).map(ruleOf).toSorted();
    return now.join() === rules.toSorted().join() ? true : undefined;
  });
}

/** Puts another text in place of the first occurrence of one. */
export async function exchange(
  document: vscode.TextDocument,
  before: string,
  after: string,
): Promise<void> {
  const start = document.getText().indexOf(before);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(
    document.positionAt(start),
    document.positionAt(start + before.length),
  );
  edit.replace(document.uri, range, after);
  await vscode.workspace.applyEdit(edit);
}
