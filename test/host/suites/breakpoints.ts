import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type HeldMessage } from '../../../src/exchange/breakpoints/breakpoint.js';
import { call, closeAllEditors, request, startServer, stopServer } from '../support/extension.js';

/** Asks until something is held; the limit of the test ends it. */
async function untilHeld(): Promise<HeldMessage> {
  for (;;) {
    const [held] = (await call('scimWorkbench.breakpoints.list'))?.held ?? [];
    if (held) {
      return held;
    }
    // A way to the window and back, in which the server gets its turn.
    await vscode.env.clipboard.readText();
  }
}

export function defineBreakpointSuite(): void {
  describe('breakpoints', () => {
    afterEach(async () => {
      await call('scimWorkbench.breakpoints.remove');
      await closeAllEditors();
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('hold a request, show it as a document, and let it go on as it was changed', async () => {
      const server = await startServer();
      await call('scimWorkbench.breakpoints.add', { stage: 'request', method: 'POST' });
      const body = JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'jane@example.com',
      });

      const answer = request(server, '/Users', { method: 'POST', body });
      const held = await untilHeld();
      const document = await call('scimWorkbench.breakpoints.show', held.id);
      assert.ok(document);
      const text = await vscode.workspace.openTextDocument(document);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document,
      );
      const at = text.positionAt(text.getText().indexOf('jane@'));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document, new vscode.Range(at, at.translate(0, 4)), 'joan');
      await vscode.workspace.applyEdit(edit);
      const isDone = await call('scimWorkbench.breakpoints.continue', document);

      assert.equal(text.languageId, 'json');
      assert.ok(lenses.some(({ command }) => /Continue \(\d+ s left\)/.test(command?.title ?? '')));
      assert.equal(isDone, true);
      const { status, body: created } = await answer;
      assert.equal(status, 201);
      assert.equal((created as { userName: string }).userName, 'joan@example.com');
      assert.equal(await call('scimWorkbench.breakpoints.continue', held.id), false);
    });

    it('let a request be answered by hand', async () => {
      const server = await startServer();
      await call('scimWorkbench.breakpoints.add', { stage: 'request', path: '/Users*' });

      const answer = request(server, '/Users?count=1');
      const { id } = await untilHeld();
      await call('scimWorkbench.breakpoints.answer', { id, status: 429, body: '{}' });

      assert.equal((await answer).status, 429);
    });

    it('are not set where they are wrong', async () => {
      assert.equal(
        await call('scimWorkbench.breakpoints.add', { stage: 'request', status: '200' }),
        undefined,
      );
      assert.deepEqual((await call('scimWorkbench.breakpoints.list'))?.breakpoints, []);
    });
  });
}
