import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readRequestLine } from '../../../../src/capture/replay/requestLine.js';

const wrong: readonly (readonly [string, RegExp])[] = [
  ['', /Write a method and a path/],
  ['GET', /Write a method and a path/],
  ['get /Users', /capitals \(RFC 9110 9\.1\): GET/],
  ['FETCH /Users', /FETCH is none of GET, /],
  ['GET Users', /begins with a slash/],
  ['GET http://localhost/Users', /not http:/],
  ['GET /Users?filter=userName = "a"', /filter is wrong at column 10/],
  ['GET /Users?filter=%ff', /percent signs/],
];

void describe('a request line that somebody types', () => {
  for (const [line, reason] of wrong) {
    void test(`is refused while it is wrong: ${JSON.stringify(line)}`, () => {
      const read = readRequestLine(line);

      assert.match(typeof read === 'string' ? read : 'it was taken', reason);
    });
  }

  void test('is encoded as far as it has to be', () => {
    assert.deepEqual(readRequestLine(' GET /Users/a b?filter=userName%20eq "ü" '), {
      method: 'GET',
      target: '/Users/a%20b?filter=userName%20eq%20%22%C3%BC%22',
    });
  });

  void test('never breaks out of its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readRequestLine(`GET /${text}`);
        assert.ok(typeof read === 'string' || /^[\x21-\x7e]+$/.test(read.target));
      }),
    );
  });
});
