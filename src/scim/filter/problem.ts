import { type Span } from './ast.js';

/** What is wrong with a filter or path, and where. */
export interface Problem {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly span: Span;
}
