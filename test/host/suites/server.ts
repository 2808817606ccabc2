import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import * as vscode from 'vscode';
import { call, request, startServer, stopServer } from '../support/extension.js';

async function takePort(): Promise<{ readonly port: number; free(): Promise<void> }> {
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  const address = taken.address();
  assert.ok(address && typeof address === 'object');
  return {
    port: address.port,
    free: () =>
      new Promise((resolve) => {
        taken.close(() => {
          resolve();
        });
      }),
  };
}

const totalOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'totalResults' in body
    ? body.totalResults
    : undefined;

const newPerson = JSON.stringify({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'new.person@example.com',
});

export function defineServerSuite(): void {
  describe('the mock server', () => {
    afterEach(stopServer);

    it('starts by command and answers with its 25 people', async () => {
      const server = await startServer();

      const { status, body } = await request(server, '/Users?count=1');

      assert.equal(status, 200);
      assert.equal(totalOf(body), 25);
      assert.match(server.baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/scim\/v2$/);
      assert.match(server.authorization, /^Bearer [\w-]{43}$/);
    });

    it('refuses a request without credentials', async () => {
      const server = await startServer();

      const { status } = await request({ ...server, authorization: '' }, '/Users');

      assert.equal(status, 401);
    });

    it('starts once when it is started twice', async () => {
      const [first, second] = await Promise.all([startServer(), startServer()]);

      assert.deepEqual(first, second);
    });

    it('keeps the token over stop and start, and makes another when asked', async () => {
      const first = await startServer();
      await stopServer();
      const second = await startServer();
      await call('scimWorkbench.server.renewCredentials');
      const renewed = await call('scimWorkbench.server.copyAuthorization');

      assert.equal(second.authorization, first.authorization);
      assert.notEqual(renewed, first.authorization);
      assert.equal((await request(second, '/Users')).status, 401);
    });

    it('takes the options of the caller: no authentication, another profile', async () => {
      const server = await startServer({ auth: 'none', profile: 'entra' });

      const { status } = await request(server, '/Users?count=1');

      assert.equal(server.authorization, '');
      assert.equal(status, 200);
    });

    it('asks for user name and password in the mode basic', async () => {
      const server = await startServer({ auth: 'basic' });

      const { status } = await request(server, '/Users?count=1');

      assert.match(server.authorization, /^Basic /);
      assert.equal(status, 200);
    });

    it('frees its port when it is stopped', async () => {
      const server = await startServer();
      await stopServer();

      await assert.rejects(fetch(`${server.baseUrl}/Users`));
    });

    it('keeps address and people over a restart, and puts people back on a reset', async () => {
      const server = await startServer();
      await request(server, '/Users', { method: 'POST', body: newPerson });
      await call('scimWorkbench.server.restart');
      const afterRestart = await request(server, '/Users?count=0');
      await call('scimWorkbench.server.reset');
      const afterReset = await request(server, '/Users?count=0');

      assert.equal(totalOf(afterRestart.body), 26);
      assert.equal(totalOf(afterReset.body), 25);
    });

    it('keeps the people in the folder of the setting, over a stop', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-host-'));
      const settings = vscode.workspace.getConfiguration('scimWorkbench.server');
      try {
        await settings.update('store', join(folder, 'store'), vscode.ConfigurationTarget.Global);
        const server = await startServer();
        await request(server, '/Users', { method: 'POST', body: newPerson });
        await stopServer();
        const again = await startServer();

        assert.equal(totalOf((await request(again, '/Users?count=0')).body), 26);

        await stopServer();
        await writeFile(join(folder, 'store', 'foreign.txt'), 'x');
        assert.equal(await call('scimWorkbench.server.start'), undefined);
      } finally {
        await settings.update('store', undefined, vscode.ConfigurationTarget.Global);
        await stopServer();
        await rm(folder, { recursive: true });
        await vscode.commands.executeCommand('notifications.clearAll');
      }
    });

    it('gives nothing and stays stopped where the port is taken', async () => {
      const taken = await takePort();
      try {
        const started = await call('scimWorkbench.server.start', { port: taken.port });

        assert.equal(started, undefined);
        assert.equal(await call('scimWorkbench.server.copyBaseUrl'), undefined);
      } finally {
        await taken.free();
        await vscode.commands.executeCommand('notifications.clearAll');
      }
    });

    it('refuses options of the wrong type', async () => {
      const started = await call('scimWorkbench.server.start', { port: 'eighty' });

      assert.equal(started, undefined);
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('copies the base URL and the header, and gives them to the caller', async () => {
      const server = await startServer();

      const baseUrl = await call('scimWorkbench.server.copyLocalBaseUrl');
      const copiedUrl = await vscode.env.clipboard.readText();
      const authorization = await call('scimWorkbench.server.copyAuthorization');
      const copiedHeader = await vscode.env.clipboard.readText();

      assert.equal(baseUrl, server.baseUrl);
      assert.equal(copiedUrl, server.baseUrl);
      assert.equal(authorization, server.authorization);
      assert.equal(copiedHeader, server.authorization);
    });

    it('gives a base URL that ends with the base path, wherever VS Code runs', async () => {
      await startServer();

      const baseUrl = await call('scimWorkbench.server.copyBaseUrl');

      assert.match(baseUrl ?? '', /^https?:\/\/.*\/scim\/v2$/);
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('puts its token neither into the settings nor into what is captured', async () => {
      const server = await startServer();
      const token = server.authorization.replace('Bearer ', '');
      await request(server, '/Users?count=1');

      const settings = JSON.stringify(vscode.workspace.getConfiguration('scimWorkbench'));
      const captures = JSON.stringify(await call('scimWorkbench.captures.list'));

      assert.ok(!settings.includes(token));
      assert.ok(!captures.includes(token));
    });
  });
}
