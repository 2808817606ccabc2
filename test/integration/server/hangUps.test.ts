import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { type ServerRig, testToken, withServer } from '../../support/serverRig.js';

const head = (requestLine: string, ...headers: readonly string[]): string =>
  [
    `${requestLine} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${testToken}`,
    'Content-Type: application/scim+json',
    ...headers,
    '',
    '',
  ].join('\r\n');

await test('a client that goes within its body shows as aborted, with what had come', async () => {
  await withServer({}, async (rig) => {
    const socket = await open(rig);
    socket.write(`${head('POST /scim/v2/Users', 'Content-Length: 100')}{"userName":"mona"`);
    await untilRead(rig);
    socket.destroy();

    const exchange = await rig.exchange(2);
    assert.equal(exchange.outcome, 'aborted');
    assert.equal(exchange.response, undefined);
    assert.equal(exchange.path, '/Users');
    assert.equal(exchange.request.body?.text, '{"userName":"mona"');
    assert.equal((await rig.get('/Users')).at('totalResults'), 0);
  });
});

await test('a client that ends its side within the body shows as aborted too', async () => {
  await withServer({}, async (rig) => {
    const socket = await open(rig);
    socket.end(`${head('POST /scim/v2/Users', 'Content-Length: 100')}{"userName":"mona"`);
    await once(socket.resume(), 'close');

    const exchange = await rig.exchange(1);
    assert.equal(exchange.outcome, 'aborted');
    assert.equal(exchange.request.body?.text, '{"userName":"mona"');
  });
});

await test('a client that resets the connection within its chunks shows as aborted', async () => {
  await withServer({}, async (rig) => {
    const socket = await open(rig);
    socket.write(`${head('POST /scim/v2/Users', 'Transfer-Encoding: chunked')}4\r\n{"us\r\n`);
    await untilRead(rig);
    socket.resetAndDestroy();

    const exchange = await rig.exchange(2);
    assert.equal(exchange.outcome, 'aborted');
    assert.equal(exchange.request.body?.text, '{"us');
  });
});

await test('a client that goes before its answer is out shows as aborted, with the answer', async () => {
  await withServer({ seed: 1000 }, async (rig) => {
    const socket = await open(rig);
    socket.pause();
    // More than the buffers of the system take for a client that does not read.
    socket.write(head('GET /scim/v2/Users?count=1000').repeat(30));
    await untilRead(rig);
    socket.resetAndDestroy();

    const aborted = await firstAborted(rig);
    assert.equal(aborted.response?.status, 200);
    assert.ok(aborted.response.body?.isTruncated);
  });
});

await test('a client that asks to go on and then goes shows as aborted', async () => {
  await withServer({}, async (rig) => {
    const socket = await open(rig);
    socket.write(head('POST /scim/v2/Users', 'Content-Length: 100', 'Expect: 100-continue'));
    const [text] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();

    assert.match(text.toString('utf-8'), /^HTTP\/1\.1 100 /);
    assert.equal((await rig.exchange(1)).outcome, 'aborted');
  });
});

await test('a client that closes after its whole request changes what it asked for', async () => {
  await withServer({}, async (rig) => {
    const body = JSON.stringify(createBody(mona));
    const socket = await open(rig);
    socket.end(`${head('POST /scim/v2/Users', `Content-Length: ${String(body.length)}`)}${body}`);
    await once(socket.resume(), 'close');

    assert.equal((await rig.exchange(1)).outcome, 'answered');
    assert.equal((await rig.get('/Users')).at('totalResults'), 1);
  });
});

await test('a connection without a request is nothing to record', async () => {
  await withServer({}, async (rig) => {
    const silent = await open(rig);
    silent.end();
    await once(silent.resume(), 'close');
    const reset = await open(rig);
    reset.resetAndDestroy();
    await rig.get('/Users');

    const exchanges = await rig.exchanges(1);
    assert.deepEqual(
      exchanges.map(({ request }) => request.target),
      ['/scim/v2/Users'],
    );
  });
});

await test('a server that stops with a request under way records it as aborted', async () => {
  let exchanges: ReturnType<ServerRig['exchanges']> | undefined;
  await withServer({}, async (rig) => {
    const socket = await open(rig);
    socket.on('error', () => undefined);
    socket.write(`${head('POST /scim/v2/Users', 'Content-Length: 100')}{`);
    await untilRead(rig);
    exchanges = rig.exchanges(2);
  });

  assert.equal((await exchanges)?.[1]?.outcome, 'aborted');
});

async function firstAborted(rig: ServerRig): Promise<Exchange> {
  let count = 1;
  let exchange = await rig.exchange(count);
  while (exchange.outcome !== 'aborted') {
    exchange = await rig.exchange((count += 1));
  }
  return exchange;
}

async function open(rig: ServerRig): Promise<Socket> {
  const socket = connect(rig.port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

/** Resolves when the server has read what was written before: it has answered a later connection. */
async function untilRead(rig: ServerRig): Promise<void> {
  await rig.get('/Users?count=0');
}
