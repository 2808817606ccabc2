import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { codeLanguages } from '../../../src/capture/code/codeLanguages.js';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

const run = promisify(execFile);
const body = '{"title":"O\'Neill’s \\"$boss\\" #{1} `x` !\\\\"}\n';
const bytes = Buffer.from([255, 0, 39, 10, 254]);

const base = buildExchange({
  method: 'PATCH',
  url: '/Users/1?filter=emails%5Btype%20eq%20%22work%22%5D',
  headers: [
    ['Authorization', 'Bearer [redacted, under 16 characters]'],
    ['Content-Type', 'application/scim+json'],
    ['X-Quoted', `a "b" 'c' $d`],
  ],
  body,
});

const binary: Exchange = {
  ...base,
  request: {
    ...base.request,
    body: { text: bytes.toString('base64'), encoding: 'base64', sizeBytes: 5, isTruncated: false },
  },
};

/** What runs it where these tests run. */
const runners = [
  ['javascript', (code: string) => [process.execPath, '--input-type=module', '-e', code]],
  ['curl', (code: string) => ['bash', '-c', code]],
] as const;

void describe('code that sends a request again', () => {
  let received: { line: string; headers: Record<string, unknown>; body: Buffer } | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const line = `${String(request.method)} ${String(request.url)}`;
      received = { line, headers: request.headers, body: Buffer.concat(chunks) };
      response.end('done');
    });
  });
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  for (const [id, toCommand] of runners) {
    for (const [what, exchange, sent] of [
      ['text', base, Buffer.from(body)],
      ['bytes', binary, bytes],
    ] as const) {
      void test(`${id} sends ${what} as it was captured`, async () => {
        const { port } = server.address() as AddressInfo;
        const code = codeLanguages
          .find((language) => language.id === id)
          ?.write({ ...exchange, baseUrl: `http://127.0.0.1:${String(port)}/scim/v2` });
        const [file = '', ...args] = toCommand(code ?? '');

        await run(file, args, { env: { ...process.env, SCIM_TOKEN: 'secret-of-now' } });

        assert.equal(received?.line, `PATCH ${base.request.target}`);
        assert.deepEqual(received.body, sent);
        assert.equal(received.headers['authorization'], 'Bearer secret-of-now');
        assert.equal(received.headers['content-type'], 'application/scim+json');
        assert.equal(received.headers['x-quoted'], `a "b" 'c' $d`);
      });
    }
  }
});
