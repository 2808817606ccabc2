import { type Span } from '../ast.js';
import { type Fix } from '../problem.js';

/** What would mend a problem, perhaps: only where the text is read further with it, it is proposed. */
export interface Candidate extends Fix {
  /** Said instead of the message of the problem, where this is proposed. */
  readonly message?: string;
}

/** A problem before anybody knows which of its candidates helps. */
export interface Draft {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly span: Span;
  /** How far the text was read, where that is not the start of the span. */
  readonly readTo?: number;
  /** The likeliest first. */
  readonly candidates?: readonly Candidate[];
}

const isOpen = (character: string): boolean => /^[\s([]?$/.test(character);
const isClose = (character: string): boolean => /^[\s)\]]?$/.test(character);

/** The word with a space on each side that has none yet: `a=1` becomes `a eq 1`. */
export function spaced(source: string, { start, end }: Span, word: string): Fix {
  const before = isOpen(source.charAt(start - 1)) ? '' : ' ';
  const after = isClose(source.charAt(end)) ? '' : ' ';
  return { span: { start, end }, text: `${before}${word}${after}` };
}

export const insertion = (at: number, text: string): Fix => ({
  span: { start: at, end: at },
  text,
});
