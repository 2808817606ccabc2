import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Answer } from '../../support/answer.js';
import { sendBytes } from '../../support/httpClient.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { rulesOf } from '../../support/judged.js';
import { assertScimError } from '../../support/scimAssertions.js';
import { type ServerRig, testToken, withServer } from '../../support/serverRig.js';

const authorization = `Authorization: Bearer ${testToken}`;

interface BrokenRequest {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  readonly status: number;
  readonly detail: RegExp;
}

const lines = (...all: readonly string[]): string => [...all, '', ''].join('\r\n');

const brokenRequests: readonly BrokenRequest[] = [
  {
    name: 'no HTTP at all',
    bytes: 'hello there\r\n\r\n',
    status: 400,
    detail: /not HTTP as RFC 9112/,
  },
  {
    name: 'a blank in the URL',
    bytes: lines('GET /scim/v2/Users?filter=userName eq "a" HTTP/1.1', 'Host: 127.0.0.1'),
    status: 400,
    detail: /blank in the URL.*%20/,
  },
  ...[`${authorization}\n`, `Authorization: Bearer\r\n ${testToken}`, `${authorization}\rx`].map(
    (header) => ({
      name: `a line break in the credentials: ${JSON.stringify(header)}`,
      bytes: lines('GET /scim/v2/Users HTTP/1.1', header, 'Host: 127.0.0.1'),
      status: 400,
      detail: /line break in the Authorization header.*without it/,
    }),
  ),
  {
    name: 'lines that all end in a line feed alone',
    bytes: `GET /scim/v2/Users HTTP/1.1\nHost: 127.0.0.1\n${authorization}\n\n`,
    status: 400,
    detail: /not HTTP as RFC 9112/,
  },
  {
    name: 'a TLS handshake',
    bytes: Uint8Array.of(0x16, 0x03, 0x01, 0x00, 0xa5, 0x01, 0x00, 0x00),
    status: 400,
    detail: /TLS handshake.*http:\/\//,
  },
  {
    name: 'an unknown method',
    bytes: lines('FROBNICATE /scim/v2/Users HTTP/1.1', 'Host: 127.0.0.1'),
    status: 501,
    detail: /method FROBNICATE/,
  },
  {
    name: 'a method in small letters',
    bytes: lines('get /scim/v2/Users HTTP/1.1', 'Host: 127.0.0.1'),
    status: 400,
    detail: /written get;.*capitals/,
  },
  {
    name: 'an HTTP version that is none',
    bytes: lines('GET /scim/v2/Users HTTP/9.9', 'Host: 127.0.0.1'),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'the preface of HTTP/2',
    bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    status: 501,
    detail: /HTTP\/2|PRI/,
  },
  {
    name: 'a header without a colon',
    bytes: lines('GET /scim/v2/Users HTTP/1.1', 'Host: 127.0.0.1', 'Nonsense'),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'a header name with a blank',
    bytes: lines('GET /scim/v2/Users HTTP/1.1', 'Host: 127.0.0.1', 'X Y: 1'),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'a control character in a header',
    bytes: lines('GET /scim/v2/Users HTTP/1.1', 'Host: 127.0.0.1', 'X-Y: a\u0000b'),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'two lengths',
    bytes: lines(
      'POST /scim/v2/Users HTTP/1.1',
      'Host: 127.0.0.1',
      'Content-Length: 2',
      'Content-Length: 3',
    ),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'a length that is no number',
    bytes: lines('POST /scim/v2/Users HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: many'),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'a length and chunks at once',
    bytes: lines(
      'POST /scim/v2/Users HTTP/1.1',
      'Host: 127.0.0.1',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    ),
    status: 400,
    detail: /not HTTP/,
  },
  {
    name: 'a tunnel',
    bytes: lines('CONNECT example.com:443 HTTP/1.1', 'Host: example.com:443'),
    status: 501,
    detail: /method CONNECT/,
  },
  {
    name: 'a URL over the limit',
    bytes: lines(`GET /scim/v2/Users?filter=${'a'.repeat(300_000)} HTTP/1.1`, 'Host: 127.0.0.1'),
    status: 431,
    detail: /larger than is taken/,
  },
  {
    name: 'headers over the limit',
    bytes: lines(
      'GET /scim/v2/Users HTTP/1.1',
      'Host: 127.0.0.1',
      ...Array.from({ length: 300 }, (_, at) => `X-${String(at)}: ${'a'.repeat(1000)}`),
    ),
    status: 431,
    detail: /larger than is taken/,
  },
];

