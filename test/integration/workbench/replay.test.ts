import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAsBefore, replaySession } from '../../../src/workbench/replay/replaySession.js';
import { openTransport } from '../../../src/workbench/target/openTransport.js';
import { send, testOptions, waitForCaptures, withWorkbench } from '../../support/workbenchRig.js';

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

await test('a session is replayed to a server with other ids, and each request tells its origin', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start({ ...testOptions, seed: 0 });
    const created = await send(state, '/Users', {
      method: 'POST',
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'jane@example.com',
        password: 'geheim-4711',
      },
    });
    const { id } = (await created.json()) as { id: string };
    await send(state, '/Groups', {
      method: 'POST',
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName: 'Staff',
        members: [{ value: id }],
      },
    });
    await send(state, `/Users/${id}`, {
      method: 'PATCH',
      body: { schemas: [patchOp], Operations: [{ op: 'replace', value: { active: false } }] },
    });
    await send(state, `/Users/${id}`, { method: 'DELETE' });
    const session = (await waitForCaptures(workbench, 4)).map(({ exchange }) => exchange);
    workbench.reset();

    const transport = openTransport({ baseUrl: state.baseUrl, source: 'replay' });
    const results = await replaySession({
      exchanges: session,
      transport,
      authorization: state.authorization,
      isOwnServer: true,
    });
    transport.dispose();

    assert.deepEqual(
      results.map(({ statusBefore, status }) => [statusBefore, status]),
      [201, 201, 200, 204].map((status) => [status, status]),
    );
    assert.ok(results.every(isAsBefore));
    const replayed = (await waitForCaptures(workbench, 8)).slice(4).map(({ exchange }) => exchange);
    assert.deepEqual(
      replayed.map(({ replayOf, source }) => [replayOf, source]),
      session.map((exchange) => [exchange.id, 'mock']),
    );
    assert.ok(!JSON.stringify(replayed).includes('Replay-Of'));
    assert.ok(!JSON.stringify(replayed).includes('geheim'));
    assert.notEqual(replayed[2]?.path, `/Users/${id}`);
  });
});

await test('a server that is not there costs each request, and none of them the others', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    await send(state, '/Users?count=1');
    await send(state, '/Groups?count=1');
    const session = (await waitForCaptures(workbench, 2)).map(({ exchange }) => exchange);
    await workbench.stop();

    const transport = openTransport({ baseUrl: state.baseUrl, source: 'replay' });
    const results = await replaySession({
      exchanges: session,
      transport,
      authorization: '',
      isOwnServer: false,
    });
    transport.dispose();

    assert.equal(results.length, 2);
    for (const { problem, exchange, replayOf } of results) {
      assert.match(problem ?? '', /127\.0\.0\.1/);
      assert.equal(exchange?.replayOf, replayOf);
      assert.equal(exchange.source, 'replay');
    }
  });
});
