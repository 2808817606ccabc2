import { shorten } from '../../base/shorten.js';
import { type Span } from './ast.js';

/** What is to stand in the place of a part of the text. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** What is wrong with a filter or path, and where. */
export interface Problem {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly span: Span;
  /** What would mend it, where one thing is more likely than others. */
  readonly fix?: Fix;
}

export const applyFix = (source: string, { span, text }: Fix): string =>
  `${source.slice(0, span.start)}${text}${source.slice(span.end)}`;

/** As the name of a command: `Replace "=" with "eq"`. */
export function describeFix(source: string, { span, text }: Fix): string {
  const old = source.slice(span.start, span.end).trim();
  const now = text.trim();
  if (old === '') {
    return now === '' ? 'Insert a space' : `Insert ${quoted(now)}`;
  }
  return now === '' ? `Remove ${quoted(old)}` : `Replace ${quoted(old)} with ${quoted(now)}`;
}

/** What stands in quotes already needs no more of them. */
const quoted = (text: string): string =>
  text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? shorten(text)
    : `"${shorten(text)}"`;
