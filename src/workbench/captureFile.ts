import { type FileHandle, open } from 'node:fs/promises';
import { type Disposable } from '../base/disposable.js';
import { type CaptureLog } from '../capture/captureLog.js';
import { toJsonLine } from '../capture/jsonLines.js';
import { type Exchange } from '../exchange/exchange.js';

/** The file could not be opened or written; `cause` has the reason of the operating system. */
export class CaptureFileError extends Error {
  override readonly name = 'CaptureFileError';
}

/** Appends exchanges to a JSON Lines file, in order, without holding up anybody. */
export class CaptureFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #onError: (error: CaptureFileError) => void;
  #waiting: string[] = [];
  /** Ends a line that an earlier run left without its end. */
  #prefix = '';
  #writing: Promise<void> | undefined;
  #failure: CaptureFileError | undefined;
  #lost = 0;

  private constructor(path: string, file: FileHandle, onError: (error: CaptureFileError) => void) {
    this.#path = path;
    this.#file = file;
    this.#onError = onError;
  }

  /**
   * @param onError told once, when writing fails
   * @throws CaptureFileError
   */
  static async open(
    path: string,
    onError: (error: CaptureFileError) => void,
  ): Promise<CaptureFile> {
    try {
      // Readable for the owner alone: bodies hold personal data.
      const file = await open(path, 'a+', 0o600);
      const capture = new CaptureFile(path, file, onError);
      if (await endsInMidLine(file)) {
        capture.#prefix = '\n';
      }
      return capture;
    } catch (cause) {
      throw toError('opened', path, cause);
    }
  }

  /** How many exchanges could not be written. */
  get lost(): number {
    return this.#lost;
  }

  /** Writes what is captured from now on. Dispose to end that; then `close`. */
  follow(captures: CaptureLog): Disposable {
    return captures.onDidAdd(({ exchange }) => {
      this.write(exchange);
    });
  }

  write(exchange: Exchange): void {
    if (this.#failure) {
      this.#lost += 1;
      return;
    }
    this.#waiting.push(toJsonLine(exchange));
    this.#writing ??= this.#writeWaiting();
  }

  /**
   * Resolves when all is on the disk and the file is closed.
   *
   * @throws CaptureFileError where something could not be written
   */
  async close(): Promise<void> {
    await this.#writing;
    try {
      await this.#file.close();
    } catch (cause) {
      this.#failure ??= toError('written', this.#path, cause);
    }
    if (this.#failure) {
      throw this.#failure;
    }
  }

  /** What comes while one piece is being written goes into the next, however much it is. */
  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#failure) {
      const lines = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.appendFile(`${this.#prefix}${lines.join('')}`);
        this.#prefix = '';
      } catch (cause) {
        this.#lost += lines.length + this.#waiting.length;
        this.#waiting = [];
        this.#failure = toError('written', this.#path, cause);
        this.#onError(this.#failure);
      }
    }
    this.#writing = undefined;
  }
}

/** An earlier run may have been cut off while it wrote. */
async function endsInMidLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) {
    return false;
  }
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] !== 0x0a;
}

function toError(what: 'opened' | 'written', path: string, cause: unknown): CaptureFileError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CaptureFileError(`The capture file ${path} cannot be ${what}: ${reason}`, { cause });
}
