import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, closeAllEditors, request, startServer, stopServer } from '../support/extension.js';

const jane = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'jane@example.com',
};

export function defineReplaySuite(): void {
  describe('replay', () => {
    let server: Awaited<ReturnType<typeof startServer>>;

    beforeEach(async () => {
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
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('sends a session again, with the ids that the server gives now', async () => {
      const session = (await call('scimWorkbench.captures.list')) ?? [];
      await call('scimWorkbench.server.reset');

      const result = await call('scimWorkbench.captures.replay', {
        exchanges: session.map(({ id }) => id),
        target: 'mock',
      });

      assert.deepEqual(
        result?.sent.map(({ statusBefore, status }) => [statusBefore, status]),
        [
          [201, 201],
          [200, 200],
        ],
      );
      const replayed = ((await call('scimWorkbench.captures.list')) ?? []).slice(2);
      assert.deepEqual(
        replayed.map(({ replayOf }) => replayOf),
        session.map(({ id }) => id),
      );
      assert.deepEqual(
        result.exchanges,
        replayed.map(({ id }) => id),
      );
      assert.notEqual(replayed[1]?.path, session[1]?.path);
    });

    it('sends nothing where the server is not there', async () => {
      const [first] = (await call('scimWorkbench.captures.list')) ?? [];
      await stopServer();

      const options = { exchanges: [first?.id], target: 'mock' };
      assert.equal(await call('scimWorkbench.captures.replay', options), undefined);
    });

    it('lets a request be edited as a SCIM document, and sends what became of it', async () => {
      const [creation] = (await call('scimWorkbench.captures.list')) ?? [];
      const document = await call('scimWorkbench.captures.edit', creation?.id);
      assert.ok(document);
      const text = await vscode.workspace.openTextDocument(document);
      assert.equal(text.languageId, 'json');
      const at = text.positionAt(text.getText().indexOf('jane@'));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document, new vscode.Range(at, at.translate(0, 4)), 'joan');
      await vscode.workspace.applyEdit(edit);

      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document,
      );
      const result = await call('scimWorkbench.captures.sendEdited', { document, target: 'mock' });

      assert.ok(lenses.some(({ command }) => command?.title.includes('POST /Users')));
      assert.equal(result?.sent[0]?.status, 201);
      const sent = ((await call('scimWorkbench.captures.list')) ?? []).at(-1);
      assert.equal(sent?.replayOf, creation?.id);
      assert.match(sent?.request.body?.text ?? '', /"joan@example\.com"/);
    });

    it('opens what was captured as a test fixture', async () => {
      const [creation] = (await call('scimWorkbench.captures.list')) ?? [];
      const opened = await call('scimWorkbench.captures.openFixture', creation?.id);
      assert.ok(opened);
      const text = (await vscode.workspace.openTextDocument(opened.document)).getText();

      assert.equal(opened.resources, 1);
      assert.match(text, /^\[\n {2}\{\n[^]*"userName": "jane@example\.com"/);
      assert.doesNotMatch(text, /password/i);
      const gone = { exchanges: ['no such exchange'] };
      assert.equal(await call('scimWorkbench.captures.openFixture', gone), undefined);
    });

    it('changes the headers, refuses those that are wrong, and sends the others', async () => {
      const [creation] = (await call('scimWorkbench.captures.list')) ?? [];
      const document = await call('scimWorkbench.captures.edit', creation?.id);
      const change = (lines: readonly string[]) =>
        call('scimWorkbench.captures.editHeaders', document, lines);

      for (const wrong of ['no colon', 'Bad Name: x', 'Host: x', 'Authorization: Bearer t']) {
        assert.equal(await change([wrong]), undefined, wrong);
      }
      const lines = ['Content-Type: application/json', 'X-Trace: 42'];
      assert.deepEqual(await change(lines), lines);
      await call('scimWorkbench.captures.sendEdited', { document, target: 'mock' });

      const sent = ((await call('scimWorkbench.captures.list')) ?? []).at(-1);
      const headers = new Map(
        sent?.request.headers.map(([name, value]) => [name.toLowerCase(), value]),
      );
      assert.equal(headers.get('content-type'), 'application/json');
      assert.equal(headers.get('x-trace'), '42');
    });

    it('changes the request line, and refuses one that is wrong', async () => {
      const [creation] = (await call('scimWorkbench.captures.list')) ?? [];
      const document = await call('scimWorkbench.captures.edit', creation?.id);

      assert.equal(
        await call('scimWorkbench.captures.editRequestLine', document, 'get /Users'),
        undefined,
      );
      assert.equal(
        await call(
          'scimWorkbench.captures.editRequestLine',
          document,
          'GET /Users?filter=userName eq "a"',
        ),
        'GET /Users?filter=userName%20eq%20%22a%22',
      );
    });
  });
}
