import { type ExchangeSummary } from '../../src/protocol/inspector.js';

/** One word of the text filter; a row is shown when every term fits. */
export type FilterTerm =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'statusClass'; readonly hundreds: number };

const status = /^[1-5]\d\d$/;
const statusClass = /^[1-5]xx$/;

function readTerm(word: string): FilterTerm {
  if (status.test(word)) {
    return { kind: 'status', status: Number(word) };
  }
  if (statusClass.test(word)) {
    return { kind: 'statusClass', hundreds: Number(word[0]) };
  }
  return { kind: 'text', text: word };
}

/**
 * Reads what the user typed. Three digits such as `409` mean the status alone: ids are full of
 * digits, so that searching them too would find rows at random.
 */
export function parseTextFilter(text: string): readonly FilterTerm[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(readTerm);
}

/** What the words are looked for in, in lower case once, so that a keystroke only has to search. */
export function haystackOf(summary: ExchangeSummary): string {
  const subject = summary.subject ?? '';
  const end = `${summary.isAborted ? 'aborted' : ''}\n${summary.failure ?? ''}\n${summary.source ?? ''}`;
  return `${summary.method}\n${summary.path}\n${summary.operation}\n${subject}\n${end}`.toLowerCase();
}

export function fitsTerms(
  terms: readonly FilterTerm[],
  haystack: string,
  statusOfRow: number | undefined,
): boolean {
  for (const term of terms) {
    if (!fits(term, haystack, statusOfRow)) {
      return false;
    }
  }
  return true;
}

function fits(term: FilterTerm, haystack: string, statusOfRow: number | undefined): boolean {
  switch (term.kind) {
    case 'text':
      return haystack.includes(term.text);
    case 'status':
      return statusOfRow === term.status;
    case 'statusClass':
      return statusOfRow !== undefined && Math.floor(statusOfRow / 100) === term.hundreds;
  }
}
