import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scanToken, type Token } from '../../../../src/scim/filter/lexer.js';
import { anyText } from '../../../support/textArbitrary.js';

function scanAll(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    const token = scanToken(source, at);
    tokens.push(token);
    if (token.kind === 'end') {
      return tokens;
    }
    at = token.end;
  }
}

const show = (source: string): readonly string[] =>
  scanAll(source).map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`.trim());

const cases: readonly (readonly [source: string, tokens: readonly string[]])[] = [
  ['', ['end']],
  ['  \t\r\n ', ['end']],
  ['userName', ['word userName', 'end']],
  ['a eq "b"', ['word a', 'word eq', 'string "b"', 'end']],
  ['a\teq\n1', ['word a', 'word eq', 'word 1', 'end']],
  ['(a)', ['openParenthesis (', 'word a', 'closeParenthesis )', 'end']],
  ['a[b]', ['word a', 'openBracket [', 'word b', 'closeBracket ]', 'end']],
  ['"a b" "c"', ['string "a b"', 'string "c"', 'end']],
  ['"a\\"b"c', ['string "a\\"b"', 'word c', 'end']],
  ['"a\\\\"b', ['string "a\\\\"', 'word b', 'end']],
  ['"never closed', ['unclosedString "never closed', 'end']],
  ['"ends in a backslash\\', ['unclosedString "ends in a backslash\\', 'end']],
  ['"quote escaped\\"', ['unclosedString "quote escaped\\"', 'end']],
  ["'b'", ["word 'b'", 'end']],
  ['“b”', ['word “b”', 'end']],
  ['a\u00a0b', ['word a\u00a0b', 'end']],
  ['\u0000', ['word \u0000', 'end']],
  ['])([', ['closeBracket ]', 'closeParenthesis )', 'openParenthesis (', 'openBracket [', 'end']],
];

for (const [source, tokens] of cases) {
  await test(`${JSON.stringify(source)} is read as ${String(tokens.length)} token(s)`, () => {
    assert.deepEqual(show(source), tokens);
  });
}

await test('the tokens of any text come in order, and what lies between them is white space', () => {
  fc.assert(
    fc.property(anyText(60), (source) => {
      let end = 0;
      for (const token of scanAll(source)) {
        assert.match(source.slice(end, token.start), /^[ \t\r\n]*$/);
        assert.ok(token.kind === 'end' ? token.end === source.length : token.end > token.start);
        end = token.end;
      }
    }),
  );
});
