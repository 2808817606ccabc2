import { type Problem } from '../problem.js';

/** What is wrong or odd about a filter that can be read. */
export interface FilterFinding extends Problem {
  /** An `error` is refused with a 400; a `warning` never holds as its author thinks; a `hint` works. */
  readonly level: 'error' | 'warning' | 'hint';
}
