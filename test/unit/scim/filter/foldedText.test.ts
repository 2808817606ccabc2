import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createContainsFolded,
  endsFolded,
  isSameFolded,
  startsFolded,
} from '../../../../src/scim/filter/foldedText.js';

/** Few letters, so that texts meet, and those whose lower case is longer, ASCII or depends on the place. */
const letters = fc.constantFrom(
  ...Array.from('aAbBiIkKzZ19.@\\]^$[ \n'),
  'İ',
  'ı',
  '\u212a',
  'ß',
  'Σ',
  'ſ',
  '\u0307',
  'É',
  '漢',
);
const texts = fc.array(letters, { maxLength: 6 }).map((list) => list.join(''));

await test('every comparison has the result that lower-casing both sides has', () => {
  fc.assert(
    fc.property(texts, texts, (text, wanted) => {
      const lower = wanted.toLowerCase();
      const folded = text.toLowerCase();

      assert.equal(isSameFolded(text, lower), folded === lower);
      assert.equal(startsFolded(text, lower), folded.startsWith(lower));
      assert.equal(endsFolded(text, lower), folded.endsWith(lower));
      assert.equal(createContainsFolded(lower)(text), folded.includes(lower));
    }),
    { numRuns: 5_000 },
  );
});

await test('of all characters, only those that lower-case to ASCII contain an ASCII letter', () => {
  const contain = Array.from('abcdefghijklmnopqrstuvwxyz', createContainsFolded);

  for (let code = 0; code <= 0xffff; code += 1) {
    const text = String.fromCharCode(code);
    const folded = text.toLowerCase();
    for (const [at, contains] of contain.entries()) {
      if (contains(text) !== folded.includes(String.fromCharCode(0x61 + at))) {
        assert.fail(`U+${code.toString(16)}`);
      }
    }
  }
});
