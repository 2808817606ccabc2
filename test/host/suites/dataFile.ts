import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readDataFileSetting } from '../../../src/extension/server/dataFileSetting.js';
import { HostError } from '../../../src/extension/hostError.js';
import { call, request, startServer, stopServer } from '../support/extension.js';

const setTo = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace
    .getConfiguration('scimWorkbench')
    .update(name, value, vscode.ConfigurationTarget.Global);

const person = (userName: string): unknown => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
});

const countUsers = async (server: Parameters<typeof request>[0]): Promise<unknown> => {
  const { body } = await request(server, '/Users?count=0');
  return typeof body === 'object' && body && 'totalResults' in body ? body.totalResults : body;
};

export function defineDataFileSuite(): void {
  describe('the data file of the settings', () => {
    let folder = '';
    let file = '';

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'scim-workbench-data-'));
      file = join(folder, 'people.jsonl');
      await setTo('server.seed', 2);
      await setTo('server.data', file);
    });

    afterEach(async () => {
      await stopServer();
      await setTo('server.seed', undefined);
      await setTo('server.data', undefined);
      await rm(folder, { recursive: true });
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    const write = (...people: readonly unknown[]): Promise<void> =>
      writeFile(file, people.map((one) => JSON.stringify(one)).join('\r\n'));

    it('comes besides the people of the seed, at a start and after a reset', async () => {
      await write(person('ann'), person('bo'));
      const server = await startServer();
      assert.equal(await countUsers(server), 4);
      await request(server, '/Users', { method: 'POST', body: JSON.stringify(person('cy')) });

      await call('scimWorkbench.server.reset');

      assert.equal(await countUsers(server), 4);
    });

    it('is read again by a restart, which begins anew only where it has changed', async () => {
      await write(person('ann'));
      const server = await startServer();
      await request(server, '/Users', { method: 'POST', body: JSON.stringify(person('cy')) });

      await call('scimWorkbench.server.restart');
      const kept = await countUsers(server);
      await write(person('ann'), person('bo'), person('di'));
      await call('scimWorkbench.server.restart');

      assert.equal(kept, 4);
      assert.equal(await countUsers(server), 5);
    });

    it('that is wrong leaves the running server and its data as they are', async () => {
      await write(person('ann'));
      const server = await startServer();
      await request(server, '/Users', { method: 'POST', body: JSON.stringify(person('cy')) });
      for (const content of [[person('ann'), person('ann')], [7], ['x', {}]]) {
        await write(...content);
        await call('scimWorkbench.server.restart');
        assert.equal(await countUsers(server), 4);
      }
    });

    const wrong: readonly (readonly [
      what: string,
      content: Uint8Array | string,
      reason: RegExp,
    ])[] = [
      ['empty', '', /people\.jsonl cannot be used\. It is empty\./],
      ['no UTF-8', Buffer.from('["é"]', 'latin1'), /It is no UTF-8 text/],
      ['wrong in two lines', '{}\n{"a" 1}\n{"a":}', /Line 2, column 6: .+ \(and 1 more\)\.$/],
    ];
    for (const [what, content, reason] of wrong) {
      it(`is refused with the reason and the setting where it is ${what}`, async () => {
        await writeFile(file, content);

        await assert.rejects(readDataFileSetting(file), (error) => {
          assert.ok(error instanceof HostError);
          assert.equal(error.setting, 'server.data');
          assert.match(error.message, reason);
          return true;
        });
      });
    }

    it('that is not there keeps the server stopped', async () => {
      await assert.rejects(readDataFileSetting(join(folder, 'no.json')), /There is no such file/);
      await setTo('server.data', join(folder, 'no.json'));

      await assert.rejects(startServer());
    });
  });
}
