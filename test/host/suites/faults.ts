import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ServerTree } from '../../../src/extension/views/serverTree.js';
import { parseFaultSpec } from '../../../src/faults/specText.js';
import { call, request, startServer, stopServer } from '../support/extension.js';
import { createOwnWorkbench, serverOptions } from '../support/ownWorkbench.js';

export function defineFaultSuite(): void {
  describe('faults', () => {
    afterEach(async () => {
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('are armed by a text or an object, hit, and are disarmed', async () => {
      const server = await startServer();

      const byText = await call('scimWorkbench.faults.arm', '503 times=1');
      const hit = await request(server, '/Users');
      const byObject = await call('scimWorkbench.faults.arm', { kind: '500', method: 'GET' });
      const hitToo = await request(server, '/Users');
      const disarmed = await call('scimWorkbench.faults.disarmAll');
      const after = await request(server, '/Users');

      assert.deepEqual([byText?.kind, byText?.hitsLeft, byObject?.kind], ['503', 1, '500']);
      assert.deepEqual([hit.status, hitToo.status, disarmed, after.status], [503, 500, 1, 200]);
    });

    it('are refused where they are wrong or no server runs', async () => {
      assert.equal(await call('scimWorkbench.faults.arm', '503'), undefined);
      await startServer();
      assert.equal(await call('scimWorkbench.faults.arm', '42'), undefined);
      assert.equal(await call('scimWorkbench.faults.arm', 7), undefined);
      assert.equal(await call('scimWorkbench.faults.disarm', 'none'), false);
    });

    it('stand in the tree while they are armed', async () => {
      const loader = createOwnWorkbench();
      const tree = new ServerTree(loader);
      try {
        const workbench = await loader.get();
        await workbench.start(serverOptions());
        const { id } = workbench.faults.arm(parseFaultSpec('429 times=3'));
        const [, faults] = tree.getChildren();
        assert.equal(faults?.kind, 'faults');
        assert.equal(tree.getTreeItem(faults).description, '1 armed');
        const [row] = tree.getChildren(faults);
        assert.ok(row);
        assert.equal(tree.getTreeItem(row).description, '0 hits, 3 left');

        workbench.faults.disarm(id);
        assert.notEqual(tree.getChildren()[1]?.kind, 'faults');
      } finally {
        await loader.stop();
        tree.dispose();
        loader.dispose();
      }
    });
  });
}
