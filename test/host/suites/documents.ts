import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toBodyUri, toResourceUri } from '../../../src/extension/documents/documentUris.js';
import {
  call,
  closeAllEditors,
  request,
  startServer,
  stopServer,
  until,
} from '../support/extension.js';

const firstOf = (body: unknown): { readonly id: string } => {
  assert.ok(typeof body === 'object' && body !== null && 'Resources' in body);
  assert.ok(Array.isArray(body.Resources));
  const first: unknown = body.Resources[0];
  assert.ok(typeof first === 'object' && first !== null && 'id' in first);
  return { id: String(first.id) };
};

export function defineDocumentSuite(): void {
  describe('read-only documents', () => {
    afterEach(async () => {
      await closeAllEditors();
      await stopServer();
    });

    it('show a person as JSON that cannot be edited', async () => {
      const server = await startServer();
      const { id } = firstOf((await request(server, '/Users?count=1')).body);
      const uri = toResourceUri('User', id, 'A Person');

      const document = await vscode.workspace.openTextDocument(uri);

      const shown: unknown = JSON.parse(document.getText());
      assert.equal(document.languageId, 'json');
      assert.deepEqual(shown, (await request(server, `/Users/${id}`)).body);
      await assert.rejects(Promise.resolve(vscode.workspace.fs.writeFile(uri, new Uint8Array())));
    });

    it('follow the changes that clients make', async () => {
      const server = await startServer();
      const { id } = firstOf((await request(server, '/Users?count=1')).body);
      const document = await vscode.workspace.openTextDocument(
        toResourceUri('User', id, 'A Person'),
      );
      await vscode.window.showTextDocument(document);

      const changed = until(vscode.workspace.onDidChangeTextDocument, () =>
        document.getText().includes('Changed Title') ? true : undefined,
      );
      await request(server, `/Users/${id}`, {
        method: 'PATCH',
        body: JSON.stringify({
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          Operations: [{ op: 'replace', value: { title: 'Changed Title' } }],
        }),
      });

      assert.equal(await changed, true);
    });

    it('show the body of a captured request', async () => {
      await call('scimWorkbench.captures.clear');
      const server = await startServer();
      const { body } = await request(server, '/Users?count=2');
      const [exchange] = (await call('scimWorkbench.captures.list')) ?? [];
      assert.ok(exchange);

      const document = await vscode.workspace.openTextDocument(
        toBodyUri(exchange.id, 'response', 'List users response.json'),
      );

      assert.deepEqual(JSON.parse(document.getText()), body);
    });

    it('are not found where nothing has that id', async () => {
      await startServer();

      await assert.rejects(
        Promise.resolve(
          vscode.workspace.openTextDocument(toResourceUri('User', 'nobody', 'Nobody')),
        ),
      );
    });
  });
}
