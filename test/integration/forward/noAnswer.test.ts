import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as openRequest } from 'node:http';
import { type Socket } from 'node:net';
import { test } from 'node:test';
import { type FailureReason } from '../../../src/exchange/exchange.js';
import { judgeAll } from '../../support/judged.js';
import { ManualClock } from '../../support/manualClock.js';
import { sendBytes } from '../../support/httpClient.js';
import { errorUrn } from '../../../src/scim/errors.js';
import {
  findClosedBaseUrl,
  type ForwardRig,
  withForward,
  withHttpTarget,
  withSocketTarget,
} from '../../support/forwardRig.js';

const json = { 'Content-Type': 'application/scim+json' };

/** The client gets a SCIM error, the exchange says why, and a finding tells what to do. */
async function assertFailed(
  { send, recorded }: ForwardRig,
  status: 502 | 504,
  reason: FailureReason,
  detail: RegExp,
): Promise<void> {
  const answer = await send('/scim/v2/Users', { method: 'POST', headers: json, body: '{"a":1}' });
  assert.equal(answer.status, status);
  assert.equal(answer.headers['content-type'], 'application/scim+json');
  assert.deepEqual(answer.at('schemas'), [errorUrn]);
  assert.equal(answer.at('status'), String(status));
  assert.match(answer.textAt('detail'), detail);
  const [exchange] = await recorded.wait(1);
  assert.ok(exchange);
  assert.equal(exchange.outcome, 'failed');
  assert.equal(exchange.failure?.reason, reason);
  assert.match(exchange.failure.detail, detail);
  assert.equal(exchange.response?.status, status);
  assert.equal(exchange.request.body?.text, '{"a":1}');
  const [findings = []] = judgeAll([exchange]);
  const [finding] = findings.filter(({ rule }) => rule === 'target.noAnswer');
  assert.ok(finding);
  assert.equal(finding.level, 'error');
  assert.notEqual(finding.fix, '');
  assert.ok(!findings.some(({ rule }) => rule === 'status.serverError'));
}

await test('a target that is down is told as such', async () => {
  await withForward({ target: await findClosedBaseUrl() }, async (rig) => {
    await assertFailed(rig, 502, 'refused', /Nobody listens at http:\/\/127\.0\.0\.1:\d+/);
  });
});

await test('a target whose name nobody knows is told as such', async () => {
  await withForward({ target: 'http://scim.invalid/scim/v2' }, async (rig) => {
    await assertFailed(rig, 502, 'unknownHost', /scim\.invalid is not known/);
  });
});

