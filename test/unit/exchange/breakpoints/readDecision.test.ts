import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type HttpHeader } from '../../../../src/exchange/exchange.js';
import { BreakpointError } from '../../../../src/exchange/breakpoints/readBreakpoint.js';
import { readDecision } from '../../../../src/exchange/breakpoints/readDecision.js';
import { restoreHeaders } from '../../../../src/exchange/breakpoints/restoreHeaders.js';
import { Redactor } from '../../../../src/exchange/redaction.js';

void describe('a decision', () => {
  const right: readonly unknown[] = [
    { do: 'drop' },
    { do: 'continue' },
    { do: 'continue', body: '', target: '/Users?filter=a%20eq%20"b"', headers: [['X-A', 'b c']] },
    { do: 'continue', status: 599 },
    { do: 'answer', answer: { status: 204, body: '' } },
    { do: 'answer', answer: { status: 429, headers: [['Retry-After', '5']], body: '{}' } },
  ];
  for (const decision of right) {
    void test(`is taken as it is: ${JSON.stringify(decision)}`, () => {
      assert.deepEqual(readDecision(decision), decision);
    });
  }

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    ['continue', /A decision is/],
    [{ do: 'wait' }, /A decision is/],
    [{ do: 'continue', status: 100 }, /from 200 to 599/],
    [{ do: 'continue', status: '200' }, /from 200 to 599/],
    [{ do: 'continue', body: 7 }, /A body is a text/],
    [{ do: 'continue', target: 'Users' }, /begins with a slash/],
    [{ do: 'continue', target: '/Users?a b' }, /no blanks/],
    [{ do: 'continue', target: '/Users\r\nX: y' }, /no blanks/],
    [{ do: 'continue', headers: [['X A', 'b']] }, /name of a header/],
    [{ do: 'continue', headers: [['X-A', 'b\r\nX-B: c']] }, /X-A has characters/],
    [{ do: 'continue', headers: 'X-A: b' }, /list of \[name, value\]/],
    [{ do: 'answer', answer: { body: '' } }, /needs a status/],
  ];
  for (const [decision, message] of wrong) {
    void test(`is refused with what would be right: ${JSON.stringify(decision)}`, () => {
      assert.throws(
        () => readDecision(decision),
        (error) => error instanceof BreakpointError && message.test(error.message),
      );
    });
  }
});

void describe('headers that were changed by hand', () => {
  const came: readonly HttpHeader[] = [
    ['Authorization', 'Bearer geheim'],
    ['X-Odd', 'a'],
    ['x-odd', 'b'],
  ];
  const shown = new Redactor().redactHeaders(came);

  void test('keep the secrets that were not shown, wherever they stand now', () => {
    const edited = [['X-New', 'c'], ...shown.toReversed()] as const;

    const restored = restoreHeaders(came, shown, edited);

    assert.deepEqual(restored, [['X-New', 'c'], ...came.toReversed()]);
    assert.ok(!JSON.stringify(shown).includes('geheim'));
  });

  void test('are what was written where that is something else', () => {
    assert.deepEqual(restoreHeaders(came, shown, [['authorization', 'Bearer other']]), [
      ['authorization', 'Bearer other'],
    ]);
  });

  void test('left alone, they are what came, whatever came', () => {
    const header = fc.tuple(
      fc.constantFrom('Authorization', 'X-A', 'x-a', 'Cookie', 'Accept'),
      fc.stringMatching(/^[\x21-\x7e]([\x20-\x7e]{0,20}[\x21-\x7e])?$/),
    );
    fc.assert(
      fc.property(fc.array(header), (headers) => {
        const redacted = new Redactor().redactHeaders(headers);
        assert.deepEqual(restoreHeaders(headers, redacted, redacted), headers);
      }),
    );
  });
});
