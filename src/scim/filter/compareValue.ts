import { type CompareValue } from './ast.js';
import { type Token } from './lexer.js';
import { type Problem, shorten } from './problem.js';

export type ValueReading =
  | { readonly ok: true; readonly value: CompareValue; readonly note?: string }
  | { readonly ok: false; readonly problem: Problem };

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Quotes of other languages, which come with a filter that was copied from a document. */
const oddQuotes = /^['‘’“”„«»`]/;

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
      return fail(token, 'The string has no closing quote');
    case 'word':
      return readWord(source.slice(token.start, token.end), token, acceptsUnquoted);
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
  problem: { message, span: { start, end } },
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
    return { ok: false, problem: findBadCharacter(quoted, token.start) };
  }
}

function findBadCharacter(quoted: string, offset: number): Problem {
  const control = findControl(quoted);
  if (control !== -1) {
    const start = offset + control;
    return {
      message: 'A control character in a string must be escaped (RFC 8259 7)',
      span: { start, end: start + 1 },
    };
  }
  const at = Math.max(0, findBadEscape(quoted));
  return {
    message: `JSON has no escape ${quoted.slice(at, at + 2)} (RFC 8259 7)`,
    span: { start: offset + at, end: offset + at + 2 },
  };
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

function findControl(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < firstPrintable) {
      return at;
    }
  }
  return -1;
}

/** Goes from escape to escape: a backslash that is escaped itself begins none. */
function findBadEscape(quoted: string): number {
  const escape = /\\(?:(["\\/bfnrt]|u[\da-fA-F]{4})|)/g;
  for (const match of quoted.matchAll(escape)) {
    if (match[1] === undefined) {
      return match.index;
    }
  }
  return -1;
}

function readWord(word: string, token: Token, acceptsUnquoted: boolean): ValueReading {
  const literal = literals.get(word);
  if (literal !== undefined) {
    return { ok: true, value: literal };
  }
  if (numberPattern.test(word)) {
    return readNumber(word, token);
  }
  return acceptsUnquoted ? readUnquoted(word) : failUnquoted(word, token);
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

function failUnquoted(word: string, token: Token): ValueReading {
  if (oddQuotes.test(word)) {
    return fail(token, 'A string stands in straight double quotes: "…"');
  }
  const lower = word.toLowerCase();
  return literals.has(lower)
    ? fail(token, `JSON writes ${lower}, not ${word}`)
    : fail(token, `A string needs quotes: ${JSON.stringify(shorten(word))}`);
}
