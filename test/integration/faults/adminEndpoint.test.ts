import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AdminAccess } from '../../../src/workbench/serverOptions.js';
import { send, testOptions, withWorkbench } from '../../support/workbenchRig.js';

const call = (
  { url, authorization }: AdminAccess,
  path: string,
  { method = 'GET', body, headers }: { method?: string; body?: string; headers?: object } = {},
): Promise<Response> =>
  fetch(`${url}${path}`, {
    method,
    headers: { Authorization: authorization, ...headers },
    ...(body !== undefined && { body }),
  });

await test('faults are armed, listed and disarmed with the admin token alone, and nothing is captured', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    const { admin } = state;
    const armed = await call(admin, '/faults', { method: 'POST', body: '{"kind":"503"}' });
    const { status } = await send(state, '/Users');
    const one = await call(admin, '/faults/1', { method: 'DELETE' });
    await call(admin, '/faults', { method: 'POST', body: '"drop method=PUT"' });
    const all = await call(admin, '/faults', { method: 'DELETE' });

    assert.deepEqual([armed.status, status, one.status], [201, 503, 204]);
    assert.deepEqual(await all.json(), { disarmed: 1 });
    assert.equal((await send(state, '/Users')).status, 200);
    assert.equal(workbench.captures.lastSeq <= 2, true);
  });
});

await test('what is wrong is refused: token, host, path, method, body', async () => {
  await withWorkbench(async ({ workbench }) => {
    const { admin, authorization } = await workbench.start(testOptions);
    const post = { method: 'POST' };
    const answers = await Promise.all([
      call({ ...admin, authorization }, '/faults'),
      call(admin, '/faults', { headers: { Origin: 'https://evil.example.com' } }),
      call(admin, '/nothing'),
      call(admin, '/faults/77'),
      call(admin, '/faults', { method: 'PUT' }),
      call(admin, '/faults', { ...post, body: '{' }),
      call(admin, '/faults', { ...post, body: '{"kind":"none"}' }),
      call(admin, '/faults', post),
      call(admin, '/faults', { ...post, body: ' '.repeat(70_000) }),
    ]);

    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 403, 404, 404, 405, 400, 400, 400, 413],
    );
    assert.deepEqual(workbench.faults.armed, []);
  });
});

await test('faults outlive a restart and end with the server', async () => {
  await withWorkbench(async ({ workbench }) => {
    await workbench.start(testOptions);
    await workbench.stop();
    const state = await workbench.start(testOptions);
    await call(state.admin, '/faults', { method: 'POST', body: '"503"' });
    await workbench.restart();
    const kept = workbench.faults.armed.length;
    await workbench.stop();

    assert.deepEqual([kept, workbench.faults.armed.length], [1, 0]);
  });
});

const patchProfile = (admin: AdminAccess, body: unknown, method = 'PATCH'): Promise<Response> =>
  call(admin, '/profile', { method, body: JSON.stringify(body) });

await test('the profile is shown and changed, and the state of the server says so', async () => {
  await withWorkbench(async ({ workbench }) => {
    const { admin } = await workbench.start(testOptions);
    const shown = (await (await call(admin, '/profile')).json()) as Record<string, unknown>;
    const changed = await patchProfile(admin, { switches: { patchAnswer: 'noContent' } });
    const { serverState: state } = workbench;
    const reset = await call(admin, '/profile', { method: 'DELETE' });
    const put = await patchProfile(admin, { profile: 'entra' }, 'PUT');

    assert.deepEqual([shown['profile'], shown['switches']], ['okta', {}]);
    assert.deepEqual([changed.status, reset.status, put.status], [200, 200, 200]);
    assert.ok(state.status === 'running');
    assert.deepEqual(state.switches, { patchAnswer: 'noContent' });
    const { serverState: last } = workbench;
    assert.ok(last.status === 'running');
    assert.deepEqual([last.profile, last.switches], ['entra', {}]);
  });
});

await test('a wrong profile is 400 with the reason, and changes nothing', async () => {
  await withWorkbench(async ({ workbench }) => {
    const { admin } = await workbench.start(testOptions);
    const bodies: readonly unknown[] = [
      [],
      {},
      { profile: 'azure' },
      { profile: null },
      { switches: [] },
      { switches: { none: true } },
      { switches: { patchAnswer: 'noContent', coercesBooleanStrings: 'perhaps' } },
      { switches: { __proto__x: 1 } },
      { profiles: 'okta' },
    ];
    for (const body of bodies) {
      const answer = await patchProfile(admin, body);
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.match(await answer.text(), /"error":"[A-Z]/);
    }
    const put = await patchProfile(admin, { switches: {} }, 'PUT');
    const below = await call(admin, '/profile/x');
    const { serverState: state } = workbench;

    assert.deepEqual([put.status, below.status], [400, 404]);
    assert.ok(state.status === 'running');
    assert.deepEqual([state.profile, state.switches], ['okta', {}]);
  });
});
