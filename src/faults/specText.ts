import { saying } from '../base/saying.js';
import { type FaultSpec } from './faultSpec.js';
import { FaultSpecError, type SpecSpan } from './faultSpecError.js';
import { type SpecMember, toFaultSpec } from './specReader.js';
import { parametersOf, toDashed } from './specNames.js';
import { printValue } from './valueType.js';

const longestText = 2000;

/**
 * `429 retry-after=5 method=POST path=/Users times=3`: the name of a fault, then names with values. A
 * value with blanks stands in double quotes, where `\"` is a quote and `\\` a backslash.
 *
 * @throws FaultSpecError with the place in the text
 */
export function parseFaultSpec(text: string): FaultSpec {
  if (text.length > longestText) {
    const span = { start: longestText, end: text.length };
    throw new FaultSpecError(saying('It is longer than {0} characters.', longestText), { span });
  }
  const start = skipBlanks(text, 0);
  const kind = scan(kindName, text, start);
  const span = { start, end: kind.end };
  if (kind.text === '') {
    throw new FaultSpecError(saying('It must begin with the name of a fault, for example 429.'), {
      span,
    });
  }
  return toFaultSpec({ text: kind.text, place: { span } }, scanMembers(text, kind.end));
}

/** In the form that `parseFaultSpec` takes, without what is usual anyway. */
export function printFaultSpec({ kind, values }: FaultSpec): string {
  const parts = [toDashed(kind.id)];
  for (const { name, type, usual } of parametersOf(kind)) {
    const value = values.get(name);
    const text = value === undefined ? undefined : printValue(type, value);
    if (text !== undefined && text !== usual) {
      parts.push(`${toDashed(name)}=${quoteWhereNeeded(text)}`);
    }
  }
  return parts.join(' ');
}

const kindName = /[^\s="]*/y;
const memberName = /[\w-]*/y;
const bareValue = /[^\s"]*/y;
const quotedValue = /"((?:[^"\\]|\\["\\])*)"/y;

function scanMembers(text: string, from: number): readonly SpecMember[] {
  const members: SpecMember[] = [];
  for (let at = skipBlanks(text, from); at < text.length;) {
    const { member, end } = scanMember(text, at);
    const next = skipBlanks(text, end);
    if (next === end && end < text.length) {
      throw new FaultSpecError(saying('A blank must come between two values.'), {
        span: { start: end, end: end + 1 },
      });
    }
    members.push(member);
    at = next;
  }
  return members;
}

function scanMember(text: string, start: number): { member: SpecMember; end: number } {
  const name = scan(memberName, text, start);
  const nameSpan = { start, end: Math.max(name.end, start + 1) };
  if (name.text === '' || text[name.end] !== '=') {
    throw new FaultSpecError(
      name.text === ''
        ? saying('Here must come a name with = and a value, for example times=3.')
        : saying('{0} has no value. Write {0}=, and the value behind it.', name.text),
      { span: nameSpan },
    );
  }
  const value = scanValue(text, name.end + 1);
  return {
    member: {
      name: name.text,
      value: value.text,
      namePlace: { span: nameSpan },
      valuePlace: { span: value.span },
    },
    end: value.span.end,
  };
}

function scanValue(text: string, start: number): { text: string; span: SpecSpan } {
  if (text[start] !== '"') {
    const { text: found, end } = scan(bareValue, text, start);
    return { text: found, span: { start, end } };
  }
  quotedValue.lastIndex = start;
  const inside = quotedValue.exec(text)?.[1];
  if (inside === undefined) {
    throw new FaultSpecError(
      saying('The quotes are not closed. In them, write a quote as \\" and a backslash as \\\\.'),
      { span: { start, end: text.length } },
    );
  }
  return { text: inside.replaceAll(/\\(.)/g, '$1'), span: { start, end: quotedValue.lastIndex } };
}

/** @param pattern sticky, and matches the empty text too */
function scan(pattern: RegExp, text: string, start: number): { text: string; end: number } {
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0] ?? '';
  return { text: found, end: start + found.length };
}

const skipBlanks = (text: string, from: number): number => scan(/\s*/y, text, from).end;

const quoteWhereNeeded = (text: string): string =>
  /^[^\s"\\]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
