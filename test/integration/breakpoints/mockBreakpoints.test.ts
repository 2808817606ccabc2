import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonCursor } from '../../../src/base/jsonCursor.js';
import { untilHeld } from '../../support/untilHeld.js';
import { send, testOptions, waitForCaptures, withWorkbench } from '../../support/workbenchRig.js';

const jane = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'jane@example.com',
};

await test('a request is held, changed by hand, and handled as changed', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request', method: 'POST' });

    const answer = send(state, '/Users', { method: 'POST', body: jane });
    const held = await untilHeld(workbench.breakpoints);
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
    const held = await untilHeld(workbench.breakpoints);
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
    const held = await untilHeld(workbench.breakpoints);
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
    workbench.breakpoints.decide((await untilHeld(workbench.breakpoints)).id, { do: 'drop' });

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
    await untilHeld(workbench.breakpoints);
    abort.abort();
    await assert.rejects(left);
    await waitForCaptures(workbench, 1);
    assert.deepEqual(workbench.breakpoints.held, []);

    const answer = send(state, '/Users?count=1').catch(() => undefined);
    await untilHeld(workbench.breakpoints);
    await workbench.stop();

    assert.deepEqual(workbench.breakpoints.held, []);
    await answer;
  });
});

await test('a body with a password is shown without it, and goes on with it, changed or not', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request', method: 'POST' });

    const body = { ...jane, title: 'Engineer', password: 'geheim-4711' };
    const answer = send(state, '/Users', { method: 'POST', body });
    const held = await untilHeld(workbench.breakpoints);
    assert.ok(!JSON.stringify(held).includes('geheim'));
    assert.equal(held.fixedBody, undefined);
    const changed = held.body.replace('Engineer', 'Director');
    workbench.breakpoints.decide(held.id, { do: 'continue', body: changed });

    assert.equal((await answer).status, 201);
    const [captured] = await waitForCaptures(workbench, 1);
    assert.equal(captured?.exchange.request.body?.sizeBytes, JSON.stringify(body).length);
    assert.ok(!JSON.stringify(captured).includes('geheim'));
  });
});

await test('a form with a secret in it cannot be changed, and goes on as it came', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request', method: 'POST' });

    const answer = fetch(`${state.baseUrl}/Users`, {
      method: 'POST',
      body: new URLSearchParams({ password: 'geheim-4711' }),
    });
    const held = await untilHeld(workbench.breakpoints);
    assert.match(held.fixedBody?.pattern ?? '', /secret/);
    workbench.breakpoints.decide(held.id, { do: 'continue', body: held.body });

    await answer;
    const [captured] = await waitForCaptures(workbench, 1);
    assert.equal(captured?.exchange.request.body?.sizeBytes, 'password=geheim-4711'.length);
  });
});

await test('a request goes on to another path, with other headers', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request', operation: 'list' });

    const answer = send(state, '/Users?count=1');
    const held = await untilHeld(workbench.breakpoints);
    const headers = held.headers.map(([name, value]) =>
      name.toLowerCase() === 'accept' ? ([name, 'text/xml'] as const) : ([name, value] as const),
    );
    workbench.breakpoints.decide(held.id, { do: 'continue', target: '/Groups?count=0', headers });

    // It was let in by the token that came, and refused for the header that was written.
    assert.equal((await answer).status, 406);
    const [captured] = await waitForCaptures(workbench, 1);
    assert.equal(captured?.exchange.path, '/Groups');
    assert.equal(captured.exchange.request.target, '/scim/v2/Groups?count=0');
    assert.ok(captured.exchange.request.headers.some(([, value]) => value === 'text/xml'));
  });
});

await test('a path by hand that cannot be decoded is answered with what is wrong', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'request' });

    const answer = send(state, '/Users?count=1');
    const held = await untilHeld(workbench.breakpoints);
    workbench.breakpoints.decide(held.id, { do: 'continue', target: '/Users/%zz' });

    assert.equal((await answer).status, 400);
  });
});

await test('headers of an answer are changed, its media type too', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    workbench.breakpoints.add({ stage: 'response', operation: 'create' });

    const answer = send(state, '/Users', { method: 'POST', body: jane });
    const held = await untilHeld(workbench.breakpoints);
    assert.ok(held.headers.some(([name]) => name === 'Location'));
    const headers = [
      ...held.headers.filter(([name]) => name !== 'Location' && name !== 'Content-Type'),
      ['Content-Type', 'text/plain'] as const,
    ];
    workbench.breakpoints.decide(held.id, { do: 'continue', headers });

    const response = await answer;
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('location'), null);
    assert.equal(response.headers.get('content-type'), 'text/plain');
    assert.match(await response.text(), /jane@example/);
  });
});

await test('forwarding holds on the same board, and lets go when it is stopped', async () => {
  await withWorkbench(async ({ workbench }) => {
    const mock = await workbench.start(testOptions);
    const { baseUrl } = await workbench.forwarding.start({
      target: mock.baseUrl,
      host: '127.0.0.1',
      port: 0,
    });
    workbench.breakpoints.add({ stage: 'request', path: '/Users*' });

    const answer = send({ ...mock, baseUrl }, '/Users?count=1').catch(() => undefined);
    const held = await untilHeld(workbench.breakpoints);
    assert.equal(held.source, 'forward');
    await workbench.forwarding.stop();

    assert.ok(workbench.breakpoints.held.every(({ source }) => source === 'mock'));
    await workbench.stop();
    await answer;
  });
});