for (const { name, bytes, status, detail } of brokenRequests) {
  await test(`${name} gets ${String(status)} with a SCIM body, and is recorded`, async () => {
    await withServer({}, async (rig) => {
      const text = await sendBytes(rig.port, bytes);

      const [answer] = parseAnswers(text);
      assert.ok(answer, 'there is an answer');
      assertScimError(answer, { status, detail });
      assert.equal(answer.headers.connection, 'close');
      const exchange = await rig.exchange(1);
      assert.equal(exchange.response?.status, status);
      assert.equal(exchange.outcome, 'answered');
      assert.ok(exchange.request.body, 'the bytes are kept');
      assert.ok(!JSON.stringify(exchange).includes(testToken), 'the token is not kept');
      assert.deepEqual(rulesOf(exchange), ['http.refused']);
      await assertStillServing(rig);
    });
  });
}

await test('the bytes of what is not HTTP are kept, its credentials are not', async () => {
  await withServer({}, async (rig) => {
    await sendBytes(
      rig.port,
      lines('GET /scim/v2/Users?a b HTTP/1.1', 'Host: 127.0.0.1', authorization, 'Cookie: id=4711'),
    );

    const exchange = await rig.exchange(1);
    assert.equal(exchange.request.method, 'GET');
    assert.equal(exchange.request.target, '/scim/v2/Users?a b');
    assert.match(
      exchange.request.body?.text ?? '',
      /^GET \/scim\/v2\/Users\?a b HTTP\/1\.1\r\nHost:/,
    );
    assert.ok(!JSON.stringify(exchange).includes('4711'));
  });
});

await test('credentials that are cut in two by the network are not kept either', async () => {
  await withServer({}, async (rig) => {
    const socket = connect(rig.port, '127.0.0.1');
    socket.setNoDelay(true);
    await once(socket, 'connect');
    socket.write('GET /scim/v2/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer geh');
    await waitForBytesRead(rig);
    socket.write('eim-4711\r\nbroken header\r\n\r\n');
    await once(socket.resume(), 'close');

    const exchange = await rig.exchange(2);
    assert.equal(exchange.response?.status, 400);
    assert.match(exchange.request.body?.text ?? '', /broken header/);
    assert.ok(!JSON.stringify(exchange).includes('4711'));
  });
});

await test('an upgrade to HTTP/2 is offered in vain, and the request answered as it is', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const text = await sendBytes(
      rig.port,
      lines(
        'GET /scim/v2/Users HTTP/1.1',
        'Host: 127.0.0.1',
        'Connection: Upgrade, HTTP2-Settings, close',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA',
        authorization,
      ),
    );

    const [answer] = parseAnswers(text);
    assert.equal(answer?.status, 200);
    assert.equal(answer.at('totalResults'), 1);
  });
});

for (const [name, headers, detail] of [
  ['without a Host', [], /no Host header/],
  ['with an empty Host', ['Host:'], /Host header is not a host name/],
] as const) {
  await test(`a request ${name} is 400, and recorded as any other`, async () => {
    await withServer({}, async (rig) => {
      const text = await sendBytes(
        rig.port,
        lines('GET /scim/v2/Users HTTP/1.1', ...headers, authorization, 'Connection: close'),
      );

      const [answer] = parseAnswers(text);
      assert.ok(answer);
      assertScimError(answer, { status: 400, detail });
      assert.equal((await rig.exchange(1)).request.target, '/scim/v2/Users');
    });
  });
}

