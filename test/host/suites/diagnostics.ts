import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exchange, openJson, ruleOf, scimDiagnostics, untilRules } from '../support/editing.js';
import {
  call,
  closeAllEditors,
  getExtension,
  request,
  startServer,
  stopServer,
  until,
} from '../support/extension.js';
import { toBodyUri } from '../../../src/extension/documents/documentUris.js';

const user = '"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]';
const wrong = `{ ${user}, "userName": "jane", "active": "true" }`;

const setLevels = (levels: Readonly<Record<string, string>> | undefined): Thenable<void> =>
  vscode.workspace
    .getConfiguration('scimWorkbench')
    .update('rules.levels', levels, vscode.ConfigurationTarget.Global);

export function defineDiagnosticSuite(): void {
  describe('findings in SCIM documents', () => {
    before(async () => {
      await getExtension();
    });

    afterEach(async () => {
      await setLevels(undefined);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await closeAllEditors();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('show as soon as a document is open, exactly where they are', async () => {
      const { document } = await openJson(wrong);

      await untilRules(document.uri, ['schema.booleanText']);

      const [diagnostic] = scimDiagnostics(document.uri);
      assert.ok(diagnostic);
      assert.equal(document.getText(diagnostic.range), '"true"');
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
      assert.match(diagnostic.message, /active must be a boolean/);
      assert.match(diagnostic.message, /Okta/);
    });

    it('go when the document is mended, and come with the next mistake', async () => {
      const { document } = await openJson(wrong);
      await untilRules(document.uri, ['schema.booleanText']);

      await exchange(document, '"true"', 'true');
      await untilRules(document.uri, []);
      await exchange(document, '"userName"', '"username"');

      await untilRules(document.uri, ['schema.nameCapitals']);
    });

    it('stay while the JSON is broken', async () => {
      const { document } = await openJson(wrong);
      await untilRules(document.uri, ['schema.booleanText']);

      await exchange(document, '"userName": "jane",', '"userName": ');

      assert.equal(await call('scimWorkbench.document.validate', document.uri), undefined);
      assert.deepEqual(scimDiagnostics(document.uri).map(ruleOf), ['schema.booleanText']);
    });

    it('go when the document is closed', async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      const uri = vscode.Uri.joinPath(folder.uri, 'wrong.scim.json');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(wrong));
      // What an extension opens stays open for minutes; this is as if the user had done it.
      await vscode.commands.executeCommand('vscode.open', uri);
      await untilRules(uri, ['schema.booleanText']);

      await closeAllEditors();

      await untilRules(uri, []);
      await vscode.workspace.fs.delete(uri);
    });

    it('follow the levels of the setting', async () => {
      const { document } = await openJson(wrong);
      await untilRules(document.uri, ['schema.booleanText']);

      await setLevels({ 'schema.booleanText': 'hint' });

      const changed = until(vscode.languages.onDidChangeDiagnostics, () =>
        scimDiagnostics(document.uri).find(
          ({ severity }) => severity === vscode.DiagnosticSeverity.Information,
        ),
      );
      assert.equal(ruleOf(await changed), 'schema.booleanText');
      await setLevels({ 'schema.booleanText': 'off' });
      await untilRules(document.uri, []);
    });

    it('are what the command gives, with their places', async () => {
      const { document } = await openJson(wrong);

      const findings = await call('scimWorkbench.document.validate', document.uri);

      const start = document.getText().indexOf('"true"');
      assert.deepEqual(
        findings?.map(({ rule, level, pointer, range }) => ({ rule, level, pointer, range })),
        [
          {
            rule: 'schema.booleanText',
            level: 'error',
            pointer: '/active',
            range: {
              start: { line: 0, character: start },
              end: { line: 0, character: start + '"true"'.length },
            },
          },
        ],
      );
      assert.deepEqual(scimDiagnostics(document.uri).map(ruleOf), ['schema.booleanText']);
    });

    it('are none in a document that is right, which the active editor shows', async () => {
      await openJson(`{ ${user}, "userName": "jane" }`);

      assert.deepEqual(await call('scimWorkbench.document.validate'), []);
    });

    it('are not looked for in what is no SCIM document', async () => {
      await openJson('{ "active": "true" }');

      assert.equal(await call('scimWorkbench.document.validate'), undefined);
      assert.equal(await call('scimWorkbench.document.validate', 'a path'), undefined);
    });

    it('show for a captured body only where somebody asks', async () => {
      await call('scimWorkbench.captures.clear');
      const server = await startServer();
      await request(server, '/Users', { method: 'POST', body: wrong });
      const [exchanged] = (await call('scimWorkbench.captures.list')) ?? [];
      assert.ok(exchanged);
      const uri = toBodyUri(exchanged.id, 'request', 'Create user.json');
      await vscode.window.showTextDocument(uri);
      // By the time that a document which was opened later is judged, this one would be, too.
      const { document } = await openJson(wrong);
      await untilRules(document.uri, ['schema.booleanText']);
      assert.deepEqual(scimDiagnostics(uri), []);

      await call('scimWorkbench.document.validate', uri);

      assert.deepEqual(scimDiagnostics(uri).map(ruleOf), ['schema.booleanText']);
      await stopServer();
    });
  });
}
