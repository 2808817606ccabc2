import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fleetDefects } from '../../support/fleet/fleetDefects.js';
import { fleetToken } from '../../support/fleet/fleetHttp.js';
import { FleetServer } from '../../support/fleet/fleetServer.js';
import { call, startServer, stopServer } from '../support/extension.js';

const authorization = `Bearer ${fleetToken}`;

export function defineConformanceSuite(): void {
  describe('conformance', () => {
    const servers: FleetServer[] = [];

    afterEach(async () => {
      await stopServer();
      await Promise.all(servers.splice(0).map((server) => server.stop()));
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    const startFleet = async (server: FleetServer): Promise<FleetServer> => {
      servers.push(server);
      await server.start();
      return server;
    };

    it('checks the mock server, which is left as it was', async function () {
      this.timeout(120_000);
      await startServer();

      const result = await call('scimWorkbench.conformance.run', { target: 'mock', suite: 'okta' });

      assert.equal(result?.outcome, 'passed');
      assert.deepEqual(result.leftovers, []);
      assert.ok(result.cases.length > 50);
    });

    it('names what is wrong with a server, shows what was sent in the inspector, and writes a report', async function () {
      this.timeout(120_000);
      const defect = fleetDefects.find(({ id }) => id === 'create.status200');
      assert.ok(defect);
      const { baseUrl: url } = await startFleet(new defect.server());
      await call('scimWorkbench.captures.clear');

      const result = await call('scimWorkbench.conformance.run', {
        target: { url, authorization },
        suite: 'okta',
      });

      assert.equal(result?.outcome, 'failed');
      assert.match(result.causes.map(({ failure }) => failure.message).join('\n'), defect.named);
      const captured = await call('scimWorkbench.captures.list');
      const [shown] = result.causes[0]?.failure.exchangeIds ?? [];
      assert.ok(captured?.some(({ id, source }) => id === shown && source === 'conformance'));
      const text = await saveReport();
      assert.match(text, /SCIM conformance of http/);
      assert.ok(!text.includes(fleetToken));
    });

    it('says that a server is not there', async () => {
      const server = await startFleet(new FleetServer());
      const { baseUrl: url } = server;
      await server.stop();
      servers.length = 0;

      const result = await call('scimWorkbench.conformance.run', {
        target: { url },
        suite: 'okta',
      });

      assert.equal(result?.outcome, 'couldNotRun');
      assert.equal(result.problem?.reason, 'refused');
    });

    it('refuses what is no server and no suite', async () => {
      const noUrl = await call('scimWorkbench.conformance.run', { target: { url: 'localhost' } });
      const noSuite = await call('scimWorkbench.conformance.run', {
        target: { url: 'http://localhost:1/scim/v2' },
        suite: 'saml',
      });

      assert.deepEqual([noUrl, noSuite], [undefined, undefined]);
    });

    it('keeps servers until they are removed', async () => {
      const added = await call('scimWorkbench.target.add', {
        url: 'http://localhost:4711/scim/v2/',
        authorization: 'Bearer of-this-test',
        name: 'Mine',
      });

      assert.equal(added?.baseUrl, 'http://localhost:4711/scim/v2');
      assert.equal(JSON.stringify(added).includes('of-this-test'), false);
      assert.equal(await call('scimWorkbench.target.remove', added.id), true);
      assert.equal(await call('scimWorkbench.target.remove', added.id), undefined);
    });
  });
}

/** Of the last run, read from its file. */
async function saveReport(): Promise<string> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, 'report.html');
  const saved = await call('scimWorkbench.conformance.saveReport', { format: 'html', file });
  assert.equal(saved?.toString(), file.toString());
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  await vscode.workspace.fs.delete(file);
  return text;
}
