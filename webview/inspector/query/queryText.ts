/** A value of a term as it is meant, quotes and escapes resolved, and where it stands in the text. */
export interface QueryValue {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** `-status:4xx,5xx`, or a word without a field. */
export interface QueryTerm {
  /** In lower case; undefined for free words. */
  readonly field: string | undefined;
  readonly isNegated: boolean;
  /** One of them has to fit; never empty. */
  readonly values: readonly QueryValue[];
  readonly start: number;
  readonly end: number;
}

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);
/** A letter first, so that times and addresses in free words stay words. */
const fieldPattern = /-?([a-z]+):/iy;

/**
 * Cuts the text of a query into terms. Total and linear: a quote that is not closed yet ends with the text,
 * as somebody is still typing it. Whether there is such a field is for others to say.
 */
export function cutQuery(text: string, isField: (name: string) => boolean): readonly QueryTerm[] {
  const terms: QueryTerm[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
    } else {
      const term = readTerm(text, at, isField);
      terms.push(term);
      at = term.end;
    }
  }
  return terms;
}

function readTerm(text: string, start: number, isField: (name: string) => boolean): QueryTerm {
  fieldPattern.lastIndex = start;
  const found = fieldPattern.exec(text);
  const field = found?.[1]?.toLowerCase();
  const isNegated = text[start] === '-' && start + 1 < text.length && !isSpace(text[start + 1]);
  if (found && field !== undefined && isField(field)) {
    const values = readValues(text, start + found[0].length);
    return { field, isNegated, values, start, end: values.at(-1)?.end ?? start };
  }
  const value = readValue(text, isNegated ? start + 1 : start, isWordEnd);
  return { field: undefined, isNegated, values: [value], start, end: value.end };
}

const isWordEnd = isSpace;
const isListEnd = (char: string | undefined): boolean => char === ',' || isSpace(char);

function readValues(text: string, start: number): readonly QueryValue[] {
  const values = [readValue(text, start, isListEnd)];
  for (let end = values[0]?.end ?? start; text[end] === ','; end = values.at(-1)?.end ?? end + 1) {
    values.push(readValue(text, end + 1, isListEnd));
  }
  return values;
}

function readValue(
  text: string,
  start: number,
  isEnd: (char: string | undefined) => boolean,
): QueryValue {
  if (text[start] === '"') {
    return readQuoted(text, start);
  }
  let end = start;
  while (end < text.length && !isEnd(text[end])) {
    end += 1;
  }
  return { text: text.slice(start, end), isQuoted: false, start, end };
}

function readQuoted(text: string, start: number): QueryValue {
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && at + 1 < text.length) {
      at += 1;
    }
    value += text[at] ?? '';
    at += 1;
  }
  return { text: value, isQuoted: true, start, end: Math.min(at + 1, text.length) };
}

/** How a value has to be written so that it is read as this one. */
export const writeValue = (value: string): string =>
  value === '' || /[\s",\\]/.test(value) || value.startsWith('-')
    ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : value;
