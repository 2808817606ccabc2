import { type Disposable } from '../../base/disposable.js';
import { type Clock } from '../../base/clock.js';
import { ScimError } from '../../scim/errors.js';
import { type DirectoryImage } from '../../scim/store/directoryImage.js';
import { type Journal, type JournalRecord } from '../../scim/store/journal.js';
import { type StoredResource } from '../../scim/store/storedResource.js';
import { type MeBinding } from '../../server/me.js';
import { isErrnoException } from './errnoException.js';
import { JournalFile } from './journalFile.js';
import { fileName, sortFiles } from './storeFiles.js';
import { type StoreFolder } from './storeFolder.js';
import { type KeptType, encodeHeader, encodeRecords } from './storeFormat.js';
import { writeSnapshot } from './writeSnapshot.js';

/** Told to people: something happened to their data, or cannot happen. */
export interface StoreMessage {
  readonly level: 'warning' | 'error' | 'info';
  readonly text: string;
  /** A reset of the data would mend it. */
  readonly canReset?: boolean;
}

export interface DurableStoreDeps {
  readonly folder: StoreFolder;
  readonly clock: Pick<Clock, 'now'>;
  readonly types: readonly KeptType[];
  readonly takeImage: () => DirectoryImage;
  readonly tell: (message: StoreMessage) => void;
  /** What a reset begins with: seed and data file, as a text to compare. */
  readonly origin: string;
  /** Gives the folder to others. */
  readonly release: () => void;
  /** When a journal has this size a snapshot takes its place. */
  readonly journalLimit?: number;
}

/** Where a store goes on. */
export interface StorePosition {
  readonly store: string;
  readonly generation: number;
  readonly seq: number;
  readonly snapshotBytes: number;
  /** What the data that is there began with. */
  readonly origin?: string;
  /** The id of the person at `/Me`. */
  readonly me?: string;
}

const usualJournalLimit = 16 * 1024 * 1024;

/**
 * Keeps what a directory writes in a folder: a snapshot, and a journal of the writes since then. A write
 * is with the operating system before it is answered, so that the end of the process loses nothing that
 * was answered; a moment later it is on the disk (docs/store.md).
 */
export class DurableStore implements Journal, MeBinding, Disposable {
  readonly #deps: DurableStoreDeps;
  readonly #store: string;
  readonly #abort = new AbortController();
  #generation: number;
  #seq: number;
  #snapshotBytes: number;
  #journal: JournalFile;
  #origin: string | undefined;
  #me: string | undefined;
  #isBinding = false;
  #compacting: Promise<void> | undefined;
  /** The journal grows that far before the next try, where a snapshot could not be written. */
  #retryAt = 0;
  #isCompactionDue = false;
  #isFailing = false;
  #isClosed = false;

  constructor(deps: DurableStoreDeps, position: StorePosition, journal: JournalFile) {
    this.#deps = deps;
    this.#store = position.store;
    this.#generation = position.generation;
    this.#seq = position.seq;
    this.#snapshotBytes = position.snapshotBytes;
    this.#origin = position.origin;
    this.#me = position.me;
    this.#journal = journal;
  }

  get boundId(): string | undefined {
    return this.#me;
  }

  /** The write that creates the person says it, so that there is never one without the other. */
  bind(create: () => StoredResource): void {
    this.#isBinding = true;
    try {
      create();
    } finally {
      this.#isBinding = false;
    }
  }

