import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonCursor } from '../../../src/base/jsonCursor.js';
import { type HeldMessage } from '../../../src/exchange/breakpoints/breakpoint.js';
import { type Workbench } from '../../../src/workbench/workbench.js';
import { send, testOptions, waitForCaptures, withWorkbench } from '../../support/workbenchRig.js';

/** Resolves when something is held. */
const untilHeld = (workbench: Workbench): Promise<HeldMessage> =>
  new Promise((resolve) => {
    const check = (): void => {
      const [held] = workbench.breakpoints.held;
      if (held) {
        listening.dispose();
        resolve(held);
      }
    };
    const listening = workbench.breakpoints.onDidChange(check);
    check();
  });

const jane = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'jane@example.com',
};

await test('a request is held, changed by hand, and handled as changed', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request', method: 'POST' });

    const answer = send(state, '/Users', { method: 'POST', body: jane });
    const held = await untilHeld(workbench);
    assert.equal(held.target, '/Users');
    assert.equal(held.body, JSON.stringify(jane));
    assert.ok(!JSON.stringify(held.headers).includes(state.authorization));
    const body = held.body.replace('jane@', 'joan@');
    workbench.breakpoints.decide(held.id, { do: 'continue', body });

    const created: unknown = await (await answer).json();
    assert.equal(new JsonCursor(created).member('userName').value, 'joan@example.com');
    const [captured] = await waitForCaptures(workbench, 1);
    assert.match(captured?.exchange.request.body?.text ?? '', /joan@/);
    assert.deepEqual(
      captured?.exchange.observations.map(({ id }) => id),
      ['breakpoint.held'],
    );
  });
});

await test('an answer is held after the request was done, and changed', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start({ ...testOptions, seed: 0 });
    workbench.breakpoints.add({ stage: 'response', status: '2xx' });

    const answer = send(state, '/Users', { method: 'POST', body: jane });
    const held = await untilHeld(workbench);
    assert.equal(held.status, 201);
    assert.match(held.body, /jane@example\.com/);
    workbench.breakpoints.decide(held.id, { do: 'continue', body: '{"broken":', status: 200 });

    const response = await answer;
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '{"broken":');
    const type = workbench.registry.resourceTypes.find(({ name }) => name === 'User');
    assert.equal(type && workbench.directory?.count(type), 1);
  });
});

await test('it is answered by hand, without being handled', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request' });

    const answer = send(state, '/Users?count=1');
    const held = await untilHeld(workbench);
    workbench.breakpoints.decide(held.id, {
      do: 'answer',
      answer: { status: 503, headers: [['Retry-After', '7']], body: '{"detail":"by hand"}' },
    });

    const response = await answer;
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '7');
    assert.deepEqual(await response.json(), { detail: 'by hand' });
  });
});

await test('it is dropped, and the client gets no answer', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request' });

    const answer = send(state, '/Users?count=1');
    workbench.breakpoints.decide((await untilHeld(workbench)).id, { do: 'drop' });

    await assert.rejects(answer);
    const [captured] = await waitForCaptures(workbench, 1);
    assert.equal(captured?.exchange.outcome, 'aborted');
  });
});

await test('a client that goes away takes its request with it, and a stop lets go of all', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request' });
    const abort = new AbortController();
    const left = fetch(`${state.baseUrl}/Users`, { signal: abort.signal });
    await untilHeld(workbench);
    abort.abort();
    await assert.rejects(left);
    await waitForCaptures(workbench, 1);
    assert.deepEqual(workbench.breakpoints.held, []);

    const answer = send(state, '/Users?count=1').catch(() => undefined);
    await untilHeld(workbench);
    await workbench.stop();

    assert.deepEqual(workbench.breakpoints.held, []);
    await answer;
  });
});

await test('a body with a password is shown without it, and goes on as it came', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request', method: 'POST' });

    const body = { ...jane, password: 'geheim-4711' };
    const answer = send(state, '/Users', { method: 'POST', body });
    const held = await untilHeld(workbench);
    assert.ok(!JSON.stringify(held).includes('geheim'));
    assert.match(held.fixedBody ?? '', /secret/);
    workbench.breakpoints.decide(held.id, { do: 'continue', body: held.body });

    assert.equal((await answer).status, 201);
    const [captured] = await waitForCaptures(workbench, 1);
    assert.equal(captured?.exchange.request.body?.sizeBytes, JSON.stringify(body).length);
  });
});
