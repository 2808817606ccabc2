import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request as openRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { sendBytes } from '../../support/httpClient.js';
import { withForward, withHttpTarget, withSocketTarget } from '../../support/forwardRig.js';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string;
}

async function see(request: IncomingMessage): Promise<Seen> {
  const { method = '', url = '', rawHeaders } = request;
  return { method, url, headers: rawHeaders, body: await text(request) };
}

/** Name and value in one text. */
const toLines = (raw: readonly string[]): readonly string[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1] ?? ''}`] : []));

await test('a request reaches the target as it came, with its own Host and what a proxy adds', async () => {
  const seen: Seen[] = [];
  await withHttpTarget(
    (request, response) => {
      void see(request).then((one) => {
        seen.push(one);
        response.end();
      });
    },
    async (baseUrl) => {
      await withForward({ target: baseUrl }, async ({ port }) => {
        await sendBytes(
          port,
          [
            'PATCH /scim/v2//Users/28%2F19?filter=userName+eq%20"j"&&x= HTTP/1.1',
            `Host: localhost:${String(port)}`,
            'authorization: Bearer T',
            'X-ODD: a',
            'x-odd: b',
            'Connection: close, X-Once',
            'X-Once: 1',
            'Keep-Alive: timeout=5',
            'Upgrade: h2c',
            'TE: trailers',
            'CONTENT-type: application/scim+json',
            'Content-Length: 2',
            '',
            '{}',
          ].join('\r\n'),
        );
      });
      const [one] = seen;
      assert.ok(one);
      assert.equal(one.method, 'PATCH');
      assert.equal(one.url, '/scim/v2//Users/28%2F19?filter=userName+eq%20"j"&&x=');
      assert.equal(one.body, '{}');
      const lines = toLines(one.headers).map((line) =>
        line.replace(/localhost:\d+/, 'localhost:P'),
      );
      assert.deepEqual(lines, [
        `Host: ${new URL(baseUrl).host}`,
        'authorization: Bearer T',
        'X-ODD: a',
        'x-odd: b',
        'CONTENT-type: application/scim+json',
        'Content-Length: 2',
        'X-Forwarded-For: 127.0.0.1',
        'X-Forwarded-Host: localhost:P',
        'X-Forwarded-Proto: http',
        'Connection: keep-alive',
      ]);
    },
  );
});

await test('what a tunnel has said of the client stays, and the chain grows', async () => {
  const seen: string[] = [];
  await withHttpTarget(
    (request, response) => {
      seen.push(...toLines(request.rawHeaders).filter((line) => /^x-forwarded/i.test(line)));
      response.end();
    },
    async (target) => {
      await withForward({ target }, async ({ send }) => {
        await send('/scim/v2/Users', {
          headers: {
            'X-Forwarded-For': '203.0.113.7',
            'X-Forwarded-Host': 'scim.example.com',
            'X-Forwarded-Proto': 'https',
          },
        });
      });
      await withForward(
        { target, publicBaseUrl: 'https://tunnel.example.com/scim/v2' },
        async ({ send }) => {
          await send('/scim/v2/Users', { headers: { Host: 'tunnel.example.com' } });
        },
      );
    },
  );
  assert.deepEqual(seen, [
    'X-Forwarded-Host: scim.example.com',
    'X-Forwarded-Proto: https',
    'X-Forwarded-For: 203.0.113.7, 127.0.0.1',
    'X-Forwarded-For: 127.0.0.1',
    'X-Forwarded-Host: tunnel.example.com',
    'X-Forwarded-Proto: https',
  ]);
});

await test('credentials are replaced where that was asked for, whatever came', async () => {
  const seen: (string | undefined)[] = [];
  await withHttpTarget(
    (request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    },
    async (target) => {
      await withForward(
        { target, targetAuthorization: 'Basic b3du' },
        async ({ send, recorded }) => {
          await send('/scim/v2/Users', { headers: { Authorization: 'Bearer client' } });
          await send('/scim/v2/Users');

          const [first] = await recorded.wait(2);
          assert.doesNotMatch(JSON.stringify(first), /b3du|Bearer client/);
        },
      );
    },
  );
  assert.deepEqual(seen, ['Basic b3du', 'Basic b3du']);
});

await test('an answer reaches the client as it came, but for what is of the connection', async () => {
  const head = [
    'HTTP/1.1 299 Rather Odd',
    'x-lower: a',
    'X-Twice: 1',
    'X-Twice: 2',
    'Connection: close, X-Once',
    'X-Once: 1',
    'Location: http://127.0.0.1:9/scim/v2/Users/1',
    'Content-Type: text/html',
    'Content-Length: 13',
  ];
  await withSocketTarget(
    (socket) => socket.once('data', () => socket.end(`${head.join('\r\n')}\r\n\r\n<html></html>`)),
    async (target) => {
      await withForward({ target }, async ({ port, recorded }) => {
        const text_ = await sendBytes(
          port,
          `GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        );

        assert.equal(
          text_,
          [
            'HTTP/1.1 299 Rather Odd',
            'x-lower: a',
            'X-Twice: 1',
            'X-Twice: 2',
            'Location: http://127.0.0.1:9/scim/v2/Users/1',
            'Content-Type: text/html',
            'Content-Length: 13',
            'Connection: close',
            '',
            '<html></html>',
          ].join('\r\n'),
        );
        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.source, 'forward');
        assert.equal(exchange.outcome, 'answered');
        assert.equal(exchange.path, '/Users');
        assert.equal(exchange.response?.status, 299);
        assert.equal(exchange.response.body?.text, '<html></html>');
      });
    },
  );
});

