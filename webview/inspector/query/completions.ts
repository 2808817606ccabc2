import { strings } from '../strings.js';
import { endings, findingWords, hostFields, isQueryField, localFields } from './queryFields.js';
import { type QueryTerm, cutQuery, writeValue } from './queryText.js';

/** What the capture offers as values. */
export interface CompletionFacts {
  readonly operations: readonly string[];
  /** Subjects that have the text in them, the newest first. */
  subjects(text: string): readonly string[];
  /** Queries of before, the newest first. */
  readonly history: readonly string[];
}

export interface Completion {
  readonly kind: 'field' | 'value' | 'history';
  readonly label: string;
  readonly detail: string;
  /** The whole text once it is taken, and where the caret is then. */
  readonly text: string;
  readonly caret: number;
}

const most = 12;
const fieldNames: readonly string[] = [...localFields.keys(), ...hostFields.keys()];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const statuses = [
  '2xx',
  '3xx',
  '4xx',
  '5xx',
  '200',
  '201',
  '204',
  '400',
  '401',
  '404',
  '409',
  '429',
  '500',
  '503',
];
const sources = ['mock', 'forward', 'okta', 'conformance', 'replay', 'import'];
const examples: Readonly<Record<string, readonly string[]>> = {
  method: methods,
  status: statuses,
  finding: findingWords,
  source: sources,
  is: endings,
  after: ['5m', '1h'],
  before: ['5m', '1h'],
  duration: ['>100ms', '>1s', '>10s'],
};

/** What may stand where the caret is: fields, their values; in an empty field, what was asked before. */
export function completeQuery(
  text: string,
  caret: number,
  facts: CompletionFacts,
): readonly Completion[] {
  const term = cutQuery(text, isQueryField).find(({ start, end }) => start < caret && caret <= end);
  if (!term) {
    const asked = text.trim() === '' ? facts.history.map(toHistory) : [];
    return [...asked, ...fieldItems(text, { start: caret, end: caret }, '')].slice(0, most);
  }
  return term.field === undefined
    ? wordItems(text, term, facts)
    : valueItems(text, term, term.field, caret, facts);
}

const toHistory = (text: string): Completion => ({
  kind: 'history',
  label: text,
  detail: strings.query.before,
  text,
  caret: text.length,
});

interface Range {
  readonly start: number;
  readonly end: number;
}

function fieldItems(text: string, range: Range, typed: string): readonly Completion[] {
  return fieldNames
    .filter((name) => name.startsWith(typed.toLowerCase()))
    .map((name) => ({
      kind: 'field',
      label: `${name}:`,
      detail: strings.query.fields[name] ?? '',
      ...replaced(text, range, `${name}:`),
    }));
}

/** A word may become a field, or mean a value of one. */
function wordItems(text: string, term: QueryTerm, facts: CompletionFacts): readonly Completion[] {
  const word = term.values[0]?.text ?? '';
  const range = { start: term.start + (term.isNegated ? 1 : 0), end: term.end };
  const lower = word.toLowerCase();
  const meant = [
    ...methods.filter((value) => value.toLowerCase().startsWith(lower)).map(of('method')),
    ...findingWords
      .slice(0, 3)
      .filter((value) => value.startsWith(lower))
      .map(of('finding')),
    ...facts.operations.filter((value) => value.toLowerCase().includes(lower)).map(of('op')),
    ...facts.subjects(word).map(of('user')),
  ];
  const values = meant.map(({ field, value }) =>
    toValueItem(text, range, `${field}:${writeValue(value)}`),
  );
  return [...fieldItems(text, range, word), ...values].slice(0, most);
}

const of =
  (field: string) =>
  (value: string): { readonly field: string; readonly value: string } => ({ field, value });

function valueItems(
  text: string,
  term: QueryTerm,
  field: string,
  caret: number,
  facts: CompletionFacts,
): readonly Completion[] {
  const value = term.values.find(({ start, end }) => start <= caret && caret <= end);
  if (!value) {
    return [];
  }
  const lower = value.text.toLowerCase();
  return knownValues(field, value.text, facts)
    .filter((known) => known.toLowerCase() !== lower && known.toLowerCase().includes(lower))
    .slice(0, most)
    .map((known) => toValueItem(text, value, writeValue(known)));
}

function knownValues(field: string, typed: string, facts: CompletionFacts): readonly string[] {
  switch (field) {
    case 'op':
      return facts.operations;
    case 'user':
      return facts.subjects(typed);
    default:
      return Object.hasOwn(examples, field) ? (examples[field] ?? []) : [];
  }
}

const toValueItem = (text: string, range: Range, written: string): Completion => ({
  kind: 'value',
  label: written,
  detail: '',
  ...replaced(text, range, `${written} `),
});

/** One blank after it, not two. */
function replaced(
  text: string,
  { start, end }: Range,
  by: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(end);
  const written = by.endsWith(' ') && rest.startsWith(' ') ? by.slice(0, -1) : by;
  return { text: `${text.slice(0, start)}${written}${rest}`, caret: start + by.length };
}
