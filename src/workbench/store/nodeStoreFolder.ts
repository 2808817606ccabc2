import {
  closeSync,
  constants,
  createReadStream,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  write,
  writeSync,
} from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type StoreFile, type StoreFolder } from './storeFolder.js';

const chunkBytes = 1024 * 1024;
/** Passwords and personal data are in it. */
const ownerOnly = 0o600;

const writeLater = promisify(write);
const fdatasyncLater = promisify(fdatasync);

/** A folder of this machine. */
export class NodeStoreFolder implements StoreFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  list(): Promise<readonly string[]> {
    return readdir(this.path);
  }

  read(name: string, from = 0): AsyncIterable<Uint8Array> {
    return createReadStream(this.#at(name), { start: from, highWaterMark: chunkBytes });
  }

  create(name: string): StoreFile {
    const { O_CREAT, O_EXCL, O_RDWR } = constants;
    return new NodeStoreFile(openSync(this.#at(name), O_CREAT | O_EXCL | O_RDWR, ownerOnly));
  }

  open(name: string): StoreFile {
    return new NodeStoreFile(openSync(this.#at(name), constants.O_RDWR));
  }

  rename(name: string, newName: string): void {
    renameSync(this.#at(name), this.#at(newName));
  }

  async copy(name: string, newName: string): Promise<void> {
    await copyFile(this.#at(name), this.#at(newName), constants.COPYFILE_EXCL);
  }

  remove(name: string): void {
    rmSync(this.#at(name), { force: true });
  }

  flush(): void {
    if (process.platform === 'win32') {
      // expected: Windows opens no folders, and NTFS keeps a journal of names itself
      return;
    }
    const folder = openSync(this.path, constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }

  #at(name: string): string {
    return join(this.path, name);
  }
}

class NodeStoreFile implements StoreFile {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  write(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#descriptor, bytes, done, bytes.length - done, position + done);
    }
  }

  async writeLater(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await writeLater(
        this.#descriptor,
        bytes,
        done,
        bytes.length - done,
        position + done,
      );
      done += bytesWritten;
    }
  }

  truncate(sizeBytes: number): void {
    ftruncateSync(this.#descriptor, sizeBytes);
  }

  flush(): void {
    fdatasyncSync(this.#descriptor);
  }

  flushLater(): Promise<void> {
    return fdatasyncLater(this.#descriptor);
  }

  isGone(): boolean {
    return fstatSync(this.#descriptor).nlink === 0;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
