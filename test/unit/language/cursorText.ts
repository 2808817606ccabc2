import assert from 'node:assert/strict';

/** A document with a `|` where the cursor is. */
export function readCursorText(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0, 'the document has no cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
