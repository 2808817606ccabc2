import { type Disposable } from '../base/disposable.js';

/** 0: as it should be. 1: findings. 2: could not run, or was called wrongly. */
export type ExitCode = 0 | 1 | 2;

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** One of the two outputs. */
export interface CliWriter {
  /** Whether it is a terminal that wants colours (see NO_COLOR). */
  readonly hasColors: boolean;
  /** Nobody reads any more, as after `| head -1`; what is written then is lost without a failure. */
  readonly isClosed: boolean;
  /** How much the reader has still to take, in bytes. */
  readonly waitingBytes: number;
  write(text: string): void;
}

/** What a verb sees of the process that it runs in. */
export interface CliIo {
  readonly stdout: CliWriter;
  readonly stderr: CliWriter;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * The text of a UTF-8 file, without a byte order mark; `-` is the standard input.
   *
   * @throws CliError where it cannot be read, or is larger than `mostBytes`
   */
  readText(path: string, mostBytes?: number): Promise<string>;
  /** What the process ends with when nothing is left to do; 0 where nobody says. */
  setExitCode(code: ExitCode): void;
  /** Calls back at the first signal; a second one ends the process at once. */
  onStopSignal(listener: (signal: StopSignal) => void): Disposable;
}
