import { type StoreFile } from './storeFolder.js';

/** A journal that is written to its end; what is only half there is taken back. */
export class JournalFile {
  readonly #file: StoreFile;
  #sizeBytes: number;
  /** Half of a record that was refused lies behind the end: `truncate` has failed too. */
  #hasTail = false;
  #isDirty = false;
  #flushing: Promise<void> | undefined;
  #isClosed = false;

  /** @param sizeBytes of what is there already */
  constructor(file: StoreFile, sizeBytes: number) {
    this.#file = file;
    this.#sizeBytes = sizeBytes;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Returns when the operating system has it all; throws its error, and nothing was written then. */
  append(bytes: Uint8Array): void {
    if (this.#file.isGone()) {
      throw new Error('the journal has been deleted');
    }
    if (this.#hasTail) {
      // A shorter record would leave the rest of it there, which looks like damage.
      this.#cutTail();
    }
    try {
      this.#file.write(bytes, this.#sizeBytes);
    } catch (error) {
      this.#hasTail = true;
      this.#tryToCutTail();
      throw error;
    }
    this.#sizeBytes += bytes.length;
    this.#isDirty = true;
  }

  /** Brings what is there to the disk, without holding up anybody; one flush at a time. */
  flushLater(): Promise<void> {
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** The last bytes are on the disk when it returns, and so they stay. */
  close(): void {
    if (this.#isClosed) {
      return;
    }
    this.#isClosed = true;
    try {
      this.#tryToCutTail();
      this.#file.flush();
    } finally {
      // A flush that is under way has the descriptor.
      if (this.#flushing) {
        void this.#flushing.then(
          () => {
            this.#file.close();
          },
          () => {
            this.#file.close();
          },
        );
      } else {
        this.#file.close();
      }
    }
  }

  async #flushAll(): Promise<void> {
    while (this.#isDirty && !this.#isClosed) {
      this.#isDirty = false;
      await this.#file.flushLater();
    }
  }

  #tryToCutTail(): void {
    try {
      this.#cutTail();
    } catch {
      // expected on a disk that does nothing any more: it is tried again before the next record
    }
  }

  #cutTail(): void {
    if (this.#hasTail) {
      this.#file.truncate(this.#sizeBytes);
      this.#hasTail = false;
    }
  }
}
