import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ServerTree } from '../../../src/extension/views/serverTree.js';
import { maskAuthorization } from '../../../src/extension/views/treeItems.js';
import { type TreeNode, pageSize } from '../../../src/extension/views/treeNodes.js';
import { type WorkbenchLoader } from '../../../src/extension/workbenchLoader.js';
import { switchNames } from '../../../src/scim/profile.js';
import { createOwnWorkbench, serverOptions } from '../support/ownWorkbench.js';

export function defineTreeSuite(): void {
  describe('the tree of the mock server', () => {
    let loader: WorkbenchLoader;
    let tree: ServerTree;

    beforeEach(() => {
      loader = createOwnWorkbench();
      tree = new ServerTree(loader);
    });
    afterEach(async () => {
      await loader.stop();
      tree.dispose();
      loader.dispose();
    });

    const labelsOf = (nodes: readonly TreeNode[]): readonly string[] =>
      nodes.map((node) => {
        const { label, description } = tree.getTreeItem(node);
        return `${typeof label === 'string' ? label : ''} ${String(description)}`;
      });
    const getType = (name: string): TreeNode => {
      const found = tree
        .getChildren()
        .find((node) => node.kind === 'type' && node.type.name === name);
      assert.ok(found);
      return found;
    };

    it('is empty while the server does not run, so that the welcome shows', () => {
      assert.deepEqual(tree.getChildren(), []);
    });

    it('shows the server, the people and the groups', async () => {
      const workbench = await loader.get();
      const { port } = await workbench.start(serverOptions());

      assert.deepEqual(labelsOf(tree.getChildren()), [
        `Mock server running on port ${String(port)}`,
        'People 25',
        'Groups 3',
      ]);
    });

    it('shows address and profile, and masks the credentials', async () => {
      const workbench = await loader.get();
      const { baseUrl } = await workbench.start(serverOptions());
      const [server] = tree.getChildren();

      assert.deepEqual(labelsOf(tree.getChildren(server)), [
        `Base URL ${baseUrl}`,
        'Authorization Bearer ••••••••',
        'Profile okta',
        'Captured requests 0',
      ]);
    });

    it('opens the profile to its switches, and shows a change at once', async () => {
      const workbench = await loader.get();
      await workbench.start(serverOptions());
      const profile = tree
        .getChildren(tree.getChildren()[0])
        .find(({ kind }) => kind === 'profile');
      assert.ok(profile);
      const switches = tree.getChildren(profile);

      assert.equal(switches.length, switchNames.length);
      assert.equal(labelsOf(switches)[0], 'Answer to PATCH resource');
      assert.deepEqual(tree.getTreeItem(switches[0] ?? profile).command?.arguments, [
        'patchAnswer',
      ]);

      workbench.setProfileSwitch('patchAnswer', 'noContent');
      assert.equal(labelsOf(switches)[0], 'Answer to PATCH noContent · changed');
      assert.deepEqual(labelsOf([profile]), ['Profile okta, 1 changed']);
      assert.equal(tree.getTreeItem(profile).contextValue, 'fact.profile.changed');

      workbench.setProfile('entra');
      assert.deepEqual(labelsOf([profile]), ['Profile entra']);
    });

    it('never shows a secret, whatever the mode', () => {
      assert.equal(maskAuthorization('Basic b2t0YTpzZWNyZXQ='), 'Basic ••••••••');
      assert.equal(maskAuthorization(''), 'none asked for');
    });

    it('shows many people in steps', async () => {
      const workbench = await loader.get();
      await workbench.start(serverOptions({ seed: 250 }));
      const people = getType('User');

      const first = tree.getChildren(people);
      tree.showMore('User');
      tree.showMore('User');
      const all = tree.getChildren(people);

      assert.equal(first.length, pageSize + 1);
      assert.deepEqual(labelsOf(first.slice(-1)), ['Show 100 More… 150 not shown']);
      assert.equal(all.length, 250);
    });

    it('opens a person as a read-only document', async () => {
      const workbench = await loader.get();
      await workbench.start(serverOptions());
      const [person] = tree.getChildren(getType('User'));
      assert.ok(person);

      const { command } = tree.getTreeItem(person);

      const uri: unknown = command?.arguments?.[0];
      assert.equal(command?.command, 'vscode.open');
      assert.ok(uri instanceof vscode.Uri);
      assert.equal(uri.scheme, 'scim-workbench');
    });

    it('redraws a few times at most while many changes come', async () => {
      const workbench = await loader.get();
      await workbench.start(serverOptions());
      let redraws = 0;
      tree.onDidChangeTreeData(() => {
        redraws += 1;
      });

      for (let round = 0; round < 50; round += 1) {
        workbench.reset();
      }

      assert.ok(redraws <= 1, `${String(redraws)} redraws`);
    });
  });
}
