import { type Token, scanToken } from './lexer.js';
import { findOperator } from './operators.js';

export type FilterTokenKind =
  | 'namespace'
  | 'attribute'
  | 'property'
  | 'operator'
  | 'logical'
  | 'string'
  | 'number'
  | 'constant'
  | 'punctuation'
  /** Spaces between the others. */
  | 'plain'
  /** What cannot stand where it stands. */
  | 'wrong';

/** A piece of a filter that has one colour. */
export interface FilterToken {
  readonly kind: FilterTokenKind;
  readonly text: string;
}

/** What comes next, as far as colours go. */
type Wanted = 'path' | 'operator' | 'value' | 'joint';

interface Coloured {
  readonly tokens: readonly FilterToken[];
  readonly next: Wanted;
}

/**
 * Cuts a filter into what is coloured alike, as the grammar of `.scimfilter` files does. Total and linear: a text that is no
 * filter gives tokens as well, and the tokens put together are always the text.
 */
export function toFilterTokens(source: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let wanted: Wanted = 'path';
  let at = 0;
  for (;;) {
    const token = scanToken(source, at);
    if (token.start > at) {
      tokens.push({ kind: 'plain', text: source.slice(at, token.start) });
    }
    if (token.kind === 'end') {
      return tokens;
    }
    const coloured = colour(source, token, wanted);
    tokens.push(...coloured.tokens);
    wanted = coloured.next;
    at = token.end;
  }
}

function colour(source: string, token: Token, wanted: Wanted): Coloured {
  const text = source.slice(token.start, token.end);
  switch (token.kind) {
    case 'openParenthesis':
    case 'openBracket':
      return { tokens: [{ kind: 'punctuation', text }], next: 'path' };
    case 'closeParenthesis':
    case 'closeBracket':
      return { tokens: [{ kind: 'punctuation', text }], next: 'joint' };
    case 'string':
    case 'unclosedString':
      return { tokens: [{ kind: 'string', text }], next: 'joint' };
    case 'word':
    case 'end':
      return colourWord(text, wanted, scanToken(source, token.end).kind);
  }
}

function colourWord(text: string, wanted: Wanted, following: Token['kind']): Coloured {
  switch (wanted) {
    case 'path':
      return colourPath(text, following);
    case 'operator':
      return {
        tokens: [{ kind: findOperator(text) ? 'operator' : 'wrong', text }],
        next: findOperator(text) === 'pr' ? 'joint' : 'value',
      };
    case 'value':
      return { tokens: [{ kind: kindOfValue(text), text }], next: 'joint' };
    case 'joint':
      return /^(?:and|or)$/i.test(text)
        ? { tokens: [{ kind: 'logical', text }], next: 'path' }
        : { tokens: [{ kind: 'wrong', text }], next: 'joint' };
  }
}

const pathForm =
  /^(?<urn>(?:[a-z][a-z0-9+.-]*:\S*:)?)(?<name>\$?[a-z][\w$-]*)(?<sub>(?:\.\$?[a-z][\w$-]*)?)$/i;

function colourPath(text: string, following: Token['kind']): Coloured {
  if (/^not$/i.test(text) && following === 'openParenthesis') {
    return { tokens: [{ kind: 'logical', text }], next: 'path' };
  }
  const { urn = '', name = '', sub = '' } = pathForm.exec(text)?.groups ?? {};
  if (name === '') {
    return { tokens: [{ kind: 'wrong', text }], next: 'operator' };
  }
  const parts: readonly FilterToken[] = [
    { kind: 'namespace', text: urn },
    { kind: 'attribute', text: name },
    { kind: 'property', text: sub },
  ];
  return { tokens: parts.filter((part) => part.text !== ''), next: 'operator' };
}

function kindOfValue(text: string): FilterTokenKind {
  if (/^(?:true|false|null)$/.test(text)) {
    return 'constant';
  }
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? 'number' : 'wrong';
}
