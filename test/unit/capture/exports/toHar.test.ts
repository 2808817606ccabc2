import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toHar } from '../../../../src/capture/exports/toHar.js';
import { readHar } from '../../../../src/capture/har/readHar.js';
import { type Exchange } from '../../../../src/exchange/exchange.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';
import { createHarCheck } from '../../../support/harCheck.js';

const check = await createHarCheck();
const registry = createRegistry();

const cases: readonly (readonly [string, Exchange])[] = [
  ['a lookup', buildExchange({ url: '/Users?filter=userName eq "jané"&count=1' })],
  [
    'a creation',
    buildExchange({
      method: 'POST',
      headers: [['Content-Type', 'application/scim+json']],
      body: { userName: 'jane' },
      status: 201,
      answer: { id: '1' },
      answerHeaders: [['Location', 'http://127.0.0.1:8484/scim/v2/Users/1']],
    }),
  ],
  ['a client that hung up', buildExchange({ status: 0 })],
  [
    'a server that is not there',
    {
      ...buildExchange({ status: 0 }),
      outcome: 'failed',
      failure: { reason: 'refused', detail: 'Nobody listens at localhost:3000' },
    },
  ],
  [
    'bytes that are not UTF-8',
    {
      ...buildExchange(),
      response: {
        status: 200,
        headers: [['Content-Type', 'text/plain']],
        body: { text: '/9j/', encoding: 'base64', sizeBytes: 3, isTruncated: false },
      },
    },
  ],
  ['half a pair of UTF-16 and a stray percent sign', buildExchange({ url: '/Users/%zz\uD800%' })],
];

void describe('the HAR of', () => {
  for (const [name, exchange] of cases) {
    void test(`${name} is HAR 1.2 by its schema`, () => {
      assert.deepEqual(check(JSON.parse(JSON.stringify(toHar([exchange], '0.1.0')))), []);
    });
  }

  void test('nothing at all is valid too', () => {
    assert.deepEqual(check(toHar([], '')), []);
  });

  for (const [name, exchange] of cases.slice(0, 3)) {
    void test(`${name} is read again as it was`, () => {
      const [read] = readHar(toHar([exchange], '0.1.0'), { registry }).exchanges;

      const kept = read && { ...read.exchange, id: '', source: 'mock' };
      const own = { ...exchange, id: '' };
      const target = own.request.target.replaceAll(' ', '%20').replaceAll('"', '%22');
      assert.deepEqual(kept, {
        ...own,
        request: { ...own.request, target: target.replace('é', '%C3%A9') },
      });
    });
  }

  void test('whatever a client has sent is HAR 1.2', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (url, body, header) => {
        const exchange = buildExchange({
          url: `/${url}`,
          method: 'POST',
          body,
          headers: [['X-Odd', header]],
          answer: body,
        });
        assert.deepEqual(check(JSON.parse(JSON.stringify(toHar([exchange], '1')))), []);
      }),
    );
  });
});