for (const [status, method, headers] of [
  [204, 'DELETE', {}],
  [304, 'GET', { ETag: 'W/"1"' }],
  [200, 'HEAD', { 'Content-Length': '1234' }],
] as const) {
  await test(`${method} with ${String(status)} has no body on either side, and the connection goes on`, async () => {
    await withHttpTarget(
      (request, response) => {
        if (request.url?.endsWith('/next')) {
          response.end('next');
        } else {
          response.writeHead(status, headers).end();
        }
      },
      async (target) => {
        await withForward({ target }, async ({ send, port, recorded }) => {
          const answer = await send('/scim/v2/Users/1', { method });
          const bytes = await sendBytes(
            port,
            `${method} /scim/v2/Users/1 HTTP/1.1\r\nHost: localhost\r\n\r\n` +
              'GET /scim/v2/next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
          );

          assert.equal(answer.status, status);
          for (const [name, value] of Object.entries(headers)) {
            assert.equal(answer.headers[name.toLowerCase()], value);
          }
          assert.match(bytes, /^HTTP\/1\.1 (\d+) .*\r\n\r\nHTTP\/1\.1 200 OK\r\n/s);
          assert.match(bytes, /next/);
          const [exchange] = await recorded.wait(1);
          assert.equal(exchange?.response?.body, undefined);
        });
      },
    );
  });
}

await test('a body in chunks stays one, and comes without a length of its own', async () => {
  const seen: Seen[] = [];
  await withHttpTarget(
    (request, response) => {
      void see(request).then((one) => {
        seen.push(one);
        response.write('{"a":');
        response.end('1}');
      });
    },
    async (target) => {
      await withForward({ target }, async ({ send, recorded }) => {
        const answer = await send('/scim/v2/Users', {
          method: 'POST',
          headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/scim+json' },
          body: '{"userName":"jane"}',
        });

        assert.equal(answer.text, '{"a":1}');
        assert.equal(answer.headers['transfer-encoding'], 'chunked');
        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.request.body?.text, '{"userName":"jane"}');
        assert.equal(exchange.response?.body?.text, '{"a":1}');
      });
    },
  );
  assert.equal(seen[0]?.body, '{"userName":"jane"}');
  const lines = toLines(seen[0].headers).filter((line) => /^(transfer|content-l)/i.test(line));
  assert.deepEqual(lines, ['Transfer-Encoding: chunked']);
});

