import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Redactor } from '../../../../src/exchange/redaction.js';
import { type OutgoingRequest, type Sent } from '../../../../src/exchange/transport.js';
import {
  NodeTransport,
  type NodeTransportOptions,
} from '../../../../src/workbench/target/nodeTransport.js';
import {
  type RawHandler,
  type RawServer,
  toHttpAnswer,
  withRawServer,
} from '../../../support/rawServer.js';

const get: OutgoingRequest = { method: 'GET', path: '/Users/1', headers: [['Accept', 'x/y']] };
const post: OutgoingRequest = {
  method: 'POST',
  path: '/Users',
  headers: [
    ['Accept', 'application/scim+json'],
    ['X-oDD', '1'],
    ['Authorization', 'Bearer s3cret-of-mine'],
    ['Accept-Encoding', 'gzip,deflate'],
  ],
  body: '{"userName":"ünal","password":"hush"}',
};

type Options = Partial<NodeTransportOptions>;

/** Runs with a transport to a server of bytes. */
const withTransport = (
  handler: RawHandler,
  run: (transport: NodeTransport, server: RawServer) => Promise<void>,
  options: Options = {},
): Promise<void> =>
  withRawServer(handler, async (server) => {
    const transport = createTransport(`http://127.0.0.1:${String(server.port)}/scim/v2`, options);
    try {
      await run(transport, server);
    } finally {
      transport.dispose();
    }
  });

function createTransport(baseUrl: string, options: Options = {}): NodeTransport {
  let count = 0;
  return new NodeTransport({
    baseUrl,
    source: 'okta',
    clock: Date,
    newId: () => {
      count += 1;
      return `x${String(count)}`;
    },
    redactor: new Redactor(),
    ...options,
  });
}

const answerWith =
  (...answer: Parameters<typeof toHttpAnswer>): RawHandler =>
  ({ socket }) => {
    socket.write(toHttpAnswer(...answer));
  };

const failureOf = ({ answer, failure, exchange }: Sent): string => {
  assert.equal(answer, undefined);
  assert.ok(failure);
  assert.equal(exchange.outcome, 'failed');
  assert.deepEqual(exchange.failure, failure);
  return `${failure.reason}: ${failure.detail}`;
};

