import { type Logger } from '../base/logger.js';

/** A place for the tokens of OAuth 2 that outlives the process; the text holds no token, only digests. */
export interface TokenKeeper {
  read(): PromiseLike<string | undefined>;
  write(text: string): PromiseLike<void>;
}

/** Writes one state after the other, and of those that came meanwhile only the last. */
export class TokenWriter {
  readonly #keeper: TokenKeeper;
  readonly #logger: Logger;
  #print: (() => string) | undefined;
  #writing: Promise<void> | undefined;

  constructor(keeper: TokenKeeper, logger: Logger) {
    this.#keeper = keeper;
    this.#logger = logger;
  }

  write(print: () => string): void {
    this.#print = print;
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when everything is written. */
  async settle(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      for (let print = this.#take(); print; print = this.#take()) {
        // One after the other, so that the last one is what stays.
        await this.#keeper.write(print());
      }
    } catch (error) {
      // The server goes on; after its end the app has to be authenticated once more.
      this.#logger.error(error, { what: 'keep tokens' });
    } finally {
      this.#writing = undefined;
    }
  }

  #take(): (() => string) | undefined {
    const print = this.#print;
    this.#print = undefined;
    return print;
  }
}
