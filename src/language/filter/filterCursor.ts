import { type AttributePath, type Span } from '../../scim/filter/ast.js';
import { scanToken, type Token } from '../../scim/filter/lexer.js';
import { findOperator } from '../../scim/filter/operators.js';
import { parseAttributePath } from '../../scim/filter/parser.js';

/** What can be written at a place of a filter. */
export interface FilterCursor {
  readonly wants: 'attribute' | 'operator' | 'value' | 'joint';
  /** What has been written of it, and what stands behind the cursor of the same word. */
  readonly replace: Span;
  /** The attribute whose operator or value is wanted. */
  readonly path?: AttributePath;
  /** The attribute before the brackets around the place. */
  readonly list?: AttributePath;
  /** What would close the innermost parenthesis or bracket. */
  readonly closer?: ')' | ']';
}

interface State {
  readonly wants: FilterCursor['wants'];
  readonly path?: AttributePath | undefined;
  readonly open: readonly Open[];
}

interface Open {
  readonly closer: ')' | ']';
  readonly list?: AttributePath | undefined;
}

/** Goes over what stands before the cursor, right or wrong. */
export function filterCursorAt(text: string, offset: number): FilterCursor {
  let state: State = { wants: 'attribute', open: [] };
  let token = scanToken(text, 0);
  while (token.kind !== 'end' && token.end < offset) {
    state = step(state, token, text);
    token = scanToken(text, token.end);
  }
  const isWord =
    token.kind === 'word' || token.kind === 'string' || token.kind === 'unclosedString';
  if (token.kind !== 'end' && token.end === offset && !isWord) {
    state = step(state, token, text);
  } else if (isWord && token.start < offset) {
    const { start, end } = replaceOf(token, text);
    return toCursor(state, { start, end: Math.max(end, offset) });
  }
  return toCursor(state, { start: offset, end: offset });
}

/** An unclosed string reaches to the end of the text: only what belongs to the value is replaced. */
const replaceOf = ({ kind, start, end }: Token, text: string): Span =>
  kind === 'unclosedString'
    ? { start, end: start + (/^"[^\s)\]]*/.exec(text.slice(start, start + 300))?.[0].length ?? 1) }
    : { start, end };

function toCursor({ wants, path, open }: State, replace: Span): FilterCursor {
  const closer = open.at(-1)?.closer;
  const list = open.findLast((one) => one.list !== undefined)?.list;
  return {
    wants,
    replace,
    ...(path && { path }),
    ...(list && { list }),
    ...(closer && { closer }),
  };
}

function step(state: State, token: Token, text: string): State {
  const { open, path } = state;
  switch (token.kind) {
    case 'openParenthesis':
      return { wants: 'attribute', open: [...open, { closer: ')' }] };
    case 'openBracket':
      return { wants: 'attribute', open: [...open, { closer: ']', list: path }] };
    case 'closeParenthesis':
    case 'closeBracket':
      return { wants: 'joint', open: open.slice(0, -1) };
    case 'string':
    case 'unclosedString':
      return { wants: 'joint', open };
    case 'word':
      return stepWord(state, text.slice(token.start, token.end));
    case 'end':
      return state;
  }
}

function stepWord({ wants, open, path }: State, word: string): State {
  const lower = word.toLowerCase();
  switch (wants) {
    case 'attribute': {
      const parsed = parseAttributePath(word);
      return lower === 'not'
        ? { wants: 'attribute', open }
        : { wants: 'operator', open, path: parsed.ok ? parsed.path : undefined };
    }
    case 'operator':
      return findOperator(word) === 'pr'
        ? { wants: 'joint', open }
        : { wants: 'value', open, path };
    case 'value':
      return { wants: 'joint', open };
    case 'joint':
      return { wants: lower === 'and' || lower === 'or' ? 'attribute' : 'joint', open };
  }
}