await test('HTTP/1.0 is answered, and the connection closed', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const text = await sendBytes(
      rig.port,
      lines('GET /scim/v2/Users HTTP/1.0', 'Host: 127.0.0.1', authorization),
    );

    const [answer] = parseAnswers(text);
    assert.equal(answer?.status, 200);
    assert.equal((await rig.exchange(1)).request.httpVersion, '1.0');
  });
});

await test('requests that come at once are answered in their order', async () => {
  await withServer({ seed: 2 }, async (rig) => {
    const head = (path: string): string =>
      lines(`GET /scim/v2${path} HTTP/1.1`, 'Host: 127.0.0.1', authorization);
    const body = JSON.stringify(createBody(mona));
    const post = `${lines(
      'POST /scim/v2/Users HTTP/1.1',
      'Host: 127.0.0.1',
      authorization,
      'Content-Type: application/scim+json',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
    )}${body}`;
    const last = lines(
      'GET /scim/v2/Users HTTP/1.1',
      'Host: 127.0.0.1',
      authorization,
      'Connection: close',
    );

    const text = await sendBytes(rig.port, head('/Users') + post + head('/nowhere') + last);

    const answers = parseAnswers(text);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 201, 404, 200],
    );
    assert.deepEqual([answers[0]?.at('totalResults'), answers[3]?.at('totalResults')], [2, 3]);
    assert.equal((await rig.exchanges(4)).length, 4);
  });
});

await test('a body longer than its length: the request is answered, then the rest refused', async () => {
  await withServer({}, async (rig) => {
    const body = JSON.stringify(createBody(mona));

    const text = await sendBytes(
      rig.port,
      `${lines(
        'POST /scim/v2/Users HTTP/1.1',
        'Host: 127.0.0.1',
        authorization,
        'Content-Type: application/scim+json',
        `Content-Length: ${String(Buffer.byteLength(body))}`,
      )}${body}}} and more`,
    );

    const answers = parseAnswers(text);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 400],
    );
    const [created, rest] = await rig.exchanges(2);
    assert.equal(created?.response?.status, 201);
    assert.match(rest?.request.body?.text ?? '', /\}\} and more$/);
  });
});

await test('a body that ends within its chunks gets 400, with what came of it recorded', async () => {
  await withServer({}, async (rig) => {
    const text = await sendBytes(
      rig.port,
      `${lines(
        'POST /scim/v2/Users HTTP/1.1',
        'Host: 127.0.0.1',
        authorization,
        'Content-Type: application/scim+json',
        'Transfer-Encoding: chunked',
      )}8\r\n{"userNa\r\nzz\r\n`,
    );

    const [answer] = parseAnswers(text);
    assert.ok(answer);
    assertScimError(answer, { status: 400, detail: /not HTTP/ });
    const exchange = await rig.exchange(1);
    assert.equal(exchange.request.method, 'POST');
    assert.equal(exchange.request.body?.text, '{"userNa');
    assert.equal(exchange.response?.status, 400);
    assert.deepEqual(
      exchange.observations.map(({ id }) => id),
      ['http.brokenBody'],
    );
    assert.deepEqual(rulesOf(exchange), ['http.brokenBody']);
  });
});

const withBody = (...headers: readonly string[]): string =>
  lines(
    'POST /scim/v2/Users HTTP/1.1',
    'Host: 127.0.0.1',
    authorization,
    'Content-Type: application/scim+json',
    ...headers,
  );

await test('a body that is announced as far too large is refused before it comes', async () => {
  await withServer({}, async (rig) => {
    const text = await sendBytes(rig.port, `${withBody('Content-Length: 20000000')}{"userName":`);

    const [answer] = parseAnswers(text);
    assert.ok(answer);
    assertScimError(answer, { status: 413, detail: /larger than 1048576 bytes/ });
    assert.equal(answer.headers.connection, 'close');
    const exchange = await rig.exchange(1);
    assert.equal(exchange.outcome, 'answered');
    assert.equal(exchange.request.body?.sizeBytes, 20_000_000);
    await assertStillServing(rig);
  });
});

