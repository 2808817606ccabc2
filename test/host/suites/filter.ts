import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, request, startServer, stopServer } from '../support/extension.js';

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

    it('gives nothing while no server runs', async () => {
      assert.equal(await call('scimWorkbench.filter.evaluate', 'userName pr'), undefined);
    });
  });
}
