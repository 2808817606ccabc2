import { type Span } from '../ast.js';
import { scanToken, type Token } from '../lexer.js';
import { type Draft, insertion } from './draft.js';

const closers: ReadonlyMap<Token['kind'], string> = new Map([
  ['openParenthesis', ')'],
  ['openBracket', ']'],
]);

/** Where the text ends before a parenthesis or bracket is closed: all that are open are closed there. */
export function draftNotClosed(source: string, { start, end }: Token, name: string): Draft {
  return {
    message: `This ${name} is not closed`,
    span: { start, end },
    readTo: source.length,
    candidates: [insertion(source.trimEnd().length, findMissingClosers(source))],
  };
}

function findMissingClosers(source: string): string {
  const open: string[] = [];
  for (let token = scanToken(source, 0); token.kind !== 'end';) {
    const closer = closers.get(token.kind);
    if (closer !== undefined) {
      open.push(closer);
    } else if (source.slice(token.start, token.end) === open.at(-1)) {
      open.pop();
    }
    token = scanToken(source, token.end);
  }
  return open.reverse().join('');
}

/** `emails[type eq "work"].value eq "x"`: the condition goes into the brackets. */
export function draftBehindBrackets(
  source: string,
  brackets: Span,
  token: Token,
  end: number | undefined,
): Draft {
  const inner = source.slice(brackets.start, brackets.end);
  const first = / or /i.test(inner) ? `(${inner})` : inner;
  return {
    message:
      'A sub-attribute behind brackets stands only in the path of a PATCH; ' +
      'in a filter its condition goes into the brackets, joined with "and"',
    span: { start: token.start, end: token.end },
    ...(end !== undefined && {
      candidates: [
        {
          span: { start: brackets.start, end },
          text: `${first} and ${source.slice(token.start + 1, end)}]`,
        },
      ],
    }),
  };
}
