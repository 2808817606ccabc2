import { type InputProblem } from './input.js';
import { type FileFinding } from './judgeInput.js';

/** What was found in one file. */
export interface FileReport {
  /** As it was given; `-` is the standard input. */
  readonly path: string;
  /** Whether anything in it could be checked. */
  readonly isChecked: boolean;
  readonly documentCount: number;
  readonly exchangeCount: number;
  /** Of how many of them a body is not in the file, or not the whole of it, so that nobody can judge it. */
  readonly cutBodyCount: number;
  /** Of a HAR: how many requests it has, those included that are no SCIM. */
  readonly requestCount?: number;
  readonly findings: readonly FileFinding[];
  readonly problems: readonly InputProblem[];
}

/** How the outcome is written. Everything is told in the order of the files. */
export interface ValidateReport {
  file(report: FileReport): void;
  /** After the last file. */
  end(): void;
}

export const nameOf = (path: string): string => (path === '-' ? 'standard input' : path);
