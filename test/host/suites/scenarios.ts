import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { call, closeAllEditors, request, startServer, stopServer } from '../support/extension.js';

const jane = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'jane@example.com',
  active: true,
};

export function defineScenariosSuite(): void {
  describe('scenarios', () => {
    let server: Awaited<ReturnType<typeof startServer>>;
    let folder = '';

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'scim-workbench-scenarios-'));
      await call('scimWorkbench.captures.clear');
      server = await startServer({ seed: 0 });
      const body = JSON.stringify(jane);
      const { body: created } = await request(server, '/Users', { method: 'POST', body });
      const { id } = created as { id: string };
      await request(server, `/Users/${id}`);
    });
    afterEach(async () => {
      await closeAllEditors();
      await stopServer();
      await rm(folder, { recursive: true });
    });

    it('saves what was captured, and plays it against the mock', async () => {
      const file = vscode.Uri.file(join(folder, 'hire.scim-scenario.json'));

      const saved = await call('scimWorkbench.captures.saveScenario', { file });
      const result = await call('scimWorkbench.scenario.play', { file, target: 'mock' });

      assert.equal(saved?.fsPath, file.fsPath);
      assert.match(await readFile(file.fsPath, 'utf8'), /"scimScenario": 1/);
      assert.equal(result?.outcome, 'content');
      assert.deepEqual(
        result.scenarios[0]?.steps.map(({ outcome }) => outcome),
        ['done', 'done'],
      );
    });

    it('tells what the server does otherwise, and plays what stands in the editor unsaved', async () => {
      const file = vscode.Uri.file(join(folder, 'hire.scim-scenario.json'));
      await call('scimWorkbench.captures.saveScenario', { file });
      const document = await vscode.workspace.openTextDocument(file);
      const edit = new vscode.WorkspaceEdit();
      const at = document.getText().indexOf('201');
      edit.replace(
        file,
        new vscode.Range(document.positionAt(at), document.positionAt(at + 3)),
        '409',
      );
      await vscode.workspace.applyEdit(edit);

      const result = await call('scimWorkbench.scenario.play', { file, target: 'mock' });

      assert.equal(result?.outcome, 'notContent');
      assert.match(
        result.scenarios[0]?.steps[0]?.problem ?? '',
        /answered with 201 in place of 409/,
      );
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('refuses a file that is none', async () => {
      const file = vscode.Uri.file(join(folder, 'bad.scim-scenario.json'));
      await writeFile(file.fsPath, '{ "scimScenario": 1 }');

      const result = await call('scimWorkbench.scenario.play', { file, target: 'mock' });

      assert.equal(result, undefined);
    });
  });
}
