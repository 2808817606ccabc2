import { type Span } from '../ast.js';
import { type Token } from '../lexer.js';
import { type Problem } from '../problem.js';
import { type Candidate, type Draft } from './draft.js';
import { findJointCandidates } from './jointDraft.js';
import { proposeWithinName } from './operatorDraft.js';

/** Where one part of a filter ends that begins at a place; undefined where it cannot be read. */
export type FindEnd = (start: number) => number | undefined;

/** A word that is no name of an attribute. */
export function draftWrongName(
  source: string,
  token: Span,
  problem: Problem,
  findEnd: FindEnd,
): Draft {
  const word = source.slice(token.start, token.end);
  return {
    ...problem,
    candidates: [
      ...proposeNot(source, token, findEnd),
      ...proposeWithoutPrefix(token, word),
      ...proposeWithinName(source, token),
      ...findJointCandidates(source, token),
    ],
  };
}

/** Something else than a word where the name of an attribute belongs. */
export function draftNoName(source: string, { kind, start, end }: Token): Draft {
  const span = { start, end };
  if (kind === 'end') {
    return {
      message: 'The name of an attribute is missing',
      span,
      candidates: proposeWithoutJoint(source),
    };
  }
  const inner = source.slice(start + 1, end - 1);
  return {
    message: 'Here belongs the name of an attribute',
    span,
    candidates: kind === 'string' && /^[\w$.:-]+$/.test(inner) ? [{ span, text: inner }] : [],
  };
}

/** "not" before something else than a parenthesis. */
export function draftNot(source: string, token: Token, findEnd: FindEnd): Draft {
  const { start, end: tokenEnd } = token;
  const end = findEnd(start);
  return {
    message: 'Behind "not" belongs a filter in parentheses (RFC 7644, figure 1)',
    span: { start, end: tokenEnd },
    ...(end !== undefined && {
      candidates: [{ span: { start, end }, text: `(${source.slice(start, end)})` }],
    }),
  };
}

/** `!active eq true`, `!(active eq true)` */
function proposeNot(source: string, { start }: Span, findEnd: FindEnd): readonly Candidate[] {
  if (source.charAt(start) !== '!') {
    return [];
  }
  const message = '"!" is not an operator: use not (…)';
  const behind = start + 1;
  if (/^\s*\(/.test(source.slice(behind, behind + 100))) {
    return [{ span: { start, end: behind }, text: 'not ', message }];
  }
  const end = findEnd(behind);
  return end === undefined
    ? []
    : [{ span: { start, end }, text: `not (${source.slice(behind, end).trim()})`, message }];
}

/** `filter=userName` of a whole query. */
function proposeWithoutPrefix({ start }: Span, word: string): readonly Candidate[] {
  const prefix = /^(?:[^\s?]*\?)?filter=/i.exec(word)?.[0];
  return prefix === undefined
    ? []
    : [
        {
          span: { start, end: start + prefix.length },
          text: '',
          message: 'A filter begins behind "filter=", which is the name of the query parameter',
        },
      ];
}

/** `a pr and`, with nothing behind it. */
function proposeWithoutJoint(source: string): readonly Candidate[] {
  const text = source.trimEnd();
  const joint = /\s+(?:and|or|&&|\|\|)$/i.exec(text.slice(-40));
  return joint
    ? [{ span: { start: text.length - joint[0].length, end: source.length }, text: '' }]
    : [];
}
