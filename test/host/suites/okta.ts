import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, request, startServer, stopServer } from '../support/extension.js';

const ada = 'okta.person1@example.com';

export function defineOktaSuite(): void {
  describe('Okta (Simulated)', () => {
    afterEach(async () => {
      await call('scimWorkbench.okta.stop');
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('causes the requests: assigned, deactivated and pushed is what the server has then', async () => {
      const server = await startServer();
      const started = await call('scimWorkbench.okta.start', { target: 'mock', client: 'oin' });

      assert.deepEqual(started, { baseUrl: server.baseUrl, client: 'oin' });
      const assigned = await call('scimWorkbench.okta.assign', ada);
      const query = `/Users?filter=${encodeURIComponent(`userName eq "${ada}"`)}`;
      const found = await request(server, query);
      const pushed = await call('scimWorkbench.okta.push', 'Engineering');
      const groups = await request(
        server,
        `/Groups?filter=${encodeURIComponent('displayName eq "Engineering"')}`,
      );
      const deactivated = await call('scimWorkbench.okta.deactivate', ada);
      const after = await request(server, query);

      assert.deepEqual(
        [assigned, pushed, deactivated].map((reports) => reports?.map(({ end }) => end.state)),
        [['done'], ['done'], ['done']],
      );
      assert.match(JSON.stringify(found.body), /"active":true/);
      assert.match(JSON.stringify(groups.body), /"display":"okta\.person1@example\.com"/);
      assert.match(JSON.stringify(after.body), /"active":false/);
    });

    it('shows what Okta would show where the server fails', async () => {
      await startServer();
      await call('scimWorkbench.okta.start', { target: 'mock' });
      await call('scimWorkbench.faults.arm', '500 method=POST path=/Users times=1');

      const [failed] = (await call('scimWorkbench.okta.assign', ada)) ?? [];
      const [retried] = (await call('scimWorkbench.okta.provision', ada)) ?? [];

      assert.equal(failed?.end.state, 'failed');
      assert.match(failed.end.problem, /okta\.person1@example\.com/);
      assert.equal(retried?.end.state, 'done');
    });

    it('plays scenarios, and takes away what they have made', async () => {
      await startServer();

      const played = await call('scimWorkbench.okta.play', { target: 'mock', scenarios: 'C9290' });
      const unknown = await call('scimWorkbench.okta.play', { target: 'mock', scenarios: ['C1'] });

      assert.equal(played?.outcome, 'content');
      assert.deepEqual(played.scenarios[0]?.leftovers, []);
      assert.equal(unknown, undefined);
    });

    it("serves Okta's management API to whoever has its token, until it is stopped", async () => {
      await startServer();
      await call('scimWorkbench.okta.start', { target: 'mock' });

      const served = await call('scimWorkbench.okta.serveApi');
      assert.ok(served);
      const app = await request(served, `/api/v1/apps/${served.appId}`);
      const refused = await request({ ...served, authorization: 'SSWS x' }, '/api/v1/users');
      await call('scimWorkbench.okta.stop');

      assert.deepEqual([app.status, refused.status], [200, 401]);
      assert.equal(await call('scimWorkbench.okta.serveApi'), undefined);
    });

    it('sends nothing for somebody who is suspended, nor after it was stopped', async () => {
      await startServer();
      await call('scimWorkbench.okta.start', { target: 'mock' });
      await call('scimWorkbench.okta.assign', ada);

      assert.deepEqual(await call('scimWorkbench.okta.suspend', ada), []);
      await call('scimWorkbench.okta.stop');
      assert.equal(await call('scimWorkbench.okta.unsuspend', ada), undefined);
    });
  });
}
