import { type ExitCode } from './cliIo.js';

/** A failure that is no bug: the command line shows its message, without a stack, and ends with its code. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  /** @param message for people, one to three lines: what happened, what it touches, what to do. */
  constructor(
    message: string,
    { exitCode = 2, cause }: { exitCode?: ExitCode; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.exitCode = exitCode;
  }
}
