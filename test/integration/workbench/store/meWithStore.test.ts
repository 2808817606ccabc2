import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RunningState, type ServerOptions } from '../../../../src/workbench/serverOptions.js';
import { withStoreFolder } from '../../../support/storeRig.js';
import { send, testOptions, withWorkbench } from '../../../support/workbenchRig.js';

const person = (userName: string): unknown => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
});

async function nameAtMe(state: RunningState): Promise<unknown> {
  const answer = await send(state, '/Me');
  const { userName } = (await answer.json()) as { userName?: string };
  return userName ?? answer.status;
}

await test('whom POST /Me has created is at /Me after a restart', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    await send(state, '/Me', { method: 'POST', body: person('ann') });

    assert.equal(await nameAtMe(await workbench.restart()), 'ann');
    await workbench.stop();
    assert.equal(await nameAtMe(await workbench.start(testOptions)), 404);
  });
});

await test('in a store, whom POST /Me has created is there after the end of the server, with snapshots between', async () => {
  await withStoreFolder(async (store) => {
    const options: ServerOptions = { ...testOptions, store };
    const asServer = (run: (state: RunningState) => Promise<void>): Promise<void> =>
      withWorkbench(async ({ workbench }) => {
        await run(await workbench.start(options));
      });

    await asServer(async (state) => {
      await send(state, '/Users', { method: 'POST', body: person('bo') });
      assert.equal(await nameAtMe(state), 404);
      await send(state, '/Me', { method: 'POST', body: person('bo') });
      assert.equal(await nameAtMe(state), 404, 'a name that somebody has binds nobody');
      await send(state, '/Me', { method: 'POST', body: person('ann') });
      await send(state, '/Users', { method: 'POST', body: person('cy') });
    });
    await asServer(async (state) => {
      assert.equal(await nameAtMe(state), 'ann');
      await send(state, '/Me', { method: 'DELETE' });
      assert.equal(await nameAtMe(state), 404);
      await send(state, '/Me', { method: 'POST', body: person('di') });
    });
    await asServer(async (state) => {
      assert.equal(await nameAtMe(state), 'di');
    });
  });
});