const answers: readonly (readonly [
  what: string,
  bytes: string | Uint8Array,
  reason: FailureReason,
  detail: RegExp,
])[] = [
  ['closes without a word', '', 'closed', /closed the connection/],
  ['closes within its headers', 'HTTP/1.1 200 OK\r\nContent-Ty', 'closed', /closed the connection/],
  ['speaks another protocol', '220 mail.example.com ESMTP\r\n', 'malformed', /not HTTP/],
  ['answers rubbish', Buffer.from([0, 1, 2, 3, 255, 254]), 'malformed', /not HTTP/],
  ['speaks TLS', Buffer.from('15030100020246', 'hex'), 'tls', /https:\/\//],
  ['has a status that is none', 'HTTP/1.1 099 No\r\n\r\n', 'malformed', /./],
  [
    'has a header of 300 kB',
    `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(300_000)}\r\n\r\n`,
    'tooLarge',
    /headers/,
  ],
];

for (const [what, bytes, reason, detail] of answers) {
  await test(`a target that ${what} is told as such`, async () => {
    await withSocketTarget(
      (socket) => socket.once('data', () => socket.end(bytes)),
      async (target) => {
        await withForward({ target }, async (rig) => {
          await assertFailed(rig, 502, reason, detail);
        });
      },
    );
  });
}

await test('a plain target behind https:// is told as such', async () => {
  await withHttpTarget(
    (_request, response) => response.end(),
    async (baseUrl) => {
      await withForward({ target: baseUrl.replace('http:', 'https:') }, async (rig) => {
        await assertFailed(rig, 502, 'tls', /TLS/);
      });
    },
  );
});

await test('a target that says nothing for 60 seconds is given up with 504', async () => {
  const clock = new ManualClock();
  const sockets: Socket[] = [];
  await withSocketTarget(
    (socket) =>
      socket.once('data', () => {
        sockets.push(socket);
        clock.advance(59_999);
        clock.advance(60_000);
      }),
    async (target) => {
      await withForward({ target, clock }, async (rig) => {
        await assertFailed(rig, 504, 'timedOut', /nothing for 60 s/);
      });
      const [socket] = sockets;
      assert.ok(socket);
      if (!socket.destroyed) {
        await once(socket.resume(), 'close');
      }
    },
  );
});

await test('a client that takes its time to send is not the fault of the target', async () => {
  const clock = new ManualClock();
  await withHttpTarget(
    (request, response) => {
      request.resume().on('end', () => response.end('{}'));
    },
    async (target) => {
      await withForward({ target, clock }, async ({ port }) => {
        const sent = openRequest({
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/scim/v2/Users',
          headers: { 'Content-Length': 2 },
        });
        sent.write('{');
        await clock.untilWaiting();
        clock.advance(200_000);
        sent.end('}');
        const [answer] = (await once(sent, 'response')) as [{ readonly statusCode: number }];

        assert.equal(answer.statusCode, 200);
      });
    },
  );
});

for (const [what, ending] of [
  ['breaks off within its answer', (socket: Socket) => socket.destroy()],
  ['ends its answer too early', (socket: Socket) => socket.end()],
] as const) {
  await test(`a target that ${what}: the client sees that it is not all, and so does the capture`, async () => {
    await withSocketTarget(
      (socket) =>
        socket.once('data', () => {
          socket.write(
            'HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nContent-Length: 100\r\n\r\n{"id":"1"',
            () => ending(socket),
          );
        }),
      async (target) => {
        await withForward({ target }, async ({ port, recorded }) => {
          const bytes = await sendBytes(
            port,
            'GET /scim/v2/Users/1 HTTP/1.1\r\nHost: localhost\r\n\r\n',
          );

          assert.match(bytes, /\{"id":"1"$/);
          const [exchange] = await recorded.wait(1);
          assert.equal(exchange?.outcome, 'failed');
          assert.equal(exchange.failure?.reason, 'closed');
          assert.equal(exchange.response?.status, 200);
          assert.equal(exchange.response.body?.text, '{"id":"1"');
          assert.equal(exchange.response.body.isTruncated, true);
          const [findings = []] = judgeAll([exchange]);
          assert.equal(findings[0]?.rule, 'target.noAnswer');
        });
      },
    );
  });
}

await test('a target that stalls within its answer is cut off, and the client with it', async () => {
  const clock = new ManualClock();
  await withSocketTarget(
    (socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{')),
    async (target) => {
      await withForward({ target, clock }, async ({ port, recorded }) => {
        const sent = openRequest({ host: '127.0.0.1', port, path: '/scim/v2/Users' });
        sent.end();
        const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
        await once(answer, 'data');
        clock.advance(60_000);
        await assert.rejects(once(answer, 'end'), { code: 'ECONNRESET' });

        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.failure?.reason, 'timedOut');
        assert.equal(exchange.response?.body?.text, '{');
      });
    },
  );
});

await test('HTML goes through as it is, and is judged', async () => {
  await withHttpTarget(
    (_request, response) => {
      response.writeHead(502, { 'Content-Type': 'text/html' });
      response.end('<html><h1>502 Bad Gateway</h1></html>');
    },
    async (target) => {
      await withForward({ target }, async ({ send, recorded }) => {
        const answer = await send('/scim/v2/Users?startIndex=1&count=2');

        assert.equal(answer.text, '<html><h1>502 Bad Gateway</h1></html>');
        const [exchange] = await recorded.wait(1);
        assert.ok(exchange);
        assert.equal(exchange.outcome, 'answered');
        const rules = (judgeAll([exchange])[0] ?? []).map(({ rule }) => rule);
        assert.ok(rules.includes('status.serverError'), rules.join());
        assert.ok(rules.includes('answer.noJson'), rules.join());
      });
    },
  );
});

await test('a request that cannot be sent on is refused, not lost', async () => {
  await withForward(
    { target: await findClosedBaseUrl(), targetAuthorization: 'Bearer a\nb' },
    async (rig) => {
      await assertFailed(rig, 502, 'other', /not sent/);
    },
  );
});
