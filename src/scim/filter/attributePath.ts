import { type AttributePath, type Span } from './ast.js';
import { shorten } from '../../base/shorten.js';
import { type Problem } from './problem.js';

export type PathReading =
  | { readonly ok: true; readonly path: AttributePath }
  | { readonly ok: false; readonly problem: Problem };

const dot = 0x2e;
const colon = 0x3a;
const dollar = 0x24;

/**
 * Reads `[urn:]name[.sub]` (RFC 7644 3.10) from one word of `source`. The URN, or another URI, ends at
 * the last colon: names have none, and version numbers in URNs have dots.
 */
export function readAttributePath(source: string, span: Span): PathReading {
  const { start, end } = span;
  if (isBareName(source, start, end)) {
    return { ok: true, path: { name: source.slice(start, end), span: { start, end } } };
  }
  let nameStart = start;
  for (let at = end - 1; at > start; at -= 1) {
    if (source.charCodeAt(at) === colon) {
      nameStart = at + 1;
      break;
    }
  }
  let nameEnd = end;
  for (let at = nameStart; at < end; at += 1) {
    if (source.charCodeAt(at) === dot) {
      nameEnd = at;
      break;
    }
  }
  const wrong =
    findWrongUrn(source, start, nameStart) ??
    findWrongName(source, { start: nameStart, end: nameEnd }) ??
    (nameEnd < end ? findWrongName(source, { start: nameEnd + 1, end }) : undefined);
  if (wrong) {
    return { ok: false, problem: wrong };
  }
  return { ok: true, path: toPath(source, { start, nameStart, nameEnd, end }) };
}

/** Most paths are one name; for these one pass is enough. */
function isBareName(source: string, start: number, end: number): boolean {
  if (start >= end || !isLetter(source.charCodeAt(start))) {
    return false;
  }
  for (let at = start + 1; at < end; at += 1) {
    if (!isNameCharacter(source.charCodeAt(at))) {
      return false;
    }
  }
  return true;
}

interface Places extends Span {
  readonly nameStart: number;
  readonly nameEnd: number;
}

function toPath(source: string, { start, nameStart, nameEnd, end }: Places): AttributePath {
  const name = source.slice(nameStart, nameEnd);
  const span = { start, end };
  if (nameStart === start) {
    return nameEnd === end ? { name, span } : { name, sub: source.slice(nameEnd + 1, end), span };
  }
  const urn = source.slice(start, nameStart - 1);
  return nameEnd === end
    ? { urn, name, span }
    : { urn, name, sub: source.slice(nameEnd + 1, end), span };
}

function findWrongUrn(source: string, start: number, nameStart: number): Problem | undefined {
  if (nameStart === start || isUri(source.slice(start, nameStart - 1))) {
    return undefined;
  }
  return {
    message:
      'Before the colon belongs the URI of a schema, such as "urn:example:schemas:1.0:Device"',
    span: { start, end: nameStart },
  };
}

/** Schemas are named by URIs, nearly always URNs (RFC 7643 7). */
const isUri = (text: string): boolean => /^[a-z][a-z\d+.-]*:./i.test(text);

/** ATTRNAME of RFC 7643 2.1: a letter, then letters, digits, "-", "_" and "$"; `$ref` is the exception. */
function findWrongName(source: string, span: Span): Problem | undefined {
  const { start, end } = span;
  if (start >= end) {
    return { message: 'The name of an attribute is missing', span };
  }
  const first = source.charCodeAt(start);
  const firstLetter = first === dollar ? start + 1 : start;
  if (firstLetter >= end || !isLetter(source.charCodeAt(firstLetter))) {
    return {
      message: `An attribute name begins with a letter, but "${shorten(source.slice(start, end))}" does not`,
      span,
    };
  }
  for (let at = firstLetter + 1; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code === dot) {
      return {
        message: 'An attribute has one level of sub-attributes, so a name has one dot at most',
        span: { start: at, end },
      };
    }
    if (!isNameCharacter(code)) {
      return {
        message: `The character ${JSON.stringify(source.charAt(at))} cannot stand in an attribute name`,
        span: { start: at, end: at + 1 },
      };
    }
  }
  return undefined;
}

const isLetter = (code: number): boolean => {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
};

const isNameCharacter = (code: number): boolean =>
  isLetter(code) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x2d ||
  code === 0x5f ||
  code === dollar;
