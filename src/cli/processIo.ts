import { createReadStream, stat } from 'node:fs';
import { type Readable } from 'node:stream';
import { type WriteStream } from 'node:tty';
import { promisify } from 'node:util';
import { type Disposable, toDisposable } from '../base/disposable.js';
import { CliError } from './cliError.js';
import { type CliIo, type CliWriter, type ExitCode, type StopSignal } from './cliIo.js';

/** The streams, files and signals of this process. */
export class ProcessIo implements CliIo {
  readonly stdout: StreamWriter;
  readonly stderr: StreamWriter;
  readonly env = process.env;
  readonly #stopSignals = new StopSignals();
  #exitCode: ExitCode = 0;
  #isStdinRead = false;

  constructor() {
    this.stderr = new StreamWriter(process.stderr, () => undefined);
    this.stdout = new StreamWriter(process.stdout, (reason) => {
      this.stderr.write(`error: The output cannot be written: ${reason}\n`);
      this.setExitCode(2);
    });
  }

  async readText(path: string, mostBytes = Infinity): Promise<string> {
    const bytes =
      path === '-' ? await this.#readStdin(mostBytes) : await readBytes(path, mostBytes);
    return decode(bytes, path);
  }

  setExitCode(code: ExitCode): void {
    this.#exitCode = code;
  }

  onStopSignal(listener: (signal: StopSignal) => void): Disposable {
    return this.#stopSignals.add(listener);
  }

  /** Ends the process when the outputs are taken; after a stop signal it does not wait long for that. */
  end(): void {
    const exit = (): void => {
      process.exit(this.#exitCode);
    };
    if (this.#stopSignals.haveCome) {
      setTimeout(exit, lastWords);
    }
    Promise.all([this.stdout.flush(), this.stderr.flush()]).then(exit, exit);
  }

  async #readStdin(mostBytes: number): Promise<Buffer> {
    if (this.#isStdinRead) {
      throw new CliError(
        'The standard input can be read only once. Give a file for the other "-".',
      );
    }
    this.#isStdinRead = true;
    return readStream(process.stdin, mostBytes);
  }
}

/** How long a reader of the output that has stopped reading may hold up the end. */
const lastWords = 1_000;

class StreamWriter implements CliWriter {
  readonly #stream: WriteStream;
  #isClosed = false;

  constructor(stream: WriteStream, onFailure: (reason: string) => void) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!this.#isClosed && error.code !== 'EPIPE') {
        onFailure(error.message);
      }
      this.#isClosed = true;
    });
  }

  get hasColors(): boolean {
    return this.#stream.isTTY && this.#stream.hasColors();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get waitingBytes(): number {
    return this.#stream.writableLength;
  }

  write(text: string): void {
    if (!this.#isClosed) {
      this.#stream.write(text);
    }
  }

  /** Resolves when the reader has taken everything, or has gone. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isClosed) {
        resolve();
      } else {
        this.#stream.write('', () => {
          resolve();
        });
      }
    });
  }
}

const exitCodes: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** A terminal and a script runner may both pass on the same Ctrl+C; a person is slower. */
const repeatPause = 200;

class StopSignals {
  readonly #listeners = new Set<(signal: StopSignal) => void>();
  #firstAt: number | undefined;
  #isListening = false;

  get haveCome(): boolean {
    return this.#firstAt !== undefined;
  }

  add(listener: (signal: StopSignal) => void): Disposable {
    this.#listeners.add(listener);
    if (!this.#isListening) {
      this.#isListening = true;
      process.on('SIGINT', this.#take);
      process.on('SIGTERM', this.#take);
    }
    return toDisposable(() => this.#listeners.delete(listener));
  }

  readonly #take = (signal: StopSignal): void => {
    if (this.#firstAt === undefined) {
      this.#firstAt = performance.now();
      for (const listener of this.#listeners) {
        listener(signal);
      }
    } else if (performance.now() - this.#firstAt > repeatPause) {
      process.exit(exitCodes[signal]);
    }
  };
}

const fileProblems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'this account may not read it',
  EISDIR: 'it is a folder',
};

/** `node:fs/promises` would be read at each start for this alone. */
const toStat = promisify(stat);

async function readBytes(path: string, mostBytes: number): Promise<Buffer> {
  try {
    const { size } = await toStat(path);
    if (size > mostBytes) {
      throw tooLarge(path, mostBytes, size);
    }
    // A pipe tells no size.
    return await readStream(createReadStream(path), mostBytes, path);
  } catch (cause) {
    if (cause instanceof CliError) {
      throw cause;
    }
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const reason = fileProblems[code] ?? (cause instanceof Error ? cause.message : String(cause));
    throw new CliError(`The file ${path} cannot be read: ${reason}.`, { cause });
  }
}

async function readStream(stream: Readable, mostBytes: number, path = '-'): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  // Without an encoding, a stream gives buffers.
  for await (const piece of stream as AsyncIterable<Buffer>) {
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) {
      throw tooLarge(path, mostBytes);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(path: string, mostBytes: number, sizeBytes?: number): CliError {
  const size = sizeBytes === undefined ? 'has more' : `has ${toMegabytes(sizeBytes)}`;
  return new CliError(
    `${nameOf(path)} cannot be used: ${toMegabytes(mostBytes)} are the most, and it ${size}.`,
  );
}

const toMegabytes = (bytes: number): string => `${String(Math.ceil(bytes / 1024 / 1024))} MB`;

const nameOf = (path: string): string => (path === '-' ? 'The standard input' : `The file ${path}`);

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CliError(`${nameOf(path)} is no UTF-8 text. Save it as UTF-8.`, { cause });
  }
}
