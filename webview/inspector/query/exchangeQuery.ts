import { type HostTerm } from '../../../src/protocol/exchangeSearch.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { strings } from '../strings.js';
import { type FacetField, type Standing, isFacetField, standings } from './facets.js';
import {
  type RowTest,
  type SearchRow,
  hostFields,
  isQueryField,
  localFields,
} from './queryFields.js';
import { type QueryTerm, type QueryValue, cutQuery } from './queryText.js';
import { isStatusWord, readStatus } from './queryValues.js';

/** What is wrong with a query, and where in its text. */
export interface QueryProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A term that the host looks for, and where its text stands. */
export interface SoughtTerm extends HostTerm {
  readonly start: number;
}

/** What the host has answered so far for a term: undefined where it has not looked at the exchange yet. */
export type AskHost = (term: HostTerm) => (seq: number) => boolean | undefined;

/** A query as it is understood. A term that is wrong is left out, and told. */
export interface ExchangeQuery {
  readonly terms: readonly QueryTerm[];
  readonly problems: readonly QueryProblem[];
  readonly sought: readonly SoughtTerm[];
  readonly isEmpty: boolean;
  standing(row: SearchRow): Standing;
}

/** Undefined: not known yet, whether negated or not. */
type TermTest = (row: SearchRow) => boolean | undefined;

export function readQuery(text: string, now: number, ask: AskHost): ExchangeQuery {
  const terms = cutQuery(text, isQueryField);
  const problems: QueryProblem[] = [];
  const sought: SoughtTerm[] = [];
  const tests: RowTest[] = [];
  const chosen = new Map<FacetField, RowTest>();
  for (const term of terms) {
    const alternatives: TermTest[] = [];
    for (const value of term.values) {
      const test = testOf(term, value, now);
      if ('kind' in test) {
        sought.push({ ...test, start: value.start + (value.isQuoted ? 1 : 0) });
        const lookUp = ask(test);
        alternatives.push(({ summary }) => lookUp(summary.seq));
      } else if ('message' in test) {
        problems.push(test);
      } else {
        alternatives.push(test);
      }
    }
    if (alternatives.length > 0) {
      const test = toTest(alternatives, term.isNegated);
      // A chip takes the place of a term of its field, but not of one that is negated.
      if (isFacetField(term.field) && !term.isNegated) {
        chosen.set(term.field, both(chosen.get(term.field), test));
      } else {
        tests.push(test);
      }
    }
  }
  return {
    terms,
    problems,
    sought,
    isEmpty: tests.length === 0 && chosen.size === 0,
    standing: toStanding(tests, [...chosen]),
  };
}

const both =
  (left: RowTest | undefined, right: RowTest): RowTest =>
  (row) =>
    (left?.(row) ?? true) && right(row);

/** @param chosen what is asked of fields that have chips */
function toStanding(
  tests: readonly RowTest[],
  chosen: readonly (readonly [FacetField, RowTest])[],
): ExchangeQuery['standing'] {
  const [only] = tests;
  const fitsRest: RowTest =
    only && tests.length === 1 ? only : (row) => tests.every((test) => test(row));
  const { fits, out } = standings;
  if (chosen.length === 0) {
    return (row) => (fitsRest(row) ? fits : out);
  }
  return (row) => {
    if (!fitsRest(row)) {
      return out;
    }
    let standing: Standing = fits;
    for (const [field, test] of chosen) {
      if (!test(row)) {
        if (standing !== fits) {
          return out;
        }
        standing = standings[field];
      }
    }
    return standing;
  };
}

function toTest(alternatives: readonly TermTest[], isNegated: boolean): RowTest {
  const [only, ...more] = alternatives;
  if (only && more.length === 0) {
    return isNegated ? (row) => only(row) === false : (row) => only(row) === true;
  }
  return isNegated
    ? (row) => alternatives.every((test) => test(row) === false)
    : (row) => alternatives.some((test) => test(row) === true);
}

function testOf(
  { field, end }: QueryTerm,
  value: QueryValue,
  now: number,
): RowTest | HostTerm | QueryProblem {
  if (field === undefined) {
    return freeWord(value);
  }
  if (value.text === '') {
    return { message: strings.query.noValue(field), start: value.start, end };
  }
  const kind = hostFields.get(field);
  if (kind) {
    return { kind, text: value.text };
  }
  const test = localFields.get(field)?.(value.text, now) ?? { expected: '' };
  return typeof test === 'function'
    ? test
    : {
        message: strings.query.badValue(field, test.expected, value.text),
        start: value.start,
        end: value.end,
      };
}

/**
 * Three digits such as `409` mean the status alone: ids are full of digits, so that searching them too
 * would find rows at random. In quotes they are a text like any other.
 */
function freeWord(value: QueryValue): RowTest {
  const { text } = value;
  const fits = isStatusWord(value) ? readStatus(text) : undefined;
  if (fits) {
    return ({ summary: { status } }) => status !== undefined && fits(status);
  }
  const wanted = text.toLowerCase();
  return ({ haystack }) => haystack.includes(wanted);
}

/** What free words are looked for in, in lower case once, so that a keystroke only has to search. */
export function haystackOf(summary: ExchangeSummary): string {
  const { method, path, operation, subject = '', isAborted, failure = '', source = '' } = summary;
  const end = `${isAborted ? 'aborted' : ''}\n${failure}\n${source}`;
  return `${method}\n${path}\n${operation}\n${subject}\n${end}`.toLowerCase();
}
