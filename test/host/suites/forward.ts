import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { ServerTree } from '../../../src/extension/views/serverTree.js';
import { call, request, startServer, stopServer } from '../support/extension.js';
import { createOwnWorkbench } from '../support/ownWorkbench.js';
import { acceptAll } from '../support/quickInput.js';

const forwardTo = async (target: string): Promise<{ readonly baseUrl: string }> => {
  const started = await call('scimWorkbench.forward.start', { target, port: 0 });
  assert.ok(started, 'the forwarding did not start');
  return started;
};

const stopForward = (): Promise<undefined> => call('scimWorkbench.forward.stop');

export function defineForwardSuite(): void {
  describe('the forwarding', () => {
    afterEach(async () => {
      await stopForward();
      await stopServer();
      await call('scimWorkbench.captures.clear');
    });

    it('stands before the mock, which runs at the same time, and captures both', async () => {
      await call('scimWorkbench.captures.clear');
      const mock = await startServer();
      const { baseUrl } = await forwardTo(mock.baseUrl);

      const { status } = await request({ ...mock, baseUrl }, '/Users?count=1');

      assert.equal(status, 200);
      assert.notEqual(baseUrl, mock.baseUrl);
      assert.match(baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/scim\/v2$/);
      const captured = (await call('scimWorkbench.captures.list')) ?? [];
      assert.deepEqual(captured.map(({ source }) => source).toSorted(), ['forward', 'mock']);
    });

    it('tells a server that is down, to the client and in the capture', async () => {
      await call('scimWorkbench.captures.clear');
      const gone = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => gone.once('listening', resolve));
      const { port } = gone.address() as AddressInfo;
      await new Promise((resolve) => gone.close(resolve));
      const { baseUrl } = await forwardTo(`http://127.0.0.1:${String(port)}/scim/v2`);

      const { status, body } = await request({ baseUrl, authorization: '' }, '/Users');

      assert.equal(status, 502);
      assert.match(JSON.stringify(body), /Nobody listens at/);
      const [captured] = (await call('scimWorkbench.captures.list')) ?? [];
      assert.equal(captured?.failure?.reason, 'refused');
    });

    it('asks for the target, and proposes the last one', async () => {
      const mock = await startServer();
      await forwardTo(mock.baseUrl);
      await stopForward();

      const started = await acceptAll(call('scimWorkbench.forward.start'));

      assert.ok(started);
      assert.equal((await request({ ...mock, ...started }, '/Users?count=1')).status, 200);
    });

    it('goes to another target when it is started again', async () => {
      const mock = await startServer();
      await forwardTo('http://127.0.0.1:9/scim/v2');
      const { baseUrl } = await forwardTo(mock.baseUrl);

      assert.equal((await request({ ...mock, baseUrl }, '/Users?count=1')).status, 200);
      assert.equal(await call('scimWorkbench.forward.copyBaseUrl'), baseUrl);
      assert.equal(await vscode.env.clipboard.readText(), baseUrl);
    });

    it('refuses what it cannot use, and says so once', async () => {
      for (const options of [
        { target: 'localhost' },
        { target: 5 },
        { target: 'http://localhost/scim', port: 'x' },
        'http://localhost',
      ]) {
        assert.equal(await call('scimWorkbench.forward.start', options), undefined);
      }
      assert.equal(await call('scimWorkbench.forward.copyBaseUrl'), undefined);
    });

    it('compares with the mock, and waits, as the settings say', async () => {
      await call('scimWorkbench.captures.clear');
      const silent = createServer((incoming, response) => {
        if (incoming.method === 'POST') {
          response.writeHead(400, { 'Content-Type': 'application/scim+json' }).end('{}');
        }
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => silent.once('listening', resolve));
      const { port } = silent.address() as AddressInfo;
      const settings = vscode.workspace.getConfiguration('scimWorkbench.forward');
      const set = async (compare?: boolean, timeout?: number): Promise<void> => {
        await settings.update('compare', compare, vscode.ConfigurationTarget.Workspace);
        await settings.update('timeout', timeout, vscode.ConfigurationTarget.Workspace);
      };
      try {
        await set(true, 1);
        const { baseUrl } = await forwardTo(`http://127.0.0.1:${String(port)}/scim/v2`);
        const own = { baseUrl, authorization: 'Bearer x' };
        const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'jane' };

        const silence = await request(own, '/Users');
        await request(own, '/Users', { method: 'POST', body: JSON.stringify(user) });

        assert.equal(silence.status, 504);
        const captured = (await call('scimWorkbench.captures.list')) ?? [];
        const created = captured.find(({ request: { method } }) => method === 'POST');
        assert.ok(created?.observations.some(({ id }) => id === 'forward.drift'));
      } finally {
        await set();
        silent.closeAllConnections();
        silent.close();
      }
    });

    it('is in the tree while it runs, also without the mock', async () => {
      const loader = createOwnWorkbench();
      const tree = new ServerTree(loader);
      try {
        const { forwarding } = await loader.get();
        const { port, target } = await forwarding.start({
          target: 'http://localhost:3000/scim/v2/',
          host: '127.0.0.1',
          port: 0,
        });
        const [row, ...others] = tree.getChildren();
        assert.ok(row);
        assert.deepEqual(others, []);
        const item = tree.getTreeItem(row);
        assert.equal(item.label, 'Forwarding');
        assert.equal(item.description, `port ${String(port)} to ${target}`);
        assert.deepEqual(
          tree.getChildren(row).map((node) => tree.getTreeItem(node).description),
          [`http://127.0.0.1:${String(port)}/scim/v2`, target],
        );
        await forwarding.stop();
        assert.deepEqual(tree.getChildren(), []);
      } finally {
        await loader.stop();
        tree.dispose();
        loader.dispose();
      }
    });
  });
}
