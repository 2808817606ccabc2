import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { toCurl } from '../../../src/capture/curl.js';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

await test('a GET needs nothing but its address and the headers that matter', () => {
  const exchange = buildExchange({
    url: '/Users?filter=userName%20eq%20%22anna%22',
    headers: [
      ['Host', '127.0.0.1:8484'],
      ['Accept', 'application/scim+json'],
      ['Connection', 'Keep-Alive'],
      ['Accept-Encoding', 'gzip,deflate'],
    ],
  });

  assert.equal(
    toCurl(exchange),
    [
      "curl 'http://127.0.0.1:8484/scim/v2/Users?filter=userName%20eq%20%22anna%22'",
      "-H 'Accept: application/scim+json'",
    ].join(' \\\n  '),
  );
});

await test('a body comes with its media type and its quotes escaped', () => {
  const exchange = buildExchange({
    method: 'PUT',
    url: '/Users/1',
    headers: [['Content-Type', 'application/scim+json']],
    body: { displayName: "O'Neill" },
  });

  assert.equal(
    toCurl(exchange),
    [
      'curl -X PUT http://127.0.0.1:8484/scim/v2/Users/1',
      "-H 'Content-Type: application/scim+json'",
      `--data-raw '{"displayName":"O'\\''Neill"}'`,
    ].join(' \\\n  '),
  );
});

const credentials: readonly (readonly [string, string, string])[] = [
  [
    'Authorization',
    'Bearer [redacted, under 64 characters]',
    '"Authorization: Bearer $SCIM_TOKEN"',
  ],
  ['Authorization', 'Bearer geheim', '"Authorization: Bearer $SCIM_TOKEN"'],
  ['authorization', 'basic YTpi', '"authorization: basic $SCIM_CREDENTIALS"'],
  ['Authorization', 'geheim', '"Authorization: $SCIM_AUTHORIZATION"'],
  ['X-Api-Key', 'geheim', '"X-Api-Key: $X_API_KEY"'],
  ['Cookie', 'a=geheim', '"Cookie: $COOKIE"'],
];

for (const [name, value, expected] of credentials) {
  await test(`${name}: ${value} becomes a variable of the shell`, () => {
    const text = toCurl(buildExchange({ headers: [[name, value]] }));

    assert.ok(text.includes(`-H ${expected}`), text);
    assert.ok(!text.includes('geheim'), text);
  });
}

await test('a body without a media type is sent without one', () => {
  const text = toCurl(buildExchange({ method: 'POST', headers: [], body: '{}' }));

  assert.match(text, /-H 'Content-Type:'/);
});

await test('bytes that are no text go through base64', () => {
  const plain = buildExchange({ method: 'POST', headers: [] });
  const exchange: Exchange = {
    ...plain,
    request: {
      ...plain.request,
      body: { text: '//4=', encoding: 'base64', sizeBytes: 2, isTruncated: false },
    },
  };

  const text = toCurl(exchange);

  assert.match(text, /^printf %s \/\/4= \| base64 -d \| curl/);
  assert.match(text, /--data-binary @-$/);
});

await test('a body that was captured in part says so', () => {
  const plain = buildExchange({ method: 'POST' });
  const exchange: Exchange = {
    ...plain,
    request: {
      ...plain.request,
      body: { text: '{"a', encoding: 'utf-8', sizeBytes: 900_000, isTruncated: true },
    },
  };

  assert.match(toCurl(exchange), /^# .*900000 bytes\.\ncurl/);
});

await test('a path outside the base path keeps its own address', () => {
  const exchange = { ...buildExchange({ url: '/v1/Users' }), path: '/v1/Users' };
  const outside = { ...exchange, request: { ...exchange.request, target: '/v1/Users?a=b' } };

  assert.match(toCurl(outside), /http:\/\/127\.0\.0\.1:8484\/v1\/Users\?a=b/);
});

await test('behind a proxy that cuts a prefix the public address is used', () => {
  const plain = buildExchange({ url: '/Users/1' });

  assert.match(
    toCurl({ ...plain, baseUrl: 'https://proxy.example.com/p/8484/scim/v2' }),
    /https:\/\/proxy\.example\.com\/p\/8484\/scim\/v2\/Users\/1/,
  );
});

await test('no header value and no body can break out of its quotes', () => {
  const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll(/[\0\r]/g, ''));
  fc.assert(
    fc.property(text, text, (value, body) => {
      const exchange = buildExchange({ method: 'POST', headers: [['X-Note', `a${value}`]], body });

      const seen = wordsOfShell(toCurl(exchange));

      assert.equal(seen[3], `X-Note: a${value}`);
      assert.equal(seen.at(-1), body);
    }),
    { numRuns: 30 },
  );
});

/** What a real shell hands to the program. */
function wordsOfShell(command: string): readonly string[] {
  const script = `curl() { printf 'curl\\0'; for word; do printf '%s\\0' "$word"; done; }\n${command}`;
  const output = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}
