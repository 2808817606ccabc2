import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type Logger } from '../../base/logger.js';
import { type CaptureLog } from '../../capture/captureLog.js';
import { readJsonLines, toJsonLine, toJsonLines } from '../../capture/jsonLines.js';
import { type Exchange } from '../../exchange/exchange.js';

export interface CaptureStoreOptions {
  /** A JSON Lines file of this window alone. */
  readonly path: string;
  readonly captures: CaptureLog;
  /** When the file has grown well beyond it, what the log no longer holds is left out. */
  readonly budgetBytes: number;
  readonly logger: Logger;
  /** Told once, when writing fails; nothing is written after that. */
  readonly onFailure: (error: Error) => void;
}

/**
 * Keeps the captured exchanges in a file, so that a window reload or a crash loses none. They are
 * redacted already; the file is for the owner's eyes alone because bodies hold personal data.
 */
export class CaptureStore implements Disposable {
  readonly #options: CaptureStoreOptions;
  readonly #store = new DisposableStore();
  #waiting: Exchange[] = [];
  #mustRewrite = false;
  #sizeBytes = 0;
  #writing: Promise<void> | undefined;
  #hasFailed = false;

  private constructor(options: CaptureStoreOptions) {
    this.#options = options;
  }

  /** Puts what is in the file into the log, and follows the log from then on. */
  static async open(options: CaptureStoreOptions): Promise<CaptureStore> {
    const store = new CaptureStore(options);
    await store.#restore();
    store.#follow();
    return store;
  }

  /** Resolves when everything captured so far is in the file. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #restore(): Promise<void> {
    const { path, captures, budgetBytes, logger } = this.#options;
    try {
      await mkdir(dirname(path), { recursive: true });
      const text = await readIfThere(path);
      const { exchanges, badLines } = readJsonLines(text);
      for (const exchange of exchanges) {
        captures.add(exchange);
      }
      this.#sizeBytes = text.length;
      this.#mustRewrite = badLines.length > 0 || text.length > budgetBytes;
      if (exchanges.length > 0 || badLines.length > 0) {
        logger.info('captures restored', {
          exchanges: exchanges.length,
          unreadableLines: badLines.length,
          dropped: captures.dropped,
        });
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #follow(): void {
    const { captures } = this.#options;
    this.#store.add(
      captures.onDidAdd(({ exchange }) => {
        this.#waiting.push(exchange);
        this.#write();
      }),
    );
    this.#store.add(
      captures.onDidClear(() => {
        this.#mustRewrite = true;
        this.#write();
      }),
    );
    if (this.#mustRewrite) {
      this.#write();
    }
  }

  #write(): void {
    if (!this.#hasFailed) {
      this.#writing ??= this.#writeWaiting().finally(() => {
        this.#writing = undefined;
      });
    }
  }

  /** What comes while one piece is being written goes into the next, however much it is. */
  async #writeWaiting(): Promise<void> {
    try {
      while (this.#mustRewrite || this.#waiting.length > 0) {
        await (this.#mustRewrite ? this.#rewrite() : this.#append());
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  async #append(): Promise<void> {
    const { path, budgetBytes } = this.#options;
    const lines = toJsonLines(this.#waiting);
    this.#waiting = [];
    await appendFile(path, lines, { mode: ownerOnly });
    this.#sizeBytes += lines.length;
    this.#mustRewrite = this.#mustRewrite || this.#sizeBytes > 2 * budgetBytes;
  }

  /** Beside it first, so that a crash in the middle leaves the old file whole. */
  async #rewrite(): Promise<void> {
    const { path, captures } = this.#options;
    this.#mustRewrite = false;
    this.#waiting = [];
    const held = captures.since(0);
    let sizeBytes = 0;
    function* lines(): Iterable<string> {
      for (const { exchange } of held) {
        const line = toJsonLine(exchange);
        sizeBytes += line.length;
        yield line;
      }
    }
    await writeFile(`${path}.new`, lines(), { mode: ownerOnly });
    await rename(`${path}.new`, path);
    this.#sizeBytes = sizeBytes;
  }

  #fail(cause: unknown): void {
    this.#hasFailed = true;
    this.#waiting = [];
    this.#options.onFailure(cause instanceof Error ? cause : new Error(String(cause)));
  }
}

const ownerOnly = 0o600;

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return '';
    }
    throw error;
  }
}
