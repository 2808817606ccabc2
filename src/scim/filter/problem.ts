import { type Span } from './ast.js';

/** What is wrong with a filter or path, and where. */
export interface Problem {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly span: Span;
}

const longestQuote = 60;

/** What the client wrote, for a message that must not become as long as a filter can be. */
export const shorten = (text: string): string =>
  text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