await test('a body in chunks without an end is given up, and costs no memory for what is beyond', async () => {
  await withServer({}, async (rig) => {
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;

    await sendBytes(rig.port, withBody('Transfer-Encoding: chunked') + chunk.repeat(20));

    const exchange = await rig.exchange(1);
    assert.equal(exchange.response?.status, 413);
    const { sizeBytes = 0, text = '', isTruncated } = exchange.request.body ?? {};
    assert.ok(sizeBytes > 16 * 0x100000 && sizeBytes <= 20 * 0x100000);
    assert.ok(isTruncated && text.length <= 256 * 1024);
    await assertStillServing(rig);
  });
});

const short = {
  headersTimeout: 250,
  requestTimeout: 400,
  connectionsCheckingInterval: 10,
  keepAliveTimeout: 1000,
};

await test('headers that do not come to their end get 408 in time', async () => {
  await withServer({ timeouts: short }, async (rig) => {
    const text = await sendBytes(rig.port, 'GET /scim/v2/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nX-');

    const [answer] = parseAnswers(text);
    assert.ok(answer);
    assertScimError(answer, { status: 408, detail: /did not come in time/ });
    assert.equal((await rig.exchange(1)).response?.status, 408);
  });
});

await test('a body that does not come to its end gets 408 in time, with what came of it', async () => {
  await withServer({ timeouts: short }, async (rig) => {
    const text = await sendBytes(
      rig.port,
      `${lines(
        'POST /scim/v2/Users HTTP/1.1',
        'Host: 127.0.0.1',
        authorization,
        'Content-Type: application/scim+json',
        'Content-Length: 1000',
      )}{"userName":`,
    );

    const [answer] = parseAnswers(text);
    assert.ok(answer);
    assertScimError(answer, { status: 408, detail: /did not come in time/ });
    const exchange = await rig.exchange(1);
    assert.equal(exchange.request.body?.text, '{"userName":');
    assert.equal(exchange.response?.status, 408);
  });
});

await test('a hundred half requests cost nobody else anything', async () => {
  await withServer(
    { timeouts: { ...short, headersTimeout: 1000, requestTimeout: 2000 } },
    async (rig) => {
      const sockets = Array.from({ length: 100 }, () => connect(rig.port, '127.0.0.1'));
      for (const socket of sockets) {
        socket.on('error', () => undefined);
        socket.write('GET /scim/v2/Users HTTP/1.1\r\nHost: 127.0.0.1\r\n');
      }

      await assertStillServing(rig);

      await Promise.all(sockets.map((socket) => once(socket.resume(), 'close')));
      assert.equal((await rig.exchanges(101)).length, 101);
    },
  );
});

async function assertStillServing(rig: ServerRig): Promise<void> {
  assert.equal((await rig.get('/Users?count=0')).status, 200);
}

/** Resolves when the server has surely read what was written before: it answers another connection. */
async function waitForBytesRead(rig: ServerRig): Promise<void> {
  await sendBytes(rig.port, lines('GET / HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close'));
}

/** The answers that came on one connection. */
function parseAnswers(text: string): readonly Answer[] {
  const answers: Answer[] = [];
  let rest = text;
  while (rest !== '') {
    const headEnd = rest.indexOf('\r\n\r\n');
    const [statusLine = '', ...headerLines] = rest.slice(0, headEnd).split('\r\n');
    const headers = Object.fromEntries(
      headerLines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const bytes = Buffer.from(rest.slice(headEnd + 4), 'utf-8');
    const length = Number(headers['content-length'] ?? 0);
    answers.push(
      new Answer(
        Number(statusLine.split(' ')[1]),
        headers,
        bytes.subarray(0, length).toString('utf-8'),
      ),
    );
    rest = bytes.subarray(length).toString('utf-8');
  }
  return answers;
}
