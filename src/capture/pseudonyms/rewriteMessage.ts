import { jsonPieces, readJsonString, type JsonPiece } from './jsonPieces.js';
import { attributeKindOf, isOpaqueId, placeKindOf, type PlaceKind } from './personalPlaces.js';

/** What becomes of texts; one that only looks gives them back. */
export interface Rewriter {
  personal(text: string): string;
  free(text: string): string;
}

/** `userName eq "jane"`, in a query, a search or a path of PATCH; also without the quotes. */
const comparison =
  /([\w:.$-]+(?:\[[^\]]*\])?(?:\.[\w$-]+)?)(\s+(?:eq|ne|co|sw|ew|gt|ge|lt|le)\s+)("(?:[^"\\]|\\.)*(?:"|$)|[^\s()\][",]+)/gi;

export function rewriteFilter(text: string, rewriter: Rewriter): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(comparison)) {
    const [, attribute = '', operator = '', literal = ''] = match;
    parts.push(rewriter.free(text.slice(at, match.index)), attribute, operator);
    parts.push(rewriteLiteral(literal, attributeKindOf(attribute), rewriter));
    at = match.index + match[0].length;
  }
  parts.push(rewriter.free(text.slice(at)));
  return parts.join('');
}

function rewriteLiteral(literal: string, kind: PlaceKind, rewriter: Rewriter): string {
  if (/^(?:true|false|null)$/i.test(literal)) {
    return literal;
  }
  if (!literal.startsWith('"')) {
    return rewriteAs(kind, literal, rewriter);
  }
  const value = readJsonString(literal);
  const changed = rewriteAs(kind, value, rewriter);
  return changed === value ? literal : JSON.stringify(changed);
}

function rewriteAs(kind: PlaceKind, text: string, rewriter: Rewriter): string {
  switch (kind) {
    case 'personal':
      return rewriter.personal(text);
    case 'id':
      if (isBulkReference(text)) {
        return text;
      }
      return isOpaqueId(text) ? rewriter.free(text) : rewriter.personal(text);
    case 'free':
      return rewriter.free(text);
    case 'filter':
      return rewriteFilter(text, rewriter);
    case 'fixed':
      return text;
  }
}

/** To an operation of the same bulk request, whose `bulkId` stays too (RFC 7644 3.7.2). */
const isBulkReference = (text: string): boolean => text.startsWith('bulkId:');

/** @param isPlain nothing in it has a place that tells of a person */
export function rewriteBody(text: string, rewriter: Rewriter, isPlain: boolean): string {
  if (!/^\s*[{["]/.test(text)) {
    return rewriter.free(text);
  }
  const parts: string[] = [];
  let at = 0;
  for (const piece of jsonPieces(text)) {
    parts.push(text.slice(at, piece.start), rewritePiece(text, piece, { rewriter, isPlain }));
    at = piece.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

interface PieceOptions {
  readonly rewriter: Rewriter;
  readonly isPlain: boolean;
}

function rewritePiece(text: string, piece: JsonPiece, { rewriter, isPlain }: PieceOptions): string {
  const literal = text.slice(piece.start, piece.end);
  const found = placeKindOf(piece.names, piece.path);
  const kind = isPlain && found !== 'fixed' ? 'free' : found;
  if (piece.kind === 'number') {
    return kind === 'personal' && /^\d+$/.test(literal) ? rewriter.personal(literal) : literal;
  }
  const value = readJsonString(literal);
  const changed =
    piece.kind === 'key' ? rewriteKey(value, rewriter) : rewriteAs(kind, value, rewriter);
  return changed === value ? literal : JSON.stringify(changed);
}

/** The name of an attribute stays; a filter in it may speak of somebody. */
const rewriteKey = (key: string, rewriter: Rewriter): string =>
  key.includes('[') ? rewriteFilter(key, rewriter) : key;
