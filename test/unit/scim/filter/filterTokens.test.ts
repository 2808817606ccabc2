import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toFilterTokens } from '../../../../src/scim/filter/filterTokens.js';
import { anyText } from '../../../support/textArbitrary.js';

const show = (source: string): string =>
  toFilterTokens(source)
    .filter(({ kind }) => kind !== 'plain' && kind !== 'punctuation')
    .map(({ kind, text }) => `${text}:${kind}`)
    .join(' ');

const cases: readonly (readonly [source: string, tokens: string])[] = [
  ['', ''],
  ['userName eq "b"', 'userName:attribute eq:operator "b":string'],
  ['name.familyName pr', 'name:attribute .familyName:property pr:operator'],
  ['urn:a:2.0:User:title pr', 'urn:a:2.0:User::namespace title:attribute pr:operator'],
  [
    'not (a eq true) OR b ne null',
    'not:logical a:attribute eq:operator true:constant OR:logical b:attribute ne:operator null:constant',
  ],
  [
    'emails[type eq "work" and value co 1.5e3]',
    'emails:attribute type:attribute eq:operator "work":string and:logical value:attribute co:operator 1.5e3:number',
  ],
  [
    'and eq "x" and eq pr',
    'and:attribute eq:operator "x":string and:logical eq:attribute pr:operator',
  ],
  ['userName = "x"', 'userName:attribute =:wrong "x":string'],
  ['userName eq jane', 'userName:attribute eq:operator jane:wrong'],
  ['a eq True', 'a:attribute eq:operator True:wrong'],
  ['a pr && b pr', 'a:attribute pr:operator &&:wrong b:wrong pr:wrong'],
  ['a==true', 'a==true:wrong'],
  ['a eq "open', 'a:attribute eq:operator "open:string'],
];

for (const [source, tokens] of cases) {
  void test(`the colours of ${JSON.stringify(source)}`, () => {
    assert.equal(show(source), tokens);
  });
}

void test('the tokens put together are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(40), fc.string({ unit: 'binary' })), (text) => {
      const together = toFilterTokens(text)
        .map((token) => token.text)
        .join('');

      assert.equal(together, text);
    }),
  );
});

void test('a long text of anything is cut in linear time', () => {
  const tokens = toFilterTokens('a:'.repeat(100_000));

  assert.equal(tokens.length, 1);
});
