import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { closeAllEditors, getExtension, until } from '../support/extension.js';
import {
  completionsAt,
  hoverTexts,
  labelOf,
  openMarked,
  scimDiagnostics,
} from '../support/editing.js';

const open = (marked: string): ReturnType<typeof openMarked> => openMarked(marked, 'scimfilter');

/** Waits until so many things are said of the document. */
const untilDiagnostics = (uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> =>
  until(vscode.languages.onDidChangeDiagnostics, () => {
    const now = scimDiagnostics(uri);
    return now.length === count ? now : undefined;
  });

async function lensesOf(
  document: vscode.TextDocument,
): Promise<readonly { readonly line: number; readonly filter: string }[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return lenses.map(({ range, command }) => ({
    line: range.start.line,
    filter: String(command?.arguments?.at(0)),
  }));
}

export function defineFilterLanguageSuite(): void {
  describe('a .scimfilter file in the editor', () => {
    before(async () => {
      await getExtension();
    });

    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await closeAllEditors();
    });

    it('is told by its name', async () => {
      const document = await vscode.workspace.openTextDocument(
        vscode.Uri.parse('untitled:people.scimfilter'),
      );

      assert.equal(document.languageId, 'scimfilter');
    });

    it('shows where a filter is wrong, and mends it with one click', async () => {
      const { document } = await open('# mine\nuserName = "jane"\nactive gt true\n');
      const [first, second] = await untilDiagnostics(document.uri, 2);
      assert.ok(first && second);
      assert.equal(document.getText(first.range), '=');
      assert.equal(first.message, '"=" is not an operator: use eq.');
      assert.equal(first.severity, vscode.DiagnosticSeverity.Error);
      assert.equal(document.getText(second.range), 'gt');

      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        first.range,
      );
      const action = actions.find(({ title }) => title === 'Replace "=" with "eq"');
      assert.ok(action?.edit, actions.map(({ title }) => title).join(', '));
      await vscode.workspace.applyEdit(action.edit);

      await untilDiagnostics(document.uri, 1);
      assert.equal(document.lineAt(1).text, 'userName eq "jane"');
    });

    it('says nothing any more when it is closed or becomes right', async () => {
      const { document } = await open('usrName pr');
      const [warning] = await untilDiagnostics(document.uri, 1);
      assert.equal(warning?.severity, vscode.DiagnosticSeverity.Warning);
      assert.match(warning.message, /Did you mean userName\?$/);

      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

      await untilDiagnostics(document.uri, 0);
    });

    it('proposes attributes, operators that go with them, and values', async () => {
      const attribute = await open('dep|');
      const department = (await completionsAt(attribute.document, attribute.position)).find(
        (item) => labelOf(item) === 'department',
      );
      assert.ok(department?.insertText instanceof vscode.SnippetString);
      assert.match(department.insertText.value, /^urn:.*:department $/);
      const operator = await open('active |');
      const value = await open('emails[type eq |]');

      const operators = await completionsAt(operator.document, operator.position);
      const values = await completionsAt(value.document, value.position);

      assert.deepEqual(operators.map(labelOf), ['eq', 'ne', 'pr']);
      assert.deepEqual(values.map(labelOf).slice(0, 3), ['"home"', '"other"', '"work"']);
    });

    it('has a lens above each filter that evaluates it', async () => {
      const { document } = await open('# x\nuserName pr\n  and active pr\n\ntitle pr');

      const expected = [
        { line: 1, filter: 'userName pr and active pr' },
        { line: 4, filter: 'title pr' },
      ];
      let found = await lensesOf(document);
      // VS Code may still have the text of the untitled document before under this name.
      const end = Date.now() + 30_000;
      while (Date.now() < end && !isDeepStrictEqual(found, expected)) {
        await sleep(50);
        found = await lensesOf(document);
      }

      assert.deepEqual(found, expected);
    });

    it('is told in words when the mouse rests on it', async () => {
      const { document, position } = await open('userName sw "j" and act|ive eq true');

      const shown = await hoverTexts(document, position);

      assert.match(shown, /\*\*active equals true\*\*/);
      assert.match(shown, /\*\*active\*\*: boolean/);
      assert.match(shown, /- All of these\n {2}- userName begins with "j"/);
    });
  });
}
