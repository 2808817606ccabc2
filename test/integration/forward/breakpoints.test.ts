import assert from 'node:assert/strict';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { BreakpointBoard } from '../../../src/exchange/breakpoints/breakpointBoard.js';
import { systemClock } from '../../../src/workbench/systemClock.js';
import { type ForwardRig, withForward, withHttpTarget } from '../../support/forwardRig.js';
import { sendBytes } from '../../support/httpClient.js';
import { untilHeld } from '../../support/untilHeld.js';

interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Rig extends ForwardRig {
  readonly board: BreakpointBoard;
  /** What reached the target. */
  readonly seen: readonly Seen[];
}

type Reply = (response: ServerResponse) => void;

const usualReply: Reply = (response) => {
  response.writeHead(201, { 'Content-Type': 'application/scim+json', 'X-Own': 'yes' });
  response.end('{"id":"1","userName":"jane"}');
};

async function withHeld(
  run: (rig: Rig) => Promise<void>,
  reply = usualReply,
  limit?: number,
): Promise<void> {
  const board = new BreakpointBoard({
    clock: systemClock,
    ...(limit !== undefined && { limit }),
    onListenerError: (error) => {
      throw error;
    },
  });
  const seen: Seen[] = [];
  try {
    await withHttpTarget(
      (request, response) => {
        void text(request).then((body) => {
          seen.push({
            line: `${request.method ?? ''} ${request.url ?? ''}`,
            headers: request.headers,
            body,
          });
          reply(response);
        });
      },
      (target) =>
        withForward({ target, breakpoints: board }, (rig) => run({ ...rig, board, seen })),
    );
  } finally {
    board.dispose();
  }
}

const jane = {
  method: 'POST',
  headers: { Authorization: 'Bearer geheim' },
  body: '{"userName":"jane"}',
};

await test('a request is held before it is forwarded, and goes on with another path, header and body', async () => {
  await withHeld(async ({ board, seen, send, recorded }) => {
    board.add({ stage: 'request', operation: 'create' });
    const answer = send('/scim/v2/Users?x=1', jane);
    const held = await untilHeld(board);

    assert.equal(held.source, 'forward');
    assert.equal(held.target, '/Users?x=1');
    assert.equal(held.body, '{"userName":"jane"}');
    assert.ok(!JSON.stringify(held).includes('geheim'));
    assert.equal(seen.length, 0);
    board.decide(held.id, {
      do: 'continue',
      target: '/Groups',
      headers: [...held.headers, ['X-Added', 'by hand']],
      body: '{"displayName":"ärzte"}',
    });

    assert.equal((await answer).status, 201);
    const [one] = seen;
    assert.equal(one?.line, 'POST /scim/v2/Groups');
    assert.equal(one.body, '{"displayName":"ärzte"}');
    assert.equal(one.headers['x-added'], 'by hand');
    assert.equal(one.headers['content-length'], '24');
    // It was not shown, and still it is the one that came.
    assert.equal(one.headers.authorization, 'Bearer geheim');
    const [exchange] = await recorded.wait(1);
    assert.equal(exchange?.path, '/Groups');
    assert.equal(exchange.request.body?.text, '{"displayName":"ärzte"}');
    assert.ok(exchange.observations.some(({ id }) => id === 'breakpoint.held'));
  });
});

await test('an answer is held before it is sent back, and goes on with another status, header and body', async () => {
  await withHeld(async ({ board, send, recorded }) => {
    board.add({ stage: 'response', status: '2xx' });
    const answer = send('/scim/v2/Users', jane);
    const held = await untilHeld(board);

    assert.equal(held.status, 201);
    assert.equal(held.body, '{"id":"1","userName":"jane"}');
    const headers = held.headers.filter(([name]) => name !== 'X-Own');
    board.decide(held.id, { do: 'continue', status: 409, headers, body: '{"status":"409"}' });

    const got = await answer;
    assert.equal(got.status, 409);
    assert.equal(got.text, '{"status":"409"}');
    assert.equal(got.headers['x-own'], undefined);
    assert.equal(got.headers['content-length'], '16');
    const [exchange] = await recorded.wait(1);
    assert.equal(exchange?.response?.status, 409);
    assert.equal(exchange.response.body?.text, '{"status":"409"}');
  });
});

