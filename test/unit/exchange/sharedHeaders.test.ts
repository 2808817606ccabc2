import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type HttpHeader } from '../../../src/exchange/exchange.js';
import { SharedHeaders } from '../../../src/exchange/sharedHeaders.js';

const fromOkta = (host: string): readonly HttpHeader[] => [
  ['Host', host],
  ['User-Agent', 'Okta SCIM Client 1.0.0'],
];

void describe('shared headers', () => {
  void test('are one list for requests that have the same', () => {
    const shared = new SharedHeaders();
    const first = shared.share(fromOkta('a.example'));

    assert.equal(shared.share(fromOkta('a.example')), first);
  });

  void test('have the same header where only others differ', () => {
    const shared = new SharedHeaders();
    const first = shared.share(fromOkta('a.example'));
    const second = shared.share(fromOkta('b.example'));

    assert.deepEqual(second, fromOkta('b.example'));
    assert.equal(second[1], first[1]);
  });

  void test('stay as they were for the exchange that had them first', () => {
    const shared = new SharedHeaders();
    const first = shared.share(fromOkta('a.example'));
    shared.share(fromOkta('b.example'));

    assert.deepEqual(first, fromOkta('a.example'));
  });

  void test('remember few names, whatever a client makes up', () => {
    const shared = new SharedHeaders();
    for (let count = 0; count < 1_000; count += 1) {
      shared.share([[`X-${String(count)}`, '1']]);
    }
    const late = shared.share([
      ['X-Late', '1'],
      ['X-0', '1'],
    ]);
    const again = shared.share([
      ['X-Late', '1'],
      ['X-0', '1'],
      ['X-More', '1'],
    ]);

    assert.notEqual(again[0], late[0]);
    assert.equal(again[1], late[1]);
  });

  void test('are always those that were given, in their order', () => {
    const name = fc.constantFrom('Accept', 'accept', 'Cookie', '__proto__', 'constructor');
    const headers = fc.array(fc.tuple(name, fc.constantFrom('', 'a', 'b')), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(headers, { maxLength: 12 }), (lists) => {
        const shared = new SharedHeaders();
        const answers = lists.map((list) => shared.share(list.map(([one, value]) => [one, value])));

        assert.deepEqual(answers, lists);
      }),
    );
  });
});
