import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, getExtension } from '../support/extension.js';
import { completionsAt, hoverTexts, labelOf, openJson } from '../support/editing.js';

const user = '"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]';

export function defineLanguageSuite(): void {
  describe('a SCIM document in the editor', () => {
    before(async () => {
      await getExtension();
    });

    afterEach(async () => {
      await vscode.workspace
        .getConfiguration('scimWorkbench')
        .update('server.schemas', undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await closeAllEditors();
    });

    it('explains an attribute when the mouse rests on it', async () => {
      const { document, position } = await openJson(`{ ${user}, "user|Name": "jane" }`);

      const shown = await hoverTexts(document, position);

      assert.match(shown, /\*\*userName\*\*: string/);
      assert.match(shown, /RFC 7643 4\.1\.1/);
      assert.match(shown, /user\.login/);
    });

    it('proposes what is missing', async () => {
      const { document, position } = await openJson(`{ ${user}, "userName": "jane", "|" }`);

      const labels = (await completionsAt(document, position)).map(labelOf);

      assert.ok(labels.includes('emails'), labels.join(', '));
      assert.ok(!labels.includes('members'));
    });

    it('knows the schemas that the setting names', async () => {
      await vscode.workspace
        .getConfiguration('scimWorkbench')
        .update('server.schemas', ['okta-entitlements'], vscode.ConfigurationTarget.Global);
      const { document, position } = await openJson(
        '{ "schemas": ["urn:okta:scim:schemas:core:1.0:Entitlement"], "display|Name": "x" }',
      );

      const shown = await hoverTexts(document, position);

      assert.match(shown, /The name of the entitlement to show/);
    });

    it('is any JSON document that names a schema, and no other', async () => {
      const { document, position } = await openJson('{ "user|Name": "jane" }');

      assert.equal(await hoverTexts(document, position), '');
    });

    it('is JSON for VS Code by its name', async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      const uri = vscode.Uri.joinPath(folder.uri, 'person.scim.json');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{  }'));

      const document = await vscode.workspace.openTextDocument(uri);

      assert.equal(document.languageId, 'json');
      const labels = (await completionsAt(document, new vscode.Position(0, 2))).map(labelOf);
      assert.ok(labels.includes('schemas'), labels.join(', '));
      await vscode.workspace.fs.delete(uri);
    });
  });
}
