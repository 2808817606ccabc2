import { findJsonProblem } from '../base/jsonProblem.js';

/** A text is no JSON: where, counted from 1, and what stands there. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
  readonly line: number;
  readonly column: number;
  readonly reason: string;

  constructor(text: string, offset: number, reason: string) {
    const before = text.slice(0, offset).split('\n');
    const line = before.length;
    const column = (before.at(-1) ?? '').length + 1;
    super(`line ${String(line)}, column ${String(column)}: ${reason}`);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}

/** @throws JsonTextError */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = findJsonProblem(text);
    if (!problem) {
      throw error;
    }
    throw new JsonTextError(text, problem.offset, problem.message);
  }
}
