import { createScanner, getLocation } from 'jsonc-parser';
import { type Span } from '../../scim/filter/ast.js';
import { type JsonPath } from '../json/jsonTree.js';

/** The place in a document at which something is to be written. */
export interface Cursor {
  /** Of the object that gets a name, or of the value. */
  readonly path: JsonPath;
  readonly isKey: boolean;
  /** What is there already, and is put in another's place: a text with its quotes, a word. */
  readonly replace: Span;
  /** Between what is inserted and what follows a comma is missing. */
  readonly needsComma: boolean;
  /** Behind the name that is replaced stands its value. */
  readonly hasColon: boolean;
}

/** Never throws, whatever is missing in the text. */
export function readCursor(text: string, offset: number): Cursor {
  const location = getLocation(text, offset);
  const { previousNode, isAtPropertyKey } = location;
  const isWithin =
    previousNode !== undefined &&
    previousNode.offset <= offset &&
    offset <= previousNode.offset + previousNode.length;
  const replace = isWithin
    ? literalAt(text, previousNode.offset, previousNode.length, offset)
    : wordBefore(text, offset);
  const next = tokenAfter(text, replace.end);
  return {
    path: isAtPropertyKey ? location.path.slice(0, -1) : location.path,
    isKey: isAtPropertyKey,
    replace,
    needsComma: !closers.has(next),
    hasColon: next === ':',
  };
}

/** A text that nobody has closed reaches to the end of its line; only what is left of the cursor counts. */
function literalAt(text: string, start: number, length: number, offset: number): Span {
  const end = start + length;
  const isOpen = text[start] === '"' && (length === 1 || text[end - 1] !== '"');
  return { start, end: isOpen ? offset : end };
}

function wordBefore(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !/[\s":,[\]{}]/.test(text[start - 1] ?? ' ')) {
    start -= 1;
  }
  return { start: text[start - 1] === '"' ? start - 1 : start, end: offset };
}

/** What follows, comments passed over; empty at the end. */
function tokenAfter(text: string, offset: number): string {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  return text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
}

/** What needs no comma before it. */
const closers: ReadonlySet<string> = new Set(['', ',', '}', ']', ':']);
