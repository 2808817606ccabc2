import { type CompareValue } from './ast.js';
import { type Token } from './lexer.js';
import { shorten } from '../../base/shorten.js';
import { type Draft } from './proposal/draft.js';
import { draftBadString, draftUnclosed, draftUnquoted } from './proposal/valueDraft.js';

export type ValueReading =
  | { readonly ok: true; readonly value: CompareValue; readonly note?: string }
  | { readonly ok: false; readonly draft: Draft };

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads the value behind an operator: JSON's false, null, true, a number or a string (RFC 7644, figure 1). */
export function readCompareValue(
  source: string,
  token: Token,
  acceptsUnquoted: boolean,
): ValueReading {
  switch (token.kind) {
    case 'string':
      return readString(source, token);
    case 'unclosedString':
      return { ok: false, draft: draftUnclosed(source, token) };
    case 'word':
      return readWord(source, token, acceptsUnquoted);
    case 'end':
      return fail(token, `A value is missing: ${wanted}`);
    case 'openParenthesis':
    case 'closeParenthesis':
    case 'openBracket':
    case 'closeBracket':
      return fail(token, `Here belongs a value: ${wanted}`);
  }
}

const wanted = 'a string in quotes, a number, true, false or null';

const fail = ({ start, end }: Token, message: string): ValueReading => ({
  ok: false,
  draft: { message, span: { start, end } },
});

function readString(source: string, token: Token): ValueReading {
  if (isPlain(source, token.start + 1, token.end - 1)) {
    return { ok: true, value: source.slice(token.start + 1, token.end - 1) };
  }
  const quoted = source.slice(token.start, token.end);
  try {
    const value: unknown = JSON.parse(quoted);
    return { ok: true, value: String(value) };
  } catch {
    // expected: an escape or a control character that JSON does not have
    return { ok: false, draft: draftBadString(source, token) };
  }
}

const firstPrintable = 0x20;
const backslash = 0x5c;

/** Whether the text between two quotes means itself. */
function isPlain(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code < firstPrintable || code === backslash) {
      return false;
    }
  }
  return true;
}

function readWord(source: string, token: Token, acceptsUnquoted: boolean): ValueReading {
  const word = source.slice(token.start, token.end);
  const literal = literals.get(word);
  if (literal !== undefined) {
    return { ok: true, value: literal };
  }
  if (numberPattern.test(word)) {
    return readNumber(word, token);
  }
  return acceptsUnquoted ? readUnquoted(word) : { ok: false, draft: draftUnquoted(source, token) };
}

function readNumber(word: string, token: Token): ValueReading {
  const value = Number(word);
  return Number.isFinite(value)
    ? { ok: true, value }
    : fail(token, 'The number is too large to be compared');
}

function readUnquoted(word: string): ValueReading {
  const literal = literals.get(word.toLowerCase());
  return literal === undefined
    ? {
        ok: true,
        value: word,
        note: `The string ${shorten(word)} came without quotes, which RFC 7644 3.4.2.2 wants`,
      }
    : {
        ok: true,
        value: literal,
        note: `${word} was taken as ${String(literal)}, as JSON writes it`,
      };
}
