import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type IncomingMessage, type ServerResponse, request as openRequest } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { withForward, withHttpTarget, withSocketTarget } from '../../support/forwardRig.js';

const mebibyte = 1024 * 1024;

/** So many pieces of one mebibyte. */
function pieces(count: number): Readable {
  const piece = Buffer.alloc(mebibyte, 'x');
  let left = count;
  return new Readable({
    read() {
      left -= 1;
      this.push(left >= 0 ? piece : null);
    },
  });
}

async function countBytes(stream: Readable): Promise<number> {
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
  }
  return size;
}

await test('an answer of 50 MiB goes through, and the capture keeps its beginning', async () => {
  const size = 50;
  await withHttpTarget(
    (_request, response) => {
      response.writeHead(200, { 'Content-Length': size * mebibyte });
      pieces(size).pipe(response);
    },
    async (target) => {
      await withForward({ target }, async ({ port, recorded }) => {
        const sent = openRequest({ host: '127.0.0.1', port, path: '/scim/v2/Users' }).end();
        const [answer] = (await once(sent, 'response')) as [IncomingMessage];

        assert.equal(await countBytes(answer), size * mebibyte);
        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.response?.body?.sizeBytes, size * mebibyte);
        assert.equal(exchange.response.body.isTruncated, true);
        assert.equal(exchange.response.body.text.length, 256 * 1024);
      });
    },
  );
});

await test('a request of 50 MiB goes through too', async () => {
  await withHttpTarget(
    (request, response) => {
      void countBytes(request).then((size) => response.end(String(size)));
    },
    async (target) => {
      await withForward({ target }, async ({ port, recorded }) => {
        const sent = openRequest({
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/scim/v2/Users',
        });
        pieces(50).pipe(sent);
        const [answer] = (await once(sent, 'response')) as [IncomingMessage];

        assert.equal(await text(answer), String(50 * mebibyte));
        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.request.body?.sizeBytes, 50 * mebibyte);
      });
    },
  );
});

await test('a client that reads slowly holds up the target, not the memory', async () => {
  let written = 0;
  await withHttpTarget(
    (_request, response) => {
      pieces(64)
        .on('data', () => (written += 1))
        .pipe(response);
    },
    async (target) => {
      await withForward({ target }, async ({ port }) => {
        const socket = connect(port, '127.0.0.1');
        socket.write('GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n\r\n');
        await once(socket, 'readable');
        let before = -1;
        while (written !== before) {
          before = written;
          for (let turn = 0; turn < 200; turn += 1) {
            await new Promise((resolve) => setImmediate(resolve));
          }
        }

        assert.ok(written < 40, `${String(written)} MiB were taken from the target`);
        socket.destroy();
      });
    },
  );
});

await test('the first piece of an answer is there before the last is sent', async () => {
  const responses: ServerResponse[] = [];
  await withHttpTarget(
    (_request, response) => {
      responses.push(response);
      response.write('first');
    },
    async (target) => {
      await withForward({ target }, async ({ port }) => {
        const sent = openRequest({ host: '127.0.0.1', port, path: '/scim/v2/Users' }).end();
        const [answer] = (await once(sent, 'response')) as [IncomingMessage];
        const [first] = (await once(answer, 'data')) as [Buffer];
        assert.equal(first.toString(), 'first');

        responses[0]?.end('last');
        const [last] = (await once(answer, 'data')) as [Buffer];
        assert.equal(last.toString(), 'last');
      });
    },
  );
});

for (const [when, respond] of [
  ['before the answer', () => undefined],
  ['within the answer', (response: ServerResponse) => response.write('first')],
] as const) {
  await test(`a client that hangs up ${when} ends the request to the target`, async () => {
    const events = new EventEmitter();
    await withHttpTarget(
      (request, response) => {
        request.on('close', () => events.emit('closed'));
        respond(response);
        events.emit('asked');
      },
      async (target) => {
        await withForward({ target }, async ({ port, recorded }) => {
          const asked = once(events, 'asked');
          const closed = once(events, 'closed');
          const sent = openRequest({ host: '127.0.0.1', port, path: '/scim/v2/Users' });
          sent.on('error', () => undefined);
          sent.end();
          await asked;
          if (when === 'within the answer') {
            await once(sent, 'response');
          }
          sent.destroy();
          await closed;

          const [exchange] = await recorded.wait(1);
          assert.equal(exchange?.outcome, 'aborted');
          assert.equal(exchange.failure, undefined);
        });
      },
    );
  });
}

await test('a client that hangs up within its body ends the request to the target', async () => {
  const events = new EventEmitter();
  await withHttpTarget(
    (request) => {
      request.on('error', () => undefined);
      request.on('data', () => events.emit('data'));
      request.on('close', () => events.emit('closed'));
    },
    async (target) => {
      await withForward({ target }, async ({ port, recorded }) => {
        const data = once(events, 'data');
        const closed = once(events, 'closed');
        const socket = connect(port, '127.0.0.1');
        socket.write(
          'POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"userName"',
        );
        await data;
        socket.destroy();
        await closed;

        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.outcome, 'aborted');
        assert.equal(exchange.request.body?.text, '{"userName"');
        assert.equal(exchange.request.body.isTruncated, true);
      });
    },
  );
});

await test('a target that answers before it has read everything is heard', async () => {
  await withSocketTarget(
    (socket) =>
      socket.once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 413 Payload Too Large\r\nContent-Length: 4\r\n\r\nmuch');
      }),
    async (target) => {
      await withForward({ target }, async ({ port, recorded }) => {
        const sent = openRequest({
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/scim/v2/Users',
          headers: { 'Content-Length': 12 * mebibyte },
        });
        sent.on('error', () => undefined);
        pieces(12).pipe(sent);
        const [answer] = (await once(sent, 'response')) as [IncomingMessage];

        assert.equal(answer.statusCode, 413);
        assert.equal(await text(answer), 'much');
        const [exchange] = await recorded.wait(1);
        assert.equal(exchange?.response?.status, 413);
        assert.equal(exchange.failure, undefined);
      });
    },
  );
});

for (const [method, status, connections] of [
  ['GET', 200, 2],
  ['POST', 502, 1],
] as const) {
  await test(`a kept connection that the target closes as a ${method} comes: ${String(status)}`, async () => {
    let count = 0;
    await withSocketTarget(
      (socket) => {
        count += 1;
        const isFirst = count === 1;
        let requests = 0;
        socket.on('data', () => {
          requests += 1;
          if (isFirst && requests === 2) {
            socket.resetAndDestroy();
          } else {
            socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
          }
        });
      },
      async (target) => {
        await withForward({ target }, async ({ send }) => {
          assert.equal((await send('/scim/v2/Users')).status, 200);
          const again = await send('/scim/v2/Users', {
            method,
            ...(method === 'POST' && { body: '{}' }),
          });
          assert.equal(again.status, status);
        });
      },
    );
    assert.equal(count, connections);
  });
}
