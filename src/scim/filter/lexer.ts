export type TokenKind =
  | 'word'
  /** With its quotes; escapes are not read yet. */
  | 'string'
  | 'unclosedString'
  | 'openParenthesis'
  | 'closeParenthesis'
  | 'openBracket'
  | 'closeBracket'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  /** The place behind the last character. */
  readonly end: number;
}

const space = 0x20;
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const backslash = 0x5c;

const openParenthesis = 0x28;
const closeParenthesis = 0x29;
const openBracket = 0x5b;
const closeBracket = 0x5d;

const isSpace = (code: number): boolean =>
  code === space || code === tab || code === lineFeed || code === carriageReturn;

/** Scans the token at or behind `from`. Total: whatever is no punctuation or string is a word. */
export function scanToken(source: string, from: number): Token {
  let start = from;
  while (start < source.length && isSpace(source.charCodeAt(start))) {
    start += 1;
  }
  if (start >= source.length) {
    return { kind: 'end', start: source.length, end: source.length };
  }
  const code = source.charCodeAt(start);
  if (code === quote) {
    return scanString(source, start);
  }
  const kind = findPunctuation(code);
  return kind ? { kind, start, end: start + 1 } : scanWord(source, start);
}

function findPunctuation(code: number): TokenKind | undefined {
  switch (code) {
    case openParenthesis:
      return 'openParenthesis';
    case closeParenthesis:
      return 'closeParenthesis';
    case openBracket:
      return 'openBracket';
    case closeBracket:
      return 'closeBracket';
    default:
      return undefined;
  }
}

/** By the code of a character, 1 for what ends a word: asked for each character of a filter. */
const wordEnds = Uint8Array.from({ length: 128 }, (_, code) =>
  isSpace(code) || code === quote || findPunctuation(code) !== undefined ? 1 : 0,
);

function scanString(source: string, start: number): Token {
  // Nearly no string has an escaped quote, and then there is no need to look at each character.
  const firstQuote = source.indexOf('"', start + 1);
  if (firstQuote !== -1 && source.charCodeAt(firstQuote - 1) !== backslash) {
    return { kind: 'string', start, end: firstQuote + 1 };
  }
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === backslash) {
      at += 1;
    } else if (code === quote) {
      return { kind: 'string', start, end: at + 1 };
    }
  }
  return { kind: 'unclosedString', start, end: source.length };
}

function scanWord(source: string, start: number): Token {
  let end = start + 1;
  while (end < source.length && wordEnds[source.charCodeAt(end)] !== 1) {
    end += 1;
  }
  return { kind: 'word', start, end };
}
