import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  HeaderLineError,
  editableHeaders,
  printHeader,
  readHeaderLine,
} from '../../../../src/capture/replay/headerLine.js';

const wrong: readonly (readonly [string, RegExp])[] = [
  ['', /Write a name, a colon and a value/],
  ['If-Match', /Write a name, a colon and a value/],
  [': W/"1"', /Write a name, a colon and a value/],
  ['If Match: W/"1"', /letters, digits and dashes only, but is "If Match"/],
  ['Prénom: x', /letters, digits and dashes only/],
  ['X-Name:', /The value of X-Name must be one line/],
  ['X-Name: 人', /The value of X-Name must be one line/],
  ['X-Name: a\r\nX-Other: b', /The value of X-Name must be one line/],
  ['host: example.com', /host is written by what sends the request/],
  ['Content-Length: 3', /Content-Length is written by/],
  ['X-Forwarded-For: ::1', /X-Forwarded-For is written by/],
  ['authorization: Bearer abc', /authorization holds a secret/],
  ['Cookie: session=1', /Cookie holds a secret/],
];

void describe('a header that somebody types', () => {
  for (const [line, reason] of wrong) {
    void test(`is refused while it is wrong: ${JSON.stringify(line)}`, () => {
      assert.throws(() => readHeaderLine(line), { name: 'HeaderLineError', message: reason });
    });
  }

  void test('is taken without the blanks around it', () => {
    assert.deepEqual(readHeaderLine('  If-Match :  W/"a:b"  '), ['If-Match', 'W/"a:b"']);
  });

  void test('is printed as it is read, and never breaks out of its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
        try {
          const header = readHeaderLine(`${name}:${value}`);
          assert.deepEqual(readHeaderLine(printHeader(header)), header);
          assert.doesNotMatch(printHeader(header), /[\r\n\0]/);
        } catch (error) {
          assert.ok(error instanceof HeaderLineError);
        }
      }),
    );
  });

  void test('is none of the connection or the credentials that were captured', () => {
    const kept = editableHeaders([
      ['Host', 'scim.example'],
      ['Authorization', 'Bearer [redacted, 40 characters]'],
      ['Content-Length', '20'],
      ['User-Agent', 'Okta SCIM Client 1.0.0'],
    ]);

    assert.deepEqual(kept, [['User-Agent', 'Okta SCIM Client 1.0.0']]);
  });
});
