import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, request, startServer, stopServer } from '../support/extension.js';

const patch = JSON.stringify({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path: 'title', value: 'Buyer' }],
});

async function findPerson(server: Parameters<typeof request>[0]): Promise<string> {
  const { body } = await request(server, '/Users?count=1');
  const id = /"id":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
  assert.ok(id !== undefined);
  return `/Users/${id}`;
}

export function defineProfileSuite(): void {
  describe('the profile', () => {
    const configuration = vscode.workspace.getConfiguration('scimWorkbench');
    afterEach(async () => {
      await stopServer();
      await configuration.update('server.profile', undefined, vscode.ConfigurationTarget.Global);
    });

    it('changes by command while the server runs', async () => {
      const server = await startServer();
      const person = await findPerson(server);
      const answer = async (): Promise<number> =>
        (await request(server, person, { method: 'PATCH', body: patch })).status;

      assert.equal(await answer(), 200);
      assert.equal(await call('scimWorkbench.profile.change', 'entra'), 'entra');
      assert.equal(await answer(), 204);
      assert.deepEqual(await call('scimWorkbench.profile.set', 'patchAnswer', 'resource'), {
        profile: 'entra',
        switches: { patchAnswer: 'resource' },
      });
      assert.equal(await answer(), 200);
      await call('scimWorkbench.server.restart');
      assert.equal(await answer(), 200);
      assert.deepEqual(await call('scimWorkbench.profile.reset'), {
        profile: 'entra',
        switches: {},
      });
      assert.equal(await answer(), 204);
    });

    it('follows the setting when that changes later', async () => {
      await startServer();
      await call('scimWorkbench.profile.change', 'strict');

      await configuration.update('server.profile', 'entra', vscode.ConfigurationTarget.Global);

      assert.deepEqual(await call('scimWorkbench.profile.reset'), {
        profile: 'entra',
        switches: {},
      });
    });

    it('stays as it is when a switch or its value is wrong', async () => {
      await startServer({ profile: 'strict' });

      for (const args of [
        ['noSwitch', true],
        ['patchAnswer', 204],
        ['coercesBooleanStrings', 'perhaps'],
      ]) {
        await call('scimWorkbench.profile.set', ...args).catch(() => undefined);
      }

      const state = await call('scimWorkbench.profile.set', 'notesOpCapitals', false);
      assert.deepEqual(state, { profile: 'strict', switches: { notesOpCapitals: false } });
    });
  });
}
