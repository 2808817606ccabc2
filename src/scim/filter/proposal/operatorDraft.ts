import { type AttributePath, type Span } from '../ast.js';
import { scanToken, type Token } from '../lexer.js';
import { findOperator, operatorList } from '../operators.js';
import { shorten } from '../../../base/shorten.js';
import { type Candidate, type Draft, spaced } from './draft.js';
import { findJointCandidates } from './jointDraft.js';

/** How other languages write what SCIM writes with two letters. */
const foreign: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eq: ['=', '==', '===', ':', ':=', 'is', 'equal', 'equals', 'eql', 'matches'],
    ne: ['!=', '!==', '<>', '~=', '/=', 'neq', 'isnot', 'notequals'],
    co: ['~', '=~', '*=', '%', 'like', 'ilike', 'contain', 'contains', 'includes', 'has', 'in'],
    sw: ['^=', 'starts', 'startswith', 'starts_with', 'begins', 'beginswith', 'prefix'],
    ew: ['$=', 'ends', 'endswith', 'ends_with', 'suffix'],
    gt: ['>', 'greater', 'greaterthan', 'after'],
    ge: ['>=', '=>', 'gte', 'geq'],
    lt: ['<', 'less', 'lessthan', 'before'],
    le: ['<=', '=<', 'lte', 'leq'],
    pr: ['exists', 'exist', 'present', 'isnotnull', 'notnull', 'defined'],
  }).flatMap(([operator, words]) => words.map((word) => [word, operator] as const)),
);

const symbols = /[=!<>~]+/;

/** Where an operator is missing or wrong, behind an attribute. */
export function draftOperator(source: string, path: AttributePath, token: Token): Draft {
  const { start, end } = token;
  const word = token.kind === 'word' ? source.slice(start, end) : '';
  if (word === '') {
    return {
      message: `Behind the attribute an operator is missing: ${operatorList}`,
      span: { start, end },
      candidates: proposeMissing(source, path, token),
    };
  }
  return {
    message: `${quote(word)} is not an operator; there are ${operatorList}`,
    span: { start, end },
    candidates: [
      ...proposePattern(source, token, word),
      ...proposeList(source, path, token, word),
      ...proposeForeign(source, token, word),
      ...findJointCandidates(source, token),
      ...proposeQuoted(source, token, word),
    ],
  };
}

const quote = (word: string): string => `"${shorten(word)}"`;

const useInstead = (word: string, operator: string): string =>
  `${quote(word)} is not an operator: use ${operator}`;

/** `userName "jane"`; `emails(type eq "work")`. */
function proposeMissing(source: string, path: AttributePath, token: Token): readonly Candidate[] {
  if (token.kind === 'string') {
    return [{ ...spaced(source, { start: token.start, end: token.start }, 'eq') }];
  }
  const close = token.kind === 'openParenthesis' ? findPartner(source, token) : undefined;
  if (close === undefined || path.sub !== undefined) {
    return [];
  }
  return [
    {
      span: { start: token.start, end: close + 1 },
      text: `[${source.slice(token.end, close)}]`,
      message: `A condition on the values of an attribute stands in brackets: ${shorten(path.name)}[…]`,
    },
  ];
}

function findPartner(source: string, open: Token): number | undefined {
  let depth = 0;
  for (let token = open; token.kind !== 'end'; token = scanToken(source, token.end)) {
    depth += token.kind === 'openParenthesis' ? 1 : token.kind === 'closeParenthesis' ? -1 : 0;
    if (depth === 0) {
      return token.start;
    }
  }
  return undefined;
}

/** `userName like "jane%"`: the wildcard says which of the operators is meant. */
function proposePattern(source: string, token: Token, word: string): readonly Candidate[] {
  const value = scanToken(source, token.end);
  const inner = source.slice(value.start + 1, value.end - 1);
  const [, first = '', text = '', last = ''] = /^([%*]?)([^%*]*)([%*]?)$/.exec(inner) ?? [];
  const isPattern = /^i?like$|^[=~]+$|^matches$/i.test(word) && first + last !== '' && text !== '';
  if (value.kind !== 'string' || !isPattern) {
    return [];
  }
  const operator = first === '' ? 'sw' : last === '' ? 'ew' : 'co';
  return [
    {
      span: { start: token.start, end: value.end },
      text: `${operator} "${text}"`,
      message: useInstead(word, `${operator}, without wildcards`),
    },
  ];
}

const longestList = 50;

/** `type in ("work", "home")` */
function proposeList(
  source: string,
  { span }: AttributePath,
  token: Token,
  word: string,
): readonly Candidate[] {
  const open = scanToken(source, token.end);
  if (word.toLowerCase() !== 'in' || !open.kind.startsWith('open')) {
    return [];
  }
  const values: string[] = [];
  let at = scanToken(source, open.end);
  while ((at.kind === 'string' || at.kind === 'word') && values.length < longestList) {
    values.push(...source.slice(at.start, at.end).split(',').filter(Boolean));
    at = scanToken(source, at.end);
  }
  const path = source.slice(span.start, span.end);
  return at.kind.startsWith('close')
    ? [
        {
          span: { start: span.start, end: at.end },
          text: `(${values.map((value) => `${path} eq ${value}`).join(' or ')})`,
          message: 'There is no operator "in": use eq for each value, joined with or',
        },
      ]
    : [];
}

function proposeForeign(source: string, token: Token, word: string): readonly Candidate[] {
  const operator = foreign.get(word.toLowerCase()) ?? findMisspelt(word);
  if (operator !== undefined) {
    return [{ ...spaced(source, token, operator), message: useInstead(word, operator) }];
  }
  const symbol = /^[=!<>~^$*]+/.exec(word)?.[0] ?? '';
  const meant = foreign.get(symbol);
  return meant === undefined
    ? []
    : [
        {
          ...spaced(source, { start: token.start, end: token.start + symbol.length }, meant),
          message: useInstead(symbol, meant),
        },
      ];
}

/** `eqq`, `eq:`, `qe` */
function findMisspelt(word: string): string | undefined {
  const [first = '', second = '', third = ''] = word.toLowerCase();
  if (word.length > 3) {
    return undefined;
  }
  return [first + second, second + first, first + third, second + third].find(
    (two) => two.length === 2 && findOperator(two) !== undefined,
  );
}

/** `userName jane`, and nothing else behind it. */
function proposeQuoted(source: string, token: Token, word: string): readonly Candidate[] {
  const next = scanToken(source, token.end);
  const after = source.slice(next.start, next.end).toLowerCase();
  return (next.kind !== 'word' || after === 'and' || after === 'or') && /^[\w@.+-]+$/.test(word)
    ? [{ ...spaced(source, token, `eq ${JSON.stringify(word)}`) }]
    : [];
}

/** Within a name, such as `active==true`: what stands between name and value without spaces. */
export function proposeWithinName(source: string, { start, end }: Span): readonly Candidate[] {
  const word = source.slice(start, end);
  const match = symbols.exec(word);
  const operator = match ? foreign.get(match[0]) : undefined;
  if (!match || operator === undefined) {
    return [];
  }
  const at = start + match.index;
  const fix = spaced(source, { start: at, end: at + match[0].length }, operator);
  return [{ ...fix, message: `${useInstead(match[0], operator)}, with a space on each side` }];
}