await test('what nobody decides about goes on by itself as it came, both ways', async () => {
  await withHeld(
    async ({ board, seen, send, recorded }) => {
      board.add({ stage: 'request' });
      board.add({ stage: 'response' });
      const answer = send('/scim/v2/Users', jane);
      const held = await untilHeld(board);

      assert.equal(held.releasesAt - held.heldAt, 150);
      assert.equal((await answer).status, 201);
      assert.equal(seen[0]?.body, jane.body);
      assert.deepEqual(board.held, []);
      const [exchange] = await recorded.wait(1);
      const notes = exchange?.observations.filter(({ id }) => id === 'breakpoint.held') ?? [];
      assert.equal(notes.length, 2);
    },
    usualReply,
    150,
  );
});

await test('both ways untouched, everything arrives as it came, in chunks and compressed', async () => {
  const zipped = gzipSync('{"id":"1"}');
  await withHeld(
    async ({ board, seen, port }) => {
      board.add({ stage: 'request' });
      board.add({ stage: 'response' });
      const answer = sendBytes(
        port,
        [
          'POST /scim/v2/Users HTTP/1.1',
          `Host: localhost:${String(port)}`,
          'Connection: close',
          'Transfer-Encoding: chunked',
          '',
          '2\r\n{}\r\n0\r\n\r\n',
        ].join('\r\n'),
      );
      const request = await untilHeld(board);
      board.decide(request.id, { do: 'continue' });
      const held = await untilHeld(board);
      assert.equal(held.stage, 'response');
      assert.equal(held.body, '{"id":"1"}');
      board.decide(held.id, { do: 'continue' });

      assert.match(await answer, /^HTTP\/1\.1 201 Made\r\n/);
      assert.equal(seen[0]?.body, '{}');
      assert.equal(seen[0].headers['content-length'], '2');
    },
    (response) => {
      response.writeHead(201, 'Made', { 'Content-Encoding': 'gzip' });
      response.end(zipped);
    },
  );
});

await test('a request is answered by hand or dropped, and never reaches the server', async () => {
  await withHeld(async ({ board, seen, send, recorded }) => {
    board.add({ stage: 'request' });
    const answer = send('/scim/v2/Users', jane);
    const answered = await untilHeld(board);
    board.decide(answered.id, {
      do: 'answer',
      answer: { status: 429, headers: [['Retry-After', '7']], body: '{}' },
    });
    const got = await answer;
    assert.equal(got.status, 429);
    assert.equal(got.headers['retry-after'], '7');

    const lost = send('/scim/v2/Users', jane);
    const rejected = assert.rejects(lost);
    board.decide((await untilHeld(board)).id, { do: 'drop' });
    await rejected;

    assert.deepEqual(seen, []);
    const exchanges = await recorded.wait(2);
    assert.deepEqual(
      exchanges.map(({ outcome, request }) => [outcome, request.body?.text]),
      [
        ['answered', '{"userName":"jane"}'],
        ['aborted', '{"userName":"jane"}'],
      ],
    );
  });
});

await test('a status line or header that cannot be sent becomes a 502 that says so', async () => {
  await withHeld(async ({ board, send }) => {
    board.add({ stage: 'response' });
    const answer = send('/scim/v2/Users', jane);
    const held = await untilHeld(board);
    board.decide(held.id, { do: 'continue', headers: [['X-Odd', 'a\r\nb']] });

    const got = await answer;
    assert.equal(got.status, 502);
    assert.match(got.text, /characters that must not be there/);
  });
});

await test('a body that is too long to be changed by hand goes through unheld', async () => {
  await withHeld(async ({ board, seen, send }) => {
    board.add({ stage: 'request' });
    const body = `{"a":"${'x'.repeat(1_200_000)}"}`;

    const declared = await send('/scim/v2/Users', { method: 'POST', body });
    const chunked = await send('/scim/v2/Users', {
      method: 'POST',
      headers: { 'Transfer-Encoding': 'chunked' },
      body,
    });

    assert.equal(declared.status, 201);
    assert.equal(chunked.status, 201);
    assert.ok(seen.every((one) => one.body === body));
    assert.equal(seen.length, 2);
  });
});

await test('a client that goes away takes what is held with it', async () => {
  await withHeld(async ({ board, seen, port, recorded }) => {
    board.add({ stage: 'request' });
    const abort = new AbortController();
    const left = fetch(`http://127.0.0.1:${String(port)}/scim/v2/Users`, { signal: abort.signal });
    await untilHeld(board);
    abort.abort();
    await assert.rejects(left);

    await recorded.wait(1);
    assert.deepEqual(board.held, []);
    assert.deepEqual(seen, []);
  });
});