void describe('The transport over HTTP', () => {
  void test('sends headers in their order and spelling, those of the connection before Accept-Encoding', async () => {
    await withTransport(answerWith(201), async (transport, { port, requests }) => {
      await transport.send(post);
      assert.deepEqual(requests[0]?.text.split('\r\n').slice(0, -1), [
        'POST /scim/v2/Users HTTP/1.1',
        'Accept: application/scim+json',
        'X-oDD: 1',
        'Authorization: Bearer s3cret-of-mine',
        'Content-Length: 38',
        `Host: 127.0.0.1:${String(port)}`,
        'Connection: Keep-Alive',
        'Accept-Encoding: gzip,deflate',
        '',
      ]);
      assert.ok(requests[0].text.endsWith(Buffer.from(post.body ?? '').toString('latin1')));
    });
  });

  void test('sends no length without a body where none is expected, and 0 where one is', async () => {
    await withTransport(answerWith(200), async (transport, { requests }) => {
      await transport.send(get);
      await transport.send({ ...get, method: 'DELETE' });
      await transport.send({ ...get, method: 'POST' });
      const lengths = requests.map(({ text }) => /content-length: .*/i.exec(text)?.[0]);
      assert.deepEqual(lengths, [undefined, undefined, 'Content-Length: 0']);
    });
  });

  void test('leaves a header of the connection alone that the caller gives', async () => {
    await withTransport(answerWith(200), async (transport, { requests }) => {
      await transport.send({ ...get, headers: [['host', 'other.example.com']] });
      assert.match(
        requests[0]?.text ?? '',
        /^GET .*\r\nhost: other.example.com\r\nConnection: Keep-Alive\r\n\r\n$/,
      );
    });
  });

  for (const ending of ['', '/', '//']) {
    void test(`takes a base URL that ends with "${ending}"`, async () => {
      await withRawServer(answerWith(200), async ({ port, requests }) => {
        const transport = createTransport(`http://127.0.0.1:${String(port)}/scim/v2${ending}`);
        const { exchange } = await transport.send(get);
        transport.dispose();
        assert.equal(transport.baseUrl, `http://127.0.0.1:${String(port)}/scim/v2`);
        assert.equal(exchange.baseUrl, transport.baseUrl);
        assert.equal(exchange.request.target, '/scim/v2/Users/1');
        assert.match(requests[0]?.text ?? '', /^GET \/scim\/v2\/Users\/1 HTTP/);
      });
    });
  }

  void test('captures what went over the wire, without its secrets', async () => {
    const handler = answerWith(200, '{"password":"hush","id":"1"}', [
      'Set-Cookie: a=b',
      'X-Way: 2',
    ]);
    await withTransport(handler, async (transport) => {
      const path = '/Users?filter=userName%20eq%20%22a%22&access_token=abc';
      const { exchange, answer } = await transport.send({ ...post, path });
      assert.equal(exchange.source, 'okta');
      assert.equal(exchange.id, 'x1');
      assert.equal(exchange.outcome, 'answered');
      assert.equal(exchange.path, '/Users');
      assert.equal(
        exchange.request.target,
        '/scim/v2/Users?filter=userName%20eq%20%22a%22&access_token=[redacted]',
      );
      assert.equal(exchange.request.body?.text, '{"userName":"ünal","password":"[redacted]"}');
      assert.equal(exchange.request.body.sizeBytes, 38);
      assert.equal(exchange.response?.body?.text, '{"password":"[redacted]","id":"1"}');
      assert.equal(answer?.text, '{"password":"hush","id":"1"}');
      assert.doesNotMatch(JSON.stringify(exchange), /hush|s3cret|a=b/);
    });
  });

  void test('does not follow redirects', async () => {
    const handler = answerWith(302, '', ['Location: /elsewhere']);
    await withTransport(handler, async (transport, { requests }) => {
      const { answer } = await transport.send(get);
      assert.equal(answer?.status, 302);
      assert.equal(requests.length, 1);
    });
  });

  void test('keeps the connection', async () => {
    await withTransport(answerWith(200), async (transport, { requests }) => {
      await transport.send(get);
      await transport.send(post);
      assert.deepEqual(
        requests.map(({ connection }) => connection),
        [1, 1],
      );
    });
  });

  void test('reads an answer in chunks, and one that ends with the connection', async () => {
    const chunked =
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab\xc3\r\n2\r\n\xbcc\r\n0\r\n\r\n';
    await withTransport(
      ({ socket, number }) => {
        if (number === 1) {
          socket.write(chunked, 'latin1');
        } else {
          socket.end('HTTP/1.1 200 X\r\n\r\nto the end');
        }
      },
      async (transport) => {
        assert.equal((await transport.send(get)).answer?.text, 'abüc');
        assert.equal((await transport.send(get)).answer?.text, 'to the end');
      },
    );
  });

  const body = '{"displayName":"Ünal"}';
  const codings: readonly (readonly [string, Buffer])[] = [
    ['gzip', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['deflate', deflateRawSync(body)],
    ['BR', brotliCompressSync(body)],
    ['deflate, gzip', gzipSync(deflateSync(body))],
    ['identity', Buffer.from(body)],
  ];
  for (const [coding, bytes] of codings) {
    void test(`unpacks ${coding} (${String(bytes.length)} bytes)`, async () => {
      const handler = answerWith(200, bytes, [`Content-Encoding: ${coding}`]);
      await withTransport(handler, async (transport) => {
        const { answer, exchange } = await transport.send(get);
        assert.equal(answer?.text, body);
        assert.equal(exchange.response?.body?.text, body);
      });
    });
  }

  void test('replaces what is not UTF-8, and captures the bytes', async () => {
    await withTransport(answerWith(200, Buffer.from([0x61, 0xff, 0x62])), async (transport) => {
      const { answer, exchange } = await transport.send(get);
      assert.equal(answer?.text, 'a\uFFFDb');
      assert.deepEqual(exchange.response?.body, {
        text: 'Yf9i',
        encoding: 'base64',
        sizeBytes: 3,
        isTruncated: false,
      });
    });
  });
});

void describe('The transport and servers that misbehave', () => {
  void test('nobody listens', async () => {
    let port = 0;
    await withRawServer(answerWith(200), (server) => {
      port = server.port;
      return Promise.resolve();
    });
    const transport = createTransport(`http://127.0.0.1:${String(port)}`);
    const sent = await transport.send(get);
    assert.equal(
      failureOf(sent),
      `refused: Nobody listens at http://127.0.0.1:${String(port)}: start the server, or check the port`,
    );
    assert.equal(sent.exchange.response, undefined);
    assert.equal(sent.exchange.request.target, '/Users/1');
  });

  void test('a host that nobody knows', async () => {
    const transport = createTransport('http://no-such-host.invalid/scim');
    assert.match(
      failureOf(await transport.send(get)),
      /^unknownHost: The host no-such-host\.invalid is not known/,
    );
  });

  const brokenOff: readonly (readonly [string, string, string])[] = [
    ['before it answers', '', 'closed'],
    ['within the headers', 'HTTP/1.1 200 OK\r\nContent-Ty', 'closed'],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":', 'closed'],
    [
      'within a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{"id":',
      'closed',
    ],
    ['after SSH', 'SSH-2.0-OpenSSH_9.6\r\n', 'malformed'],
    ['after HTML without HTTP', '<html><body>503</body></html>', 'malformed'],
    [
      'after a chunk of no length',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'malformed',
    ],
    ['after a TLS alert', '\x15\x03\x01\x00\x02\x02\x46', 'tls'],
  ];
  for (const [what, bytes, reason] of brokenOff) {
    void test(`the connection ends ${what}`, async () => {
      await withTransport(
        ({ socket }) => {
          socket.end(bytes, 'latin1');
        },
        async (transport) => {
          const sent = await transport.send(get);
          assert.equal(failureOf(sent).split(':', 1)[0], reason, failureOf(sent));
        },
      );
    });
  }

  void test('what came of a body that broke off is captured', async () => {
    await withTransport(
      ({ socket }) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":');
      },
      async (transport) => {
        const sent = await transport.send(get);
        assert.equal(sent.exchange.response?.status, 200);
        assert.equal(sent.exchange.response.body?.text, '{"id":');
        assert.match(failureOf(sent), /closed the connection before its answer was whole/);
      },
    );
  });

  void test('a connection that is reset', async () => {
    await withTransport(
      ({ socket }) => {
        socket.resetAndDestroy();
      },
      async (transport) => {
        assert.match(failureOf(await transport.send(get)), /^closed: /);
      },
    );
  });

  const stalls: readonly (readonly [string, string])[] = [
    ['before it answers', ''],
    ['within the headers', 'HTTP/1.1 200 OK\r\nConten'],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":'],
  ];
  for (const [what, bytes] of stalls) {
    void test(`a server that stalls ${what}`, async () => {
      await withTransport(
        ({ socket }) => {
          socket.write(bytes);
        },
        async (transport, { port }) => {
          const sent = await transport.send(get, { timeout: 60 });
          assert.equal(
            failureOf(sent),
            `timedOut: http://127.0.0.1:${String(port)} sent nothing for 60 ms`,
          );
        },
      );
    });
  }

  void test('a server that sends a byte now and then is waited for', async () => {
    await withTransport(
      ({ socket }) => {
        drip(socket, ['HTTP/1.1 200 OK\r\n', 'Content-Length: 4\r\n\r\n', 'a', 'b', 'c', 'd']);
      },
      async (transport) => {
        const { answer } = await transport.send(get, { timeout: 200 });
        assert.equal(answer?.text, 'abcd');
      },
    );
  });

  void test('an answer that is too long', async () => {
    const limits = { limitBytes: 2048 };
    await withTransport(
      answerWith(200, 'x'.repeat(3000)),
      async (transport) => {
        assert.equal(
          failureOf(await transport.send(get)),
          'tooLarge: Given up, since the answer is longer than 2 KiB',
        );
      },
      limits,
    );
    await withTransport(
      answerWith(200, gzipSync('x'.repeat(100_000)), ['Content-Encoding: gzip']),
      async (transport) => {
        assert.equal(
          failureOf(await transport.send(get)),
          'tooLarge: Given up, since unpacked, the answer is longer than 2 KiB',
        );
      },
      limits,
    );
    await withTransport(
      answerWith(200, '', [`X-Long: ${'y'.repeat(20_000)}`]),
      async (transport) => {
        assert.match(failureOf(await transport.send(get)), /^tooLarge: The headers of the answer/);
      },
    );
  });

  const badCodings: readonly (readonly [string, Buffer])[] = [
    ['gzip', Buffer.from('{"id":"1"}')],
    ['gzip', gzipSync('{"id":"1"}').subarray(0, 20)],
    ['zstd', Buffer.from('{"id":"1"}')],
  ];
  for (const [coding, bytes] of badCodings) {
    void test(`a body that is not ${coding} as it says (${String(bytes.length)} bytes)`, async () => {
      const handler = answerWith(200, bytes, [`Content-Encoding: ${coding}`]);
      await withTransport(handler, async (transport) => {
        const sent = await transport.send(get);
        assert.match(failureOf(sent), /^malformed: /);
        assert.equal(sent.exchange.response?.status, 200);
      });
    });
  }

  void test('a request that HTTP does not allow is not sent', async () => {
    await withTransport(answerWith(200), async (transport, { requests }) => {
      const inHeader = await transport.send({
        ...get,
        headers: [['Authorization', 'Bearer a\nb']],
      });
      assert.match(failureOf(inHeader), /^other: The request was not sent: .*"authorization"/);
      const inPath = await transport.send({ ...get, path: '/Users?filter=a b' });
      assert.match(failureOf(inPath), /^other: The request was not sent: its path/);
      assert.equal(requests.length, 0);
    });
  });

  void test('a caller that gives up before, while it waits, and within the answer', async () => {
    await withTransport(
      ({ socket, number }) => {
        const isSecond = number === 2;
        socket.write(isSecond ? 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":' : '', () => {
          abort.abort();
        });
      },
      async (transport, { requests }) => {
        assert.match(
          failureOf(await transport.send(get, { signal: AbortSignal.abort() })),
          /^cancelled: /,
        );
        assert.equal(requests.length, 0);
        for (const count of [1, 2]) {
          abort = new AbortController();
          assert.match(
            failureOf(await transport.send(get, { signal: abort.signal })),
            /^cancelled: /,
          );
          assert.equal(requests.length, count);
        }
      },
    );
  });
});

