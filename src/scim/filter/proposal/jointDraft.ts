import { type Span } from '../ast.js';
import { type Token } from '../lexer.js';
import { type Candidate, type Draft, insertion, spaced } from './draft.js';

const joints: ReadonlyMap<string, string> = new Map([
  ['&&', 'and'],
  ['&', 'and'],
  [',', 'and'],
  ['+', 'and'],
  ['||', 'or'],
  ['|', 'or'],
]);

const strayClosers: ReadonlyMap<Token['kind'], string> = new Map([
  ['closeParenthesis', 'This parenthesis closes none that is open'],
  ['closeBracket', 'This bracket closes none that is open'],
]);

/**
 * Where a filter should go on with "and" or "or", or end.
 *
 * @param missing what could close a bracket that is open
 */
export function draftJoint(source: string, token: Token, wanted: string, missing = ''): Draft {
  const stray = strayClosers.get(token.kind);
  const span = { start: token.start, end: token.end };
  const closer = missing === '' ? [] : [insertion(token.start, missing)];
  return {
    message: stray ?? `Here belongs ${wanted}`,
    span,
    candidates: stray
      ? [...closer, { span, text: '' }]
      : [...findJointCandidates(source, token), ...findTrailing(source, token)],
  };
}

/** `&&` and `||`, alone or stuck to what stands beside them. */
export function findJointCandidates(source: string, { start, end }: Span): readonly Candidate[] {
  const match = /&&?|\|\|?|^[,+]|,$/.exec(source.slice(start, end));
  const word = match ? joints.get(match[0]) : undefined;
  if (!match || word === undefined) {
    return [];
  }
  const at = start + match.index;
  const fix = spaced(source, { start: at, end: at + match[0].length }, word);
  return [{ ...fix, message: `${JSON.stringify(match[0])} joins no filters: use ${word}` }];
}

/** A semicolon or comma at the end comes with a filter that was cut from a program. */
function findTrailing(source: string, { start, end }: Span): readonly Candidate[] {
  return /^[;,]+$/.test(source.slice(start, end)) && source.slice(end).trim() === ''
    ? [{ span: { start, end }, text: '' }]
    : [];
}
