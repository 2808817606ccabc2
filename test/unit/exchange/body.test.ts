import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bodyHeadLimit,
  isRenderedWhenAsked,
  renderedToExchangeBody,
  textToExchangeBody,
  toExchangeBody,
} from '../../../src/exchange/body.js';
import { Redactor } from '../../../src/exchange/redaction.js';

const redactor = new Redactor();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

await test('no body is none', () => {
  assert.equal(toExchangeBody({ bytes: new Uint8Array() }, redactor), undefined);
  assert.equal(textToExchangeBody('', 0), undefined);
});

await test('a text is kept as it is, with its length in bytes', () => {
  const text = '{"name":"Łukasz 😀"}';

  assert.deepEqual(toExchangeBody({ bytes: bytesOf(text) }, redactor), {
    text,
    encoding: 'utf-8',
    sizeBytes: 23,
    isTruncated: false,
  });
});

await test('secrets are taken out before anything is kept', () => {
  const bytes = bytesOf('{"password":"secret"}');

  assert.equal(toExchangeBody({ bytes }, redactor)?.text, '{"password":"[redacted]"}');
  assert.equal(
    textToExchangeBody('{"password":"secret"}', 21, redactor)?.text,
    '{"password":"[redacted]"}',
  );
  assert.equal(textToExchangeBody('{"password":"known"}', 20)?.text, '{"password":"known"}');
});

await test('a byte order mark is shown, since JSON must not begin with one', () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);

  assert.equal(toExchangeBody({ bytes }, redactor)?.text, '\uFEFF{}');
});

await test('what is not UTF-8 is kept in base64, its secrets taken out all the same', () => {
  const latin1 = new Uint8Array([0x7b, 0xfc, 0x7d]);
  const secret = new Uint8Array([...bytesOf('{"password":"secret","a":"'), 0xfc, ...bytesOf('"}')]);

  const plain = toExchangeBody({ bytes: latin1 }, redactor);
  const clean = toExchangeBody({ bytes: secret }, redactor);

  assert.deepEqual(plain, {
    text: btoa('{\u00fc}'),
    encoding: 'base64',
    sizeBytes: 3,
    isTruncated: false,
  });
  assert.equal(atob(clean?.text ?? ''), '{"password":"[redacted]","a":"\u00fc"}');
});

await test('a compressed body is not kept: nobody can see what is in it', () => {
  const bytes = new Uint8Array([0x1f, 0x8b, 0x08]);

  assert.deepEqual(toExchangeBody({ bytes, isEncoded: true }, redactor), {
    text: '[redacted]',
    encoding: 'utf-8',
    sizeBytes: 3,
    isTruncated: true,
  });
});

await test('of a long body the head is kept, with the true length', () => {
  const text = 'x'.repeat(bodyHeadLimit + 1);

  const body = toExchangeBody({ bytes: bytesOf(text) }, redactor);
  const exact = toExchangeBody({ bytes: bytesOf(text.slice(1)) }, redactor);

  assert.deepEqual(
    [body?.text.length, body?.sizeBytes, body?.isTruncated],
    [bodyHeadLimit, bodyHeadLimit + 1, true],
  );
  assert.deepEqual([exact?.text.length, exact?.isTruncated], [bodyHeadLimit, false]);
});

await test('a long body that is not UTF-8 is cut too', () => {
  const bytes = new Uint8Array(bodyHeadLimit + 5).fill(0xfc);

  const body = toExchangeBody({ bytes }, redactor);

  assert.equal(atob(body?.text ?? '').length, bodyHeadLimit);
  assert.equal(body?.isTruncated, true);
});

await test('no half of a character is left at the cut of a long text', () => {
  const text = `${'x'.repeat(bodyHeadLimit - 1)}😀`;

  const body = textToExchangeBody(text, 1);

  assert.equal(body?.text, 'x'.repeat(bodyHeadLimit - 1));
});

await test('an answer that can be made again is, when somebody looks, and survives copies and JSON', () => {
  let times = 0;
  const body = renderedToExchangeBody(() => {
    times += 1;
    return '{"displayName":"Zoë"}';
  }, 22);

  assert.ok(body && isRenderedWhenAsked(body));
  assert.equal(times, 0);
  const shown = {
    text: '{"displayName":"Zoë"}',
    encoding: 'utf-8',
    sizeBytes: 22,
    isTruncated: false,
  };
  assert.deepEqual({ ...body }, shown);
  assert.deepEqual(JSON.parse(JSON.stringify(body)), shown);
  assert.equal(
    renderedToExchangeBody(() => '', 0),
    undefined,
  );
});

for (const [what, unit] of [
  ['ASCII', 'x'],
  ['characters of three bytes', '人'],
  ['a cut that would go through a character', '😀x'],
] as const) {
  void test(`of a long answer that is made again the same head is shown as of others: ${what}`, () => {
    const text = unit.repeat(bodyHeadLimit + 1);
    const bytes = bytesOf(text);

    const body = renderedToExchangeBody(() => text, bytes.length);

    assert.deepEqual(body, toExchangeBody({ bytes }, redactor));
    assert.equal(body?.isTruncated, true);
  });
}

await test('bytes that were cut within a character are still UTF-8, without the part', () => {
  const whole = bytesOf('aé€😀');
  const expected = ['a', 'a', 'aé', 'aé', 'aé', 'aé€', 'aé€', 'aé€', 'aé€'];

  const texts = expected.map((_text, at) => {
    const bytes = whole.subarray(0, at + 1);
    const body = toExchangeBody({ bytes, sizeBytes: whole.length }, redactor);
    assert.deepEqual([body?.encoding, body?.isTruncated], ['utf-8', true]);
    return body?.text;
  });

  assert.deepEqual(texts, expected);
});

await test('a whole body that ends within a character is not UTF-8', () => {
  assert.equal(
    toExchangeBody({ bytes: bytesOf('é').subarray(0, 1) }, redactor)?.encoding,
    'base64',
  );
});

await test('a secret that the cut goes through is gone with what is left of it', () => {
  const bytes = bytesOf('{"a":1,"password":"secret"}').subarray(0, 22);

  const body = toExchangeBody({ bytes, sizeBytes: 99 }, redactor);

  assert.equal(body?.text, '{"a":1,"password":"[redacted]"');
});

await test('any bytes at all are kept, so that text comes back as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const body = toExchangeBody({ bytes }, redactor);

      const back =
        body?.encoding === 'base64'
          ? Uint8Array.from(atob(body.text), (letter) => letter.charCodeAt(0))
          : bytesOf(body?.text ?? '');
      assert.deepEqual([...back], [...bytes]);
    }),
  );
});
