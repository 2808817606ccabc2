import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StoreMessage } from '../../../../src/workbench/store/durableStore.js';
import { type ServerOptions } from '../../../../src/workbench/serverOptions.js';
import { type Workbench } from '../../../../src/workbench/workbench.js';
import { withStoreFolder } from '../../../support/storeRig.js';
import { dataOf, send, testOptions, withWorkbench } from '../../../support/workbenchRig.js';

const person = (userName: string): unknown => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
});

const namesOf = async (
  workbench: Workbench,
  options: ServerOptions,
): Promise<readonly string[]> => {
  const state = await workbench.start(options);
  const answer = await send(state, '/Users?count=100');
  const { Resources = [] } = (await answer.json()) as { Resources?: { userName: string }[] };
  return Resources.map(({ userName }) => userName);
};

await test('a reset puts a store back to seed and data file, which were left out before, for good', async () => {
  await withStoreFolder(async (store) => {
    const first = { ...testOptions, seed: 0, store };
    const other = { ...first, data: dataOf(person('ann'), person('bo')) };
    const messages: StoreMessage[] = [];
    await withWorkbench(async ({ workbench }) => {
      const state = await workbench.start(first);
      await send(state, '/Users', { method: 'POST', body: person('jane') });
    });
    await withWorkbench(async ({ workbench }) => {
      workbench.onStoreMessage((message) => messages.push(message));
      assert.deepEqual(await namesOf(workbench, other), ['jane']);
      assert.match(messages[0]?.text ?? '', /the data file people\.json is left out/);
      assert.equal(messages[0]?.canReset, true);

      workbench.reset();

      assert.deepEqual(await namesOf(workbench, other), ['ann', 'bo']);
    });
    await withWorkbench(async ({ workbench }) => {
      workbench.onStoreMessage((message) => messages.push(message));
      assert.deepEqual(await namesOf(workbench, other), ['ann', 'bo']);
    });
    assert.equal(messages.length, 1);
  });
});
