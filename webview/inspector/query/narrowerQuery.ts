import { type ExchangeQuery } from './exchangeQuery.js';
import { isStatusWord } from './queryValues.js';
import { type QueryTerm } from './queryText.js';

/** They depend on the time at which they are asked. */
const momentFields: ReadonlySet<string> = new Set(['after', 'before']);

/**
 * Whether each row that fits the query fits the one before, too, so that only those need to be looked at: as it is
 * with a word that grows. What the host looks for is left out, as its answers come one after the other.
 */
export const isNarrower = (query: ExchangeQuery, before: ExchangeQuery): boolean =>
  query.sought.length === 0 &&
  before.sought.length === 0 &&
  before.terms.every((term, at) => implies(query.terms[at], term));

function implies(term: QueryTerm | undefined, before: QueryTerm): boolean {
  if (term?.field !== before.field || term?.isNegated !== before.isNegated) {
    return false;
  }
  return before.field === undefined && !before.isNegated
    ? hasWord(term, before)
    : !momentFields.has(before.field ?? '') && hasSameValues(term, before);
}

function hasWord(term: QueryTerm, before: QueryTerm): boolean {
  const [long, short] = [term.values[0], before.values[0]];
  return (
    long !== undefined &&
    short !== undefined &&
    !isStatusWord(long) &&
    !isStatusWord(short) &&
    long.text.toLowerCase().includes(short.text.toLowerCase())
  );
}

const hasSameValues = (term: QueryTerm, before: QueryTerm): boolean =>
  term.values.length === before.values.length &&
  term.values.every(
    ({ text, isQuoted }, at) =>
      text === before.values[at]?.text && isQuoted === before.values[at].isQuoted,
  );
