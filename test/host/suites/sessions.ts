import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, request, startServer, stopServer } from '../support/extension.js';

const pathsNow = async (): Promise<readonly string[]> =>
  ((await call('scimWorkbench.captures.list')) ?? []).map(({ path }) => path);

const namesNow = async (): Promise<readonly string[]> =>
  ((await call('scimWorkbench.sessions.list')) ?? []).map(({ name }) => name).toSorted();

export function defineSessionsSuite(): void {
  describe('sessions', () => {
    beforeEach(async () => {
      await call('scimWorkbench.captures.clear');
      const server = await startServer({ seed: 0 });
      await request(server, '/Users');
      await request(server, '/Groups');
    });
    afterEach(async () => {
      for (const name of await namesNow()) {
        await call('scimWorkbench.sessions.delete', name);
      }
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('keeps what is captured under a name, and opens it again', async () => {
      assert.equal(await call('scimWorkbench.sessions.save', 'Hires 3/26'), 'Hires 3/26');
      await call('scimWorkbench.captures.clear');

      assert.equal(await call('scimWorkbench.sessions.open', 'hires 3/26'), 2);

      assert.deepEqual(await pathsNow(), ['/Users', '/Groups']);
      await call('scimWorkbench.sessions.open', { name: 'Hires 3/26', mode: 'add' });
      const all = (await call('scimWorkbench.captures.list')) ?? [];
      assert.equal(new Set(all.map(({ id }) => id)).size, 4);
    });

    it('keeps a part of what is captured, oldest first, and none of what is gone', async () => {
      const [users, groups] = (await call('scimWorkbench.captures.list')) ?? [];
      const part = { name: 'Part', exchanges: [groups?.id, 'gone', users?.id] };
      assert.equal(await call('scimWorkbench.sessions.save', part), 'Part');
      await call('scimWorkbench.sessions.open', 'Part');
      assert.deepEqual(await pathsNow(), ['/Users', '/Groups']);

      const gone = { name: 'Gone', exchanges: ['gone'] };
      assert.equal(await call('scimWorkbench.sessions.save', gone), undefined);
      assert.deepEqual(await namesNow(), ['Part']);
    });

    it('are compared with what is captured now', async () => {
      await call('scimWorkbench.sessions.save', 'Before');
      await call('scimWorkbench.captures.clear');
      const server = await startServer({ seed: 0 });
      await request(server, '/Users');
      await request(server, '/Schemas');

      const comparison = await call('scimWorkbench.captures.compare', {
        before: { session: 'Before' },
        after: 'current',
      });

      assert.deepEqual(comparison?.counts, { same: 1, different: 0, added: 1, missing: 1 });
      const options = { before: 'yesterday', after: 'current' };
      assert.equal(await call('scimWorkbench.captures.compare', options), undefined);
    });

    it('renames and deletes sessions, and writes none over unasked', async () => {
      await call('scimWorkbench.sessions.save', 'A');
      assert.equal(await call('scimWorkbench.sessions.save', 'a'), undefined);
      assert.equal(await call('scimWorkbench.sessions.save', { name: 'a', replace: true }), 'a');
      assert.equal(await call('scimWorkbench.sessions.rename', { name: 'A', to: 'B' }), 'B');
      assert.deepEqual(await namesNow(), ['B']);

      assert.equal(await call('scimWorkbench.sessions.delete', 'B'), true);

      assert.deepEqual(await namesNow(), []);
      assert.equal(await call('scimWorkbench.sessions.open', 'B'), undefined);
    });
  });
}
