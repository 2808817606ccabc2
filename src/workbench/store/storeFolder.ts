/** A file of the store that is written. What it throws are errors of the operating system. */
export interface StoreFile {
  /** All of it, or it throws; then some of it may be there. */
  write(bytes: Uint8Array, position: number): void;
  /** The same without holding up anybody. */
  writeLater(bytes: Uint8Array, position: number): Promise<void>;
  truncate(sizeBytes: number): void;
  /** Resolves or returns when a loss of power does no harm any more. */
  flush(): void;
  flushLater(): Promise<void>;
  /** Whether it has been deleted since it was opened, so that nobody will read what is written. */
  isGone(): boolean;
  close(): void;
}

/** The folder of a store: the only thing of a file system that the store knows. */
export interface StoreFolder {
  readonly path: string;
  list(): Promise<readonly string[]>;
  /** In pieces. */
  read(name: string, from?: number): AsyncIterable<Uint8Array>;
  create(name: string): StoreFile;
  open(name: string): StoreFile;
  rename(name: string, newName: string): void;
  copy(name: string, newName: string): Promise<void>;
  remove(name: string): void;
  /** So that a loss of power does not take back what was created, renamed or removed. */
  flush(): void;
}
