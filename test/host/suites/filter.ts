import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openJson, openMarked } from '../support/editing.js';
import { call, request, startServer, stopServer } from '../support/extension.js';
import { acceptAll } from '../support/quickInput.js';

export function defineFilterSuite(): void {
  describe('evaluating a filter', () => {
    afterEach(async () => {
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('gives the people that the server itself answers', async () => {
      const server = await startServer();
      const filter = 'active eq true and userName pr';

      const matches = await call('scimWorkbench.filter.evaluate', filter);

      const { body } = await request(server, `/Users?filter=${encodeURIComponent(filter)}`);
      assert.ok(typeof body === 'object' && body !== null && 'Resources' in body);
      assert.ok((matches?.length ?? 0) > 0);
      assert.deepEqual(matches, body.Resources);
    });

    it('knows people by their address, as the server does', async () => {
      const server = await startServer();
      const filter = `meta.location sw "${server.baseUrl}/Users/"`;

      const matches = await call('scimWorkbench.filter.evaluate', filter);

      assert.equal(matches?.length, 25);
    });

    it('gives nothing for a filter that is wrong', async () => {
      await startServer();

      assert.equal(await call('scimWorkbench.filter.evaluate', 'userName eq'), undefined);
    });

    it('is asked of the document that is open, with what never returns left out', async () => {
      const { document } = await openJson(
        '{ "Resources": [{ "userName": "jane", "password": "x" }, { "userName": "joe" }] }',
      );
      assert.equal(document.languageId, 'json');

      const matches = await call('scimWorkbench.filter.evaluate', 'USERNAME eq "JANE"', {
        source: 'document',
      });

      assert.deepEqual(matches, [{ userName: 'jane' }]);
      await closeWithoutSaving();
    });

    it('is asked of a captured answer', async () => {
      const server = await startServer();
      await request(server, '/Users?count=3');
      const exchanges = await call('scimWorkbench.captures.list');

      const matches = await call('scimWorkbench.filter.evaluate', 'userName pr', {
        source: exchanges?.at(-1)?.id,
      });
      const nothing = await call('scimWorkbench.filter.evaluate', 'userName pr', {
        source: 'no-such-id',
      });

      assert.equal(matches?.length, 3);
      assert.equal(nothing, undefined);
    });

    it('shows who matches, and gives them when the first row is accepted', async () => {
      await startServer();

      const answer = call('scimWorkbench.filter.evaluate', 'active eq true', { show: true });
      const matches = await acceptAll(answer);

      assert.ok((matches?.length ?? 0) > 0);
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.deepEqual(JSON.parse(text), matches);
      await closeWithoutSaving();
    });

    it('takes the filter at the cursor of a .scimfilter file', async () => {
      await startServer();
      await openMarked('# x\nuserName pr\nuserName eq "no|body"', 'scimfilter');

      const matches = await acceptAll(call('scimWorkbench.filter.evaluate'));

      assert.deepEqual(matches, []);
      await closeWithoutSaving();
      await closeWithoutSaving();
    });

    it('gives nothing while no server runs', async () => {
      assert.equal(await call('scimWorkbench.filter.evaluate', 'userName pr'), undefined);
    });
  });
}

const closeWithoutSaving = (): Thenable<unknown> =>
  vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
