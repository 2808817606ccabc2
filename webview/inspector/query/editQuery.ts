import { isQueryField } from './queryFields.js';
import { type QueryTerm, cutQuery, writeValue } from './queryText.js';

const isOf = (term: QueryTerm, field: string): boolean => term.field === field && !term.isNegated;
const has = (term: QueryTerm, value: string): boolean =>
  term.values.some(({ text }) => text.toLowerCase() === value.toLowerCase());

/** Whether the query asks for the value of the field, maybe among others. */
export const hasValue = (text: string, field: string, value: string): boolean =>
  cutQuery(text, isQueryField).some((term) => isOf(term, field) && has(term, value));

/**
 * Asks for the value, or no longer. Values of one field are alternatives of one term: rows with both
 * methods `GET` and `POST` there are none.
 */
export function toggleValue(text: string, field: string, value: string): string {
  const term = cutQuery(text, isQueryField).find((one) => isOf(one, field));
  if (!term) {
    return `${text.trimEnd()} ${field}:${writeValue(value)}`.trimStart();
  }
  const others = term.values.map((one) => one.text);
  const values = has(term, value)
    ? others.filter((one) => one.toLowerCase() !== value.toLowerCase())
    : [...others, value];
  const written = values.length === 0 ? '' : `${field}:${values.map(writeValue).join(',')}`;
  return replaceRange(text, term, written);
}

/** With one blank where two would stand. */
function replaceRange(text: string, { start, end }: QueryTerm, by: string): string {
  const parts = [text.slice(0, start).trimEnd(), by, text.slice(end).trimStart()];
  return parts.filter((part) => part !== '').join(' ');
}
