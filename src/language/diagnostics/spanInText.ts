import { type Span } from '../../scim/filter/ast.js';
import { type JsonNode } from '../json/jsonTree.js';

/** A span within a text value, in characters of the document: escapes take more than one. */
export function spanInText(text: string, node: JsonNode, span: Span): Span {
  const end = node.offset + node.length;
  if (node.type !== 'string') {
    return { start: node.offset, end };
  }
  const start = advance(text, node.offset + 1, span.start, end - 1);
  const last = advance(text, start, span.end - span.start, end - 1);
  // What is missing at the end of a text is shown by its last quote.
  return last > start ? { start, end: last } : { start, end: Math.max(start + 1, last) };
}

function advance(text: string, from: number, count: number, limit: number): number {
  let at = from;
  for (let left = count; left > 0 && at < limit; left -= 1) {
    at += text[at] === '\\' ? (text[at + 1] === 'u' ? 6 : 2) : 1;
  }
  return Math.min(at, limit);
}
