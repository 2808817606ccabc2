import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf, scimDiagnostics } from '../support/editing.js';
import { call, closeAllEditors, request, startServer, stopServer } from '../support/extension.js';

const wrong = JSON.stringify({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'jane.of.problems',
  active: 'true',
});

const shown = (): readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[] =>
  vscode.languages
    .getDiagnostics()
    // Bodies that another test has opened stay open for minutes.
    .filter(([{ scheme, path }]) => scheme === 'scim-workbench' && path.includes('/whole/'))
    .map(([uri]) => [uri, scimDiagnostics(uri)] as const)
    .filter(([, diagnostics]) => diagnostics.length > 0);

export function defineTrafficFindingSuite(): void {
  describe('findings of captured requests in Problems', () => {
    beforeEach(async () => {
      await call('scimWorkbench.captures.clear');
    });

    afterEach(async () => {
      await call('scimWorkbench.captures.clear');
      await closeAllEditors();
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('are there when somebody asks, each at its place in the request', async () => {
      const server = await startServer();
      await request(server, '/Users', { method: 'POST', body: wrong });
      assert.deepEqual(shown(), []);

      const count = await call('scimWorkbench.findings.show');

      const [first] = shown();
      assert.ok(first);
      const [uri, diagnostics] = first;
      assert.equal(count, diagnostics.length);
      const found = diagnostics.find((diagnostic) => ruleOf(diagnostic) === 'schema.booleanText');
      assert.ok(found, diagnostics.map(ruleOf).join(', '));
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(found.range), '"true"');
      assert.match(document.lineAt(0).text, /^POST \/scim\/v2\/Users HTTP/);
    });

    it('are those of one exchange where it is named, and go with the captured requests', async () => {
      const server = await startServer();
      await request(server, '/Users', { method: 'POST', body: wrong });
      await request(server, '/Users', { method: 'POST', body: wrong });
      const [first] = (await call('scimWorkbench.captures.list')) ?? [];
      assert.ok(first);

      await call('scimWorkbench.findings.show', first.id);

      assert.equal(shown().length, 1);
      await call('scimWorkbench.captures.clear');
      assert.deepEqual(shown(), []);
    });

    it('cannot be shown where nothing was captured', async () => {
      assert.equal(await call('scimWorkbench.findings.show'), undefined);
      assert.equal(await call('scimWorkbench.findings.show', 'nobody'), undefined);
    });
  });
}
