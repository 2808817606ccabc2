import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  commandIds,
  contextKeys,
  documentScheme,
  inspectorViewType,
  viewIds,
  walkthroughId,
} from '../../../src/extension/contributions.js';
import { settingNames, settingRules } from '../../../src/extension/settings.js';
import { getExtension } from '../support/extension.js';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command: string; readonly when?: string }[]>
    >;
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly scope: string }>
      >;
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly walkthroughs: readonly { readonly id: string }[];
  };
}

async function readManifest(): Promise<Manifest> {
  const extension = await getExtension();
  // The manifest is our own file; VS Code gives it as any.
  return extension.packageJSON as Manifest;
}

export function defineManifestSuite(): void {
  describe('the manifest', () => {
    it('contributes exactly the commands that the code names', async () => {
      const { contributes } = await readManifest();

      const contributed = contributes.commands.map(({ command }) => command);

      assert.deepEqual([...contributed].sort(), [...commandIds].sort());
    });

    it('finds every contributed command registered', async () => {
      await getExtension();

      const known = new Set(await vscode.commands.getCommands(true));

      assert.deepEqual(
        commandIds.filter((id) => !known.has(id)),
        [],
      );
    });

    it('puts every command into the category SCIM', async () => {
      const { contributes } = await readManifest();

      assert.deepEqual(
        contributes.commands.filter(({ category }) => category !== 'SCIM'),
        [],
      );
    });

    it('keeps commands that need an argument out of the palette', async () => {
      const { contributes } = await readManifest();

      const hidden = (contributes.menus['commandPalette'] ?? [])
        .filter(({ when }) => when === 'false')
        .map(({ command }) => command);

      assert.deepEqual(hidden.sort(), [
        'scimWorkbench.breakpoints.list',
        'scimWorkbench.captures.list',
        'scimWorkbench.conformance.showExchange',
        'scimWorkbench.directory.showMore',
        'scimWorkbench.server.showMenu',
        'scimWorkbench.sessions.list',
      ]);
    });

    it('names only contributed commands in menus', async () => {
      const { contributes } = await readManifest();
      const known = new Set<string>(commandIds);

      const named = Object.values(contributes.menus).flatMap((items) =>
        items.map(({ command }) => command),
      );

      assert.deepEqual(
        named.filter((command) => !known.has(command)),
        [],
      );
    });

    it('contributes exactly the settings that the code reads, with the same defaults', async () => {
      const { contributes } = await readManifest();

      const contributed = Object.fromEntries(
        Object.entries(contributes.configuration.properties).map(([name, property]) => [
          name,
          property.default,
        ]),
      );

      assert.deepEqual(
        contributed,
        Object.fromEntries(
          settingNames.map((name) => [`scimWorkbench.${name}`, settingRules[name].default]),
        ),
      );
    });

    it('lets no workspace choose port, address or authentication', async () => {
      const { contributes, capabilities } = await readManifest();
      const { properties } = contributes.configuration;

      assert.equal(properties['scimWorkbench.server.port']?.scope, 'machine');
      assert.equal(properties['scimWorkbench.server.host']?.scope, 'machine');
      for (const name of ['port', 'host', 'authentication', 'publicBaseUrl', 'schemas']) {
        assert.ok(
          capabilities.untrustedWorkspaces.restrictedConfigurations.includes(
            `scimWorkbench.server.${name}`,
          ),
          name,
        );
      }
    });

    it('contributes the views, the walkthrough and the activation events that the code uses', async () => {
      const { contributes, activationEvents } = await readManifest();

      assert.deepEqual(
        Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
        Object.values(viewIds),
      );
      assert.deepEqual(
        contributes.walkthroughs.map(({ id }) => id),
        [walkthroughId, 'scimWorkbench.connectOkta'],
      );
      assert.ok(activationEvents.includes(`onWebviewPanel:${inspectorViewType}`));
      assert.ok(activationEvents.includes(`onFileSystem:${documentScheme}`));
    });

    it('names no other context key than the one that is set', async () => {
      const { contributes } = await readManifest();

      const named = JSON.stringify(contributes).match(/scimWorkbench\.server\.state\w*/g) ?? [];

      assert.deepEqual([...new Set(named)], [contextKeys.serverState]);
    });
  });
}
