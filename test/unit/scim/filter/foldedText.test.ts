import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldCase } from '../../../../src/scim/foldCase.js';
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
  '\u0301',
  'É',
  'Ａ',
  '漢',
);
const texts = fc.array(letters, { maxLength: 6 }).map((list) => list.join(''));

await test('two texts are the same where folding makes one of both, and parts where lower-casing does', () => {
  fc.assert(
    fc.property(texts, texts, (text, wanted) => {
      const lower = wanted.toLowerCase();
      const folded = text.toLowerCase();

      assert.equal(isSameFolded(text, foldCase(wanted)), foldCase(text) === foldCase(wanted));
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

const same: readonly (readonly [left: string, right: string])[] = [
  ['JANE', 'jane'],
  ['\u00c9lise', 'e\u0301lise'],
  ['Zoe\u0308', 'ZO\u00cb'],
  ['ｊａｎｅ＠example.com', 'jane@example.com'],
  ['ｶﾞ', 'ガ'],
  ['a\u3000b', 'a b'],
];

for (const [left, right] of same) {
  await test(`${left} and ${right} are one name (RFC 7644 5)`, () => {
    assert.equal(isSameFolded(left, foldCase(right)), true);
    assert.equal(isSameFolded(right, foldCase(left)), true);
  });
}

const different: readonly (readonly [left: string, right: string])[] = [
  ['elise', 'e\u0301lise'],
  ['stra\u00dfe', 'strasse'],
  ['\u2460', '1'],
  ['\ufb01', 'fi'],
];

for (const [left, right] of different) {
  await test(`${left} and ${right} are two names (RFC 7613 3.2 maps widths, and no other compatibility forms)`, () => {
    assert.equal(isSameFolded(left, foldCase(right)), false);
  });
}
