import { type Span } from '../ast.js';
import { scanToken, type Token } from '../lexer.js';
import { shorten } from '../../../base/shorten.js';
import { type Fix } from '../problem.js';
import { type Candidate, type Draft, insertion } from './draft.js';
import { findJointCandidates } from './jointDraft.js';

/** Quotes of other languages, which come with a filter that was copied from a document; and what ends them. */
const oddQuotes: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['`', '`´'],
  ['‘', '’‘'],
  ['’', '’'],
  ['“', '”“'],
  ['”', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
]);

const literals: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
]);

/** How other languages write null. */
const foreignNulls: ReadonlySet<string> = new Set(['nil', 'none', 'undefined']);

/** A word where a value should stand. */
export function draftUnquoted(source: string, token: Token): Draft {
  const span = { start: token.start, end: token.end };
  const word = source.slice(span.start, span.end);
  const closing = oddQuotes.get(word.charAt(0));
  if (closing !== undefined) {
    return draftOddQuotes(source, span, closing);
  }
  const lower = word.toLowerCase();
  const literal = literals.get(lower);
  if (literal !== undefined) {
    return {
      message: `JSON writes ${literal}, not ${word}`,
      span,
      candidates: [{ span, text: literal }],
    };
  }
  return {
    message: `A string needs quotes: ${JSON.stringify(shorten(word))}`,
    span,
    candidates: [
      ...findJointCandidates(source, span),
      ...proposeTrimmed(span, word),
      ...(foreignNulls.has(lower)
        ? [{ span, text: 'null', message: `JSON writes null, not ${word}` }]
        : []),
      ...proposeQuoted(source, span),
    ],
  };
}

function draftOddQuotes(source: string, span: Span, closing: string): Draft {
  const message = 'A string stands in straight double quotes: "…"';
  for (let at = span.start + 1; at < source.length; at += 1) {
    if (closing.includes(source.charAt(at))) {
      const inner = source.slice(span.start + 1, at);
      const whole = { start: span.start, end: at + 1 };
      return {
        message,
        span: whole,
        candidates: [{ span: whole, text: JSON.stringify(inner.replaceAll('\\', '')) }],
      };
    }
  }
  const word = source.slice(span.start + 1, span.end);
  return { message, span, candidates: [{ span, text: JSON.stringify(word) }] };
}

/** `true;` of a filter that was cut from a program. */
const proposeTrimmed = (span: Span, word: string): readonly Candidate[] =>
  /^(?:true|false|null|-?\d+)[;,]+$/.test(word)
    ? [{ span: { start: span.start + word.search(/[;,]/), end: span.end }, text: '' }]
    : [];

/** All words up to the next "and", "or" or bracket; else the first of them. */
function proposeQuoted(source: string, { start, end }: Span): readonly Candidate[] {
  let last = end;
  for (let token = scanToken(source, end); token.kind === 'word';) {
    if (/^(?:and|or)$/i.test(source.slice(token.start, token.end))) {
      break;
    }
    last = token.end;
    token = scanToken(source, token.end);
  }
  const toQuoted = (to: number): Fix => ({
    span: { start, end: to },
    text: JSON.stringify(source.slice(start, to)),
  });
  return last === end ? [toQuoted(end)] : [toQuoted(last), toQuoted(end)];
}

/** A quote is put before what looks like the next part of the filter, else at the end. */
export function draftUnclosed(source: string, { start, end }: Span): Draft {
  const rest = source.slice(start, end);
  const joint = rest.search(/\s(?:and|or)\s/i);
  const places = [joint, findClosers(rest), rest.trimEnd().length];
  return {
    message: 'The string has no closing quote',
    span: { start, end },
    candidates: [...new Set(places)]
      .filter((place) => place > 0)
      .map((place) => insertion(start + place, '"')),
  };
}

/** Where the parentheses and brackets begin that end the text. */
function findClosers(text: string): number {
  let at = text.length;
  while (/[)\]\s]/.test(text.charAt(at - 1))) {
    at -= 1;
  }
  return at;
}

/** An escape or a control character that JSON does not have. */
export function draftBadString(source: string, { start, end }: Span): Draft {
  const quoted = source.slice(start, end);
  const control = findControl(quoted);
  if (control !== -1) {
    const span = { start: start + control, end: start + control + 1 };
    const text = JSON.stringify(quoted.charAt(control)).slice(1, -1);
    return {
      message: 'A control character in a string must be escaped (RFC 8259 7)',
      span,
      candidates: [{ span, text }],
    };
  }
  const at = Math.max(0, findBadEscape(quoted));
  const escaped = quoted.slice(at, at + 2);
  const span = { start: start + at, end: start + at + 2 };
  return {
    message: `JSON has no escape ${escaped} (RFC 8259 7)`,
    span,
    candidates: [{ span, text: escaped === "\\'" ? "'" : `\\${escaped}` }],
  };
}

const firstPrintable = 0x20;

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