await test('a POST without a body says that it has none', async () => {
  const seen: Seen[] = [];
  await withHttpTarget(
    (request, response) => {
      void see(request).then((one) => {
        seen.push(one);
        response.end();
      });
    },
    async (target) => {
      await withForward({ target }, async ({ port }) => {
        await sendBytes(
          port,
          'POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        );
      });
    },
  );
  assert.ok(seen[0] && toLines(seen[0].headers).includes('Content-Length: 0'));
});

await test('two requests go over one connection on the side of the target', async () => {
  const ports = new Set<number | undefined>();
  await withHttpTarget(
    (request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    },
    async (target) => {
      await withForward({ target }, async ({ send }) => {
        await send('/scim/v2/Users');
        await send('/scim/v2/Users', { method: 'POST', body: '{}' });
      });
    },
  );
  assert.equal(ports.size, 1);
});

await test('a client that asks before it sends its body is told what the target says', async () => {
  await withHttpTarget(
    (request, response) => {
      void text(request).then((body) => response.end(body));
    },
    async (target) => {
      await withForward({ target }, async ({ port }) => {
        const sent = openRequest({
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/scim/v2/Users',
          headers: { Expect: '100-continue', 'Content-Length': 4 },
        });
        sent.flushHeaders();
        await once(sent, 'continue');
        sent.end('body');
        const [answer] = (await once(sent, 'response')) as [IncomingMessage];

        assert.equal(await text(answer), 'body');
      });
    },
  );
});

await test('a target that refuses a body before it is sent is heard', async () => {
  await withSocketTarget(
    (socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 413 Payload Too Large\r\nContent-Length: 0\r\n\r\n'),
      ),
    async (target) => {
      await withForward({ target }, async ({ port, recorded }) => {
        const answer = await sendBytes(
          port,
          'POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9000\r\n\r\n',
        );

        assert.match(answer, /^HTTP\/1\.1 413 /);
        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.outcome, 'answered');
        assert.equal(exchange.failure, undefined);
      });
    },
  );
});

await test('strangers are kept out, and what lies elsewhere is not handed on', async () => {
  const seen: string[] = [];
  await withHttpTarget(
    (request, response) => {
      seen.push(request.url ?? '');
      response.end();
    },
    async (target) => {
      await withForward({ target }, async ({ send, recorded }) => {
        const stranger = await send('/scim/v2/Users', { headers: { Host: 'evil.example' } });
        const page = await send('/scim/v2/Users', { headers: { Origin: 'https://evil.example' } });
        const outside = await send('/admin', { method: 'POST', body: '{"password":"geheim"}' });

        assert.deepEqual([stranger.status, page.status, outside.status], [403, 403, 404]);
        assert.match(outside.textAt('detail'), /only what lies below \/scim\/v2/);
        const exchanges = await recorded.wait(3);
        assert.deepEqual(
          exchanges.map(({ observations }) => observations.map(({ id }) => id)),
          [['forward.notForwarded'], ['forward.notForwarded'], []],
        );
        assert.doesNotMatch(JSON.stringify(exchanges), /geheim/);
      });
    },
  );
  assert.deepEqual(seen, []);
});

await test('a path that cannot be decoded is for the target to refuse', async () => {
  const seen: string[] = [];
  await withHttpTarget(
    (request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(400).end();
    },
    async (target) => {
      await withForward({ target }, async ({ send }) => {
        assert.equal((await send('/scim/v2/Users/%zz')).status, 400);
        assert.equal((await send('/scim/v2')).status, 400);
        assert.equal((await send('/scim/v2?x=1')).status, 400);
        assert.equal((await send('/scim/v2/')).status, 400);
      });
    },
  );
  assert.deepEqual(seen, ['/scim/v2/Users/%zz', '/scim/v2', '/scim/v2?x=1', '/scim/v2/']);
});

await test('an upgrade does not take place', async () => {
  await withHttpTarget(
    (request, response) => response.end(request.headers.upgrade ?? 'none'),
    async (target) => {
      await withForward({ target }, async ({ send }) => {
        const answer = await send('/scim/v2/Users', {
          headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
        });

        assert.equal(answer.status, 200);
        assert.equal(answer.text, 'none');
      });
    },
  );
});
