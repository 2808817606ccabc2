import { type StoreFile, type StoreFolder } from '../../src/workbench/store/storeFolder.js';
import { type Files } from './storeRig.js';

/** What happens to a file on its way; the names are those of `StoreFile`. */
export interface DiskFaults {
  /** Throws where the disk is full; half of the bytes are there then. */
  write?: () => void;
  truncate?: () => void;
  /** Holds up what is written in the background. */
  writeLater?: () => Promise<void>;
}

/** A folder that behaves as one on a disk: a file lives on, without its name, while it is open. */
export class MemoryStoreFolder implements StoreFolder {
  readonly path = '/memory';
  readonly faults: DiskFaults = {};
  readonly #files = new Map<string, MemoryFile>();

  constructor(files: Files = new Map()) {
    for (const [name, bytes] of files) {
      this.#files.set(name, new MemoryFile(this.faults, bytes));
    }
  }

  get files(): Files {
    return new Map([...this.#files].map(([name, { bytes }]) => [name, bytes]));
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.#files.keys()]);
  }

  async *read(name: string, from = 0): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(this.#get(name).bytes.subarray(from));
  }

  create(name: string): StoreFile {
    if (this.#files.has(name)) {
      throw new Error(`EEXIST: ${name}`);
    }
    const file = new MemoryFile(this.faults);
    this.#files.set(name, file);
    return file;
  }

  open(name: string): StoreFile {
    return this.#get(name);
  }

  rename(name: string, newName: string): void {
    const file = this.#get(name);
    this.remove(newName);
    this.#files.delete(name);
    this.#files.set(newName, file);
  }

  copy(name: string, newName: string): Promise<void> {
    this.#files.set(newName, new MemoryFile(this.faults, this.#get(name).bytes));
    return Promise.resolve();
  }

  remove(name: string): void {
    this.#files.get(name)?.unlink();
    this.#files.delete(name);
  }

  flush(): void {
    // What is in memory is as safe as it can be.
  }

  #get(name: string): MemoryFile {
    const file = this.#files.get(name);
    if (!file) {
      throw new Error(`ENOENT: ${name}`);
    }
    return file;
  }
}

class MemoryFile implements StoreFile {
  readonly #faults: DiskFaults;
  #isGone = false;
  bytes: Buffer;

  constructor(faults: DiskFaults, bytes: Uint8Array = Buffer.alloc(0)) {
    this.#faults = faults;
    this.bytes = Buffer.from(bytes);
  }

  unlink(): void {
    this.#isGone = true;
  }

  write(bytes: Uint8Array, position: number): void {
    try {
      this.#faults.write?.();
    } catch (error) {
      this.#put(bytes.subarray(0, bytes.length / 2), position);
      throw error;
    }
    this.#put(bytes, position);
  }

  async writeLater(bytes: Uint8Array, position: number): Promise<void> {
    await this.#faults.writeLater?.();
    this.#put(bytes, position);
  }

  truncate(sizeBytes: number): void {
    this.#faults.truncate?.();
    this.bytes = this.bytes.subarray(0, sizeBytes);
  }

  flush(): void {
    // There is nothing behind it.
  }

  flushLater(): Promise<void> {
    return Promise.resolve();
  }

  isGone(): boolean {
    return this.#isGone;
  }

  close(): void {
    // It may be opened again.
  }

  #put(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    this.bytes = Buffer.concat([this.bytes.subarray(0, position), bytes, this.bytes.subarray(end)]);
  }
}
