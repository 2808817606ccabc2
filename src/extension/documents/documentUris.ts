import * as vscode from 'vscode';
import { type ExchangeSide } from '../../protocol/inspector.js';
import { documentScheme } from '../contributions.js';

/** What a read-only document of ours shows. Ids are looked up, never used as paths. */
export type DocumentSubject =
  | { readonly kind: 'resource'; readonly typeName: string; readonly id: string }
  | { readonly kind: 'body'; readonly exchangeId: string; readonly side: ExchangeSide }
  | { readonly kind: 'exchange'; readonly exchangeId: string }
  | ComparedText
  | { readonly kind: 'state'; readonly exchangeId: string; readonly moment: StateMoment };

/** One of two captures that are compared, or one row of it. */
export interface ComparedText {
  readonly kind: 'comparison';
  readonly comparisonId: string;
  readonly side: 'before' | 'after';
  readonly row: number | null;
}

/** Of the resource that the exchange is about. */
export type StateMoment = 'before' | 'after';

/** @param title becomes the name of the editor tab. */
export const toResourceUri = (typeName: string, id: string, title: string): vscode.Uri =>
  toUri(['resources', typeName, id], `${toFileName(title)}.json`);

/** @param fileName with its ending, which decides the language. */
export const toBodyUri = (exchangeId: string, side: ExchangeSide, fileName: string): vscode.Uri =>
  toUri(['exchanges', exchangeId, side], toFileName(fileName));

/** The request and its answer in one text. */
export const toExchangeUri = (exchangeId: string, fileName: string): vscode.Uri =>
  toUri(['exchanges', exchangeId, 'whole'], toFileName(fileName));

/** The resource that the exchange is about, as it was before or after it. */
export const toStateUri = (exchangeId: string, moment: StateMoment, fileName: string): vscode.Uri =>
  toUri(['exchanges', exchangeId, moment], toFileName(fileName));

export const toComparisonUri = (
  { comparisonId, side, row }: Omit<ComparedText, 'kind'>,
  fileName: string,
): vscode.Uri =>
  toUri(
    ['comparisons', comparisonId, row === null ? side : `${side}-${String(row)}`],
    toFileName(fileName),
  );

export function parseDocumentUri(uri: vscode.Uri): DocumentSubject | undefined {
  const [, kind, ...steps] = uri.path.split('/');
  const [first, second, name, ...rest] = steps.map(decode);
  if (uri.scheme !== documentScheme || !first || !second || !name || rest.length > 0) {
    return undefined;
  }
  if (kind === 'resources') {
    return { kind: 'resource', typeName: first, id: second };
  }
  if (kind === 'comparisons') {
    return partOfComparison(first, second);
  }
  return kind === 'exchanges' ? partOfExchange(first, second) : undefined;
}

function partOfComparison(comparisonId: string, part: string): ComparedText | undefined {
  const [, side, row] = /^(before|after)(?:-(\d{1,9}))?$/.exec(part) ?? [];
  return side === 'before' || side === 'after'
    ? { kind: 'comparison', comparisonId, side, row: row === undefined ? null : Number(row) }
    : undefined;
}

function partOfExchange(exchangeId: string, part: string): DocumentSubject | undefined {
  switch (part) {
    case 'whole':
      return { kind: 'exchange', exchangeId };
    case 'request':
    case 'response':
      return { kind: 'body', exchangeId, side: part };
    case 'before':
    case 'after':
      return { kind: 'state', exchangeId, moment: part };
    default:
      return undefined;
  }
}

/** The file name stays as it is, because the editor tab shows it; it has nothing to escape. */
const toUri = (steps: readonly string[], fileName: string): vscode.Uri =>
  vscode.Uri.from({
    scheme: documentScheme,
    path: `/${steps.map(encodeURIComponent).join('/')}/${fileName}`,
  });

function decode(step: string): string | undefined {
  try {
    return decodeURIComponent(step);
  } catch {
    // expected: an address that is not from us
    return undefined;
  }
}

/** A name that clients chose may hold anything; what could be taken for a path goes. */
function toFileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}@._ -]+/gu, ' ').trim();
  return name.length > 80 ? name.slice(0, 80) : name || 'untitled';
}