void describe('A kept connection that the server has closed', () => {
  /** Answers the first request of each connection, and resets it at the second. */
  const onceEach: RawHandler = ({ socket, text }) => {
    if (seen.has(socket)) {
      socket.resetAndDestroy();
      return;
    }
    seen.add(socket);
    socket.write(toHttpAnswer(200, text.slice(0, text.indexOf(' '))));
  };
  const seen = new WeakSet();

  for (const method of ['GET', 'PUT', 'DELETE']) {
    void test(`${method} is sent once more on a new one`, async () => {
      await withTransport(onceEach, async (transport, { requests }) => {
        await transport.send(get);
        const { answer } = await transport.send({ ...get, method });
        assert.equal(answer?.text, method);
        assert.deepEqual(
          requests.map(({ connection }) => connection),
          [1, 1, 2],
        );
      });
    });
  }

  for (const method of ['POST', 'PATCH']) {
    void test(`${method} is not, since it may have been done`, async () => {
      await withTransport(onceEach, async (transport, { requests }) => {
        await transport.send(get);
        assert.match(failureOf(await transport.send({ ...post, method })), /^closed: /);
        assert.equal(requests.length, 2);
      });
    });
  }

  void test('a request on a new connection that is reset is not sent again', async () => {
    await withTransport(
      ({ socket }) => {
        socket.resetAndDestroy();
      },
      async (transport, { requests }) => {
        assert.match(failureOf(await transport.send(get)), /^closed: /);
        assert.equal(requests.length, 1);
      },
    );
  });
});

let abort = new AbortController();

/** One part for each turn of a timer, so that no part waits for more than the time of one. */
function drip(socket: { write(text: string): unknown }, parts: readonly string[]): void {
  const [first, ...rest] = parts;
  if (first !== undefined) {
    socket.write(first);
    AbortSignal.timeout(60).addEventListener('abort', () => {
      drip(socket, rest);
    });
  }
}
