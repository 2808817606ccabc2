import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ServerTree } from '../../../src/extension/views/serverTree.js';
import { type TreeNode } from '../../../src/extension/views/treeNodes.js';
import { type WorkbenchLoader } from '../../../src/extension/workbenchLoader.js';
import { parseFaultSpec } from '../../../src/faults/specText.js';
import { type RunningState, type ServerOptions } from '../../../src/workbench/serverOptions.js';
import { until } from '../support/extension.js';
import { createOwnWorkbench, serverOptions } from '../support/ownWorkbench.js';

export function defineTreeTooltipSuite(): void {
  describe('a row of the tree', () => {
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

    const start = async (options: Partial<ServerOptions> = {}): Promise<RunningState> =>
      (await loader.get()).start(serverOptions(options));
    const rows = (): readonly TreeNode[] => tree.getChildren(tree.getChildren()[0]);
    const findFact = (fact: string): TreeNode => {
      const found = rows().find((node) => node.kind === 'fact' && node.fact === fact);
      assert.ok(found, fact);
      return found;
    };
    const tooltipOf = (node: TreeNode | undefined): string => {
      assert.ok(node);
      const { tooltip } = tree.getTreeItem(node);
      return tooltip instanceof vscode.MarkdownString ? tooltip.value : (tooltip ?? '');
    };

    it('has a tooltip that says what it is, or what a click does', async () => {
      const { baseUrl, oauth2 } = await start({
        publicBaseUrl: 'https://scim.example.com/scim/v2',
        authentication: {
          mode: 'oauth2',
          clientId: 'okta',
          clientSecret: 'secret-of-this-test',
          redirectUris: [],
          tokenLifetime: 60,
        },
      });

      assert.equal(tooltipOf(findFact('baseUrl')), `Base URL: ${baseUrl}`);
      assert.match(tooltipOf(findFact('publicBaseUrl')), /https:\/\/scim\.example\.com/);
      assert.equal(tooltipOf(findFact('captures')), 'Click to open the Request Inspector.');
      const text = tooltipOf(findFact('oauth2'));
      assert.ok(oauth2 && text.includes(oauth2.tokenEndpoint), text);
      assert.ok(text.includes(oauth2.authorizationEndpoint), text);
      assert.ok(!text.includes('secret-of-this-test'), text);
    });

    it('tells of a profile, a switch, a fault and a person what matters', async () => {
      await start();
      const workbench = await loader.get();
      workbench.faults.arm(parseFaultSpec('429 times=3'));
      const profile = rows().find(({ kind }) => kind === 'profile');
      const [firstSwitch] = tree.getChildren(profile);
      const faults = tree.getChildren().find(({ kind }) => kind === 'faults');
      const people = tree.getChildren().find(({ kind }) => kind === 'type');

      assert.match(tooltipOf(profile), /where the RFCs leave room/);
      assert.match(tooltipOf(firstSwitch), /\*\*patchAnswer\*\*: resource/);
      assert.match(tooltipOf(firstSwitch), /In the profile okta it is: resource/);
      assert.match(tooltipOf(tree.getChildren(faults)[0]), /^429 times=3\n/);
      assert.match(tooltipOf(people), /^\/Users \(urn:/);
      assert.match(tooltipOf(tree.getChildren(people)[0]), /\nid .+\nversion /);
    });

    it('warns at the credentials while the last request had wrong ones', async () => {
      const { baseUrl, authorization } = await start();
      const send = async (header: string): Promise<void> => {
        const seen = tooltipOf(findFact('authorization'));
        await fetch(`${baseUrl}/Users?count=0`, { headers: { Authorization: header } });
        await until(loader.onDidCapture, () =>
          tooltipOf(findFact('authorization')) === seen ? undefined : true,
        );
      };
      const look = (): string => String(tree.getTreeItem(findFact('authorization')).description);

      await send(authorization.replace(' ', ' Bearer '));
      assert.match(tooltipOf(findFact('authorization')), /^401 .*puts "Bearer" before/);
      assert.equal(look(), 'last request refused · Bearer ••••••••');

      await send(`Bearer "${authorization.slice('Bearer '.length)}"`);
      assert.match(tooltipOf(findFact('authorization')), /^401 .*Quotes came with the value/);

      await send(authorization);
      assert.equal(look(), 'Bearer ••••••••');
    });
  });
}
