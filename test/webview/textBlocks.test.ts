import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hexDump } from '../../webview/ui/hexDump.js';
import { tokeniseJson } from '../../webview/ui/jsonTokens.js';

const kinds = (text: string): readonly string[] =>
  tokeniseJson(text)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text: part }) => `${kind} ${part}`);

await test('JSON is cut into names, strings, numbers and keywords', () => {
  assert.deepEqual(kinds('{ "a": "b\\"c", "n": -1.5e3, "t": [true, null] }'), [
    'name "a"',
    'string "b\\"c"',
    'name "n"',
    'number -1.5e3',
    'name "t"',
    'keyword true',
    'keyword null',
  ]);
});

await test('text that is not JSON stays plain', () => {
  assert.deepEqual(kinds('<html>truely nullable 12abc</html>'), []);
});

await test('a string that was cut in the middle is still a string', () => {
  assert.deepEqual(kinds('{ "a": "half'), ['name "a"', 'string "half']);
});

await test('the tokens put together are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
      const together = tokeniseJson(text)
        .map((token) => token.text)
        .join('');
      return together === text;
    }),
  );
});

await test('256 kB of escaped quotes are cut in linear time', () => {
  const text = `"${'\\"'.repeat(128 * 1024)}`;
  const start = performance.now();

  assert.equal(tokeniseJson(text).length, 1);
  assert.ok(performance.now() - start < 500);
});

await test('raw bytes are shown as a hex dump', () => {
  const bytes = Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, ...new Array<number>(14).fill(0x41)]);

  assert.equal(
    hexDump(Buffer.from(bytes).toString('base64')),
    [
      '00000000  7b 22 ff fe 41 41 41 41 41 41 41 41 41 41 41 41  {"..AAAAAAAAAAAA',
      '00000010  41 41                                            AA',
    ].join('\n'),
  );
});

await test('base64 that was cut inside a group shows the whole bytes', () => {
  assert.equal(hexDump('QUJDRA').split(' ').at(-1), 'ABC');
});

await test('what is not base64 comes back as it is', () => {
  assert.equal(hexDump('not base64!'), 'not base64!');
});