  /** @throws ScimError 507 or 503 where it cannot be written; nothing is in the journal then */
  append(record: JournalRecord): void {
    if (this.#isClosed) {
      throw new ScimError(503, 'The store of this server is closed, so the change was not made.');
    }
    const { clock, origin } = this.#deps;
    const me = this.#isBinding ? record.changes[0]?.id : undefined;
    const place = { seq: this.#seq + 1, time: clock.now(), origin };
    const frames = encodeRecords(record, { ...place, ...(me !== undefined && { me }) });
    try {
      this.#journal.append(frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames));
    } catch (error) {
      throw this.#refuse(error);
    }
    this.#seq += frames.length;
    this.#recover();
    this.#flush();
    this.#me = me ?? this.#me;
    if (record.isReset === true) {
      this.#origin = origin;
    }
    if (this.#journal.sizeBytes > this.#limit) {
      this.#compactSoon();
    }
  }

  /** A snapshot of now, and a new journal. Resolves when the snapshot is whole; it never rejects. */
  compact(): Promise<void> {
    this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = undefined;
    });
    return this.#compacting;
  }

  /** Not in the midst of the write that has called: the snapshot would show it half done. */
  #compactSoon(): void {
    if (!this.#compacting && !this.#isCompactionDue) {
      this.#isCompactionDue = true;
      setImmediate(() => {
        this.#isCompactionDue = false;
        void this.compact();
      });
    }
  }

  /** All is on the disk when it returns. */
  dispose(): void {
    if (this.#isClosed) {
      return;
    }
    this.#isClosed = true;
    this.#abort.abort();
    try {
      this.#journal.close();
    } catch (error) {
      this.#tell('error', `The last changes may not be on the disk: ${reasonOf(error)}.`);
    } finally {
      this.#deps.release();
    }
  }

  get #limit(): number {
    const { journalLimit = usualJournalLimit } = this.#deps;
    return Math.max(journalLimit, this.#snapshotBytes, this.#retryAt);
  }

  /** The new journal comes first: a snapshot without one would look as if one had been lost. */
  async #compact(): Promise<void> {
    if (this.#isClosed) {
      return;
    }
    const { folder, clock, types, takeImage } = this.#deps;
    const image = takeImage();
    const header = {
      store: this.#store,
      generation: this.#generation + 1,
      seq: this.#seq,
      transaction: image.transaction,
      time: clock.now(),
      types,
      ...(this.#origin !== undefined && { origin: this.#origin }),
      ...(this.#me !== undefined && { me: this.#me }),
    };
    try {
      this.#beginJournal(header);
      const sizeBytes = await writeSnapshot(folder, { header, image }, this.#abort.signal);
      if (sizeBytes !== undefined) {
        this.#snapshotBytes = sizeBytes;
        await this.#removeOld();
      }
      this.#retryAt = 0;
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.#retryAt = this.#journal.sizeBytes * 2;
        this.#tell(
          'warning',
          `No snapshot could be written: ${reasonOf(error)}. It is tried later.`,
        );
      }
    }
  }

  #beginJournal(header: Parameters<typeof writeSnapshot>[1]['header']): void {
    const { folder } = this.#deps;
    const next = createJournal(folder, header);
    const old = this.#journal;
    this.#journal = next;
    this.#generation = header.generation;
    old.close();
    folder.flush();
  }

  /** The generation before stays, in case that the newest snapshot cannot be read one day. */
  async #removeOld(): Promise<void> {
    const { folder } = this.#deps;
    const { snapshots, journals } = sortFiles(await folder.list());
    const kept = snapshots.filter((generation) => generation < this.#generation).at(-1);
    for (const generation of snapshots.filter((one) => one < (kept ?? 0))) {
      folder.remove(fileName('snapshot', generation));
    }
    for (const generation of journals.filter((one) => one < (kept ?? 0))) {
      folder.remove(fileName('journal', generation));
    }
  }

  #flush(): void {
    this.#journal.flushLater().catch((error: unknown) => {
      if (!this.#isClosed) {
        this.#fail(`its changes could not be brought to the disk: ${reasonOf(error)}`);
      }
    });
  }

  #refuse(error: unknown): ScimError {
    this.#fail(reasonOf(error));
    const isFull = isErrnoException(error) && /^(?:ENOSPC|EDQUOT|EFBIG)$/.test(error.code ?? '');
    return new ScimError(
      isFull ? 507 : 503,
      `The change was not made, since the store of the mock server could not be written: ${reasonOf(error)}.`,
      undefined,
      { cause: error },
    );
  }

  /** Said once, not for each request that comes. */
  #fail(reason: string): void {
    if (!this.#isFailing) {
      this.#isFailing = true;
      this.#tell(
        'error',
        `The store ${this.#deps.folder.path} cannot be written: ${reason}. Changes are refused until it can be; reading goes on.`,
      );
    }
  }

  #recover(): void {
    if (this.#isFailing) {
      this.#isFailing = false;
      this.#tell('info', `The store ${this.#deps.folder.path} can be written again.`);
    }
  }

  #tell(level: StoreMessage['level'], text: string): void {
    this.#deps.tell({ level, text });
  }
}

/** An empty journal with its header. */
export function createJournal(
  folder: StoreFolder,
  header: Omit<Parameters<typeof encodeHeader>[0], 'kind'>,
): JournalFile {
  const name = fileName('journal', header.generation);
  folder.remove(name);
  const file = folder.create(name);
  const journal = new JournalFile(file, 0);
  journal.append(encodeHeader({ kind: 'journal', ...header }));
  return journal;
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
