import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { judgeAll } from '../../support/judged.js';
import { type ForwardRig, withForward, withHttpTarget } from '../../support/forwardRig.js';

const user = JSON.stringify({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id: 'u1',
  userName: 'jane@example.com',
  active: 'true',
  password: 'geheim4711',
});

async function withAnswer(
  coding: string,
  body: Buffer,
  run: (rig: ForwardRig) => Promise<void>,
): Promise<void> {
  await withHttpTarget(
    (_request, response) => {
      response.writeHead(200, {
        'Content-Type': 'application/scim+json',
        'Content-Encoding': coding,
      });
      response.end(body);
    },
    async (target) => withForward({ target }, run),
  );
}

for (const [coding, body] of [
  ['gzip', gzipSync(user)],
  ['x-gzip', gzipSync(user)],
  ['deflate', deflateSync(user)],
  ['deflate', deflateRawSync(user)],
  ['br', brotliCompressSync(user)],
  ['deflate, GZIP', gzipSync(deflateSync(user))],
] as const) {
  await test(`an answer in ${coding} is handed on as it is, and captured readable, without its secrets`, async () => {
    await withAnswer(coding, body, async ({ send, recorded }) => {
      const answer = await send('/scim/v2/Users/u1');

      assert.equal(answer.headers['content-encoding'], coding);
      assert.equal(answer.text, body.toString('utf-8'));
      const [exchange] = await recorded.wait(1);
      assert.ok(exchange?.response?.body);
      assert.deepEqual(JSON.parse(exchange.response.body.text), {
        ...(JSON.parse(user) as object),
        password: '[redacted]',
      });
      assert.equal(exchange.response.body.sizeBytes, body.length);
      assert.equal(exchange.response.body.isTruncated, false);
      const rules = (judgeAll([exchange])[0] ?? []).map(({ rule }) => rule);
      assert.ok(rules.includes('schema.booleanText'), rules.join());
    });
  });
}

await test('a request in gzip is captured readable too', async () => {
  await withHttpTarget(
    (request, response) => request.resume().on('end', () => response.writeHead(201).end()),
    async (target) => {
      await withForward({ target }, async ({ send, recorded }) => {
        await send('/scim/v2/Users', {
          method: 'POST',
          headers: { 'Content-Type': 'application/scim+json', 'Content-Encoding': 'gzip' },
          body: gzipSync(user),
        });

        const [exchange] = await recorded.wait(1);
        assert.match(exchange?.request.body?.text ?? '', /"password":"\[redacted\]"/);
      });
    },
  );
});

for (const [what, coding, body] of [
  ['in a coding that is not known', 'zstd', Buffer.from('28b52ffd', 'hex')],
  ['that is not in the coding it names', 'gzip', Buffer.from(user)],
] as const) {
  await test(`a body ${what} is handed on, neither shown nor judged, and that is said`, async () => {
    await withAnswer(coding, body, async ({ send, recorded }) => {
      assert.equal((await send('/scim/v2/Users/u1')).text, body.toString('utf-8'));

      const [exchange] = await recorded.wait(1);
      assert.equal(exchange?.response?.body?.text, '[redacted]');
      assert.deepEqual(
        exchange.observations.map(({ id }) => id),
        ['forward.unreadableCoding'],
      );
    });
  });
}

await test('a gzip that unpacks to very much is cut, too', async () => {
  const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  await withAnswer('gzip', zeros, async ({ send, recorded }) => {
    await send('/scim/v2/Users/u1');

    const [exchange] = await recorded.wait(1);
    assert.equal(exchange?.response?.body?.isTruncated, true);
    assert.ok(exchange.response.body.text.length <= 256 * 1024);
  });
});

await test('a long body is cut in the capture, its secrets out of what is left', async () => {
  const long = JSON.stringify({ password: 'geheim4711', title: 'x'.repeat(600_000) });
  await withAnswer('identity', Buffer.from(long), async ({ send, recorded }) => {
    assert.equal((await send('/scim/v2/Users/u1')).text, long);

    const [exchange] = await recorded.wait(1);
    const { body } = exchange?.response ?? {};
    assert.ok(body);
    assert.equal(body.isTruncated, true);
    assert.equal(body.sizeBytes, long.length);
    assert.doesNotMatch(body.text, /geheim/);
  });
});
