import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Clock } from '../../base/clock.js';
import { type Directory } from '../../scim/store/directory.js';
import { WorkbenchError } from '../workbenchError.js';
import { DurableStore, type StoreMessage, createJournal } from './durableStore.js';
import { isErrnoException } from './errnoException.js';
import { JournalFile } from './journalFile.js';
import { NodeStoreFolder } from './nodeStoreFolder.js';
import { type Recovery, recover } from './recover.js';
import { repairFiles } from './repairFiles.js';
import { fileName, sortFiles } from './storeFiles.js';
import { type StoreFolder } from './storeFolder.js';
import { toKeptTypes } from './storeFormat.js';
import { StoreLock } from './storeLock.js';
import { writeSnapshot } from './writeSnapshot.js';
import { type Saying, saying } from '../../base/saying.js';

export interface StoreDeps {
  readonly directory: Directory;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  /** What a store begins with. */
  readonly fill: () => void;
  /** Seed and data file that `fill` takes. */
  readonly origin: StoreOrigin;
  readonly tell: (message: StoreMessage) => void;
  /** When a journal has this size in bytes a snapshot takes its place. */
  readonly journalLimit?: number;
  /** How long to wait for another process that has the store, in milliseconds. */
  readonly lockWait?: number;
  /** Of the operating system unless another is given. */
  readonly folder?: StoreFolder;
}

export interface StoreOrigin {
  /** As a text to compare. */
  readonly key: string;
  /** For people; empty where there is neither. */
  readonly parts: readonly string[];
}

/**
 * Brings back what the folder keeps into an empty directory, or begins a store with what `fill` gives;
 * from then on the directory keeps its writes there.
 *
 * @throws WorkbenchError where the folder cannot be used; nothing in it has changed then
 */
export async function openStore(path: string, deps: StoreDeps): Promise<DurableStore> {
  const { folder = new NodeStoreFolder(path) } = deps;
  await createFolder(path);
  await checkForeign(folder);
  const lock = await waitForLock(path, deps.lockWait ?? usualLockWait);
  try {
    const store = await openLocked(folder, deps, () => {
      lock.release();
    });
    deps.directory.keepIn(store);
    return store;
  } catch (error) {
    lock.release();
    throw isErrnoException(error) ? toStoreError(path, error) : error;
  }
}

async function openLocked(
  folder: StoreFolder,
  deps: StoreDeps,
  release: () => void,
): Promise<DurableStore> {
  const { directory, tell } = deps;
  const { registry } = directory;
  const files = sortFiles(await folder.list());
  const restorer = directory.createRestorer();
  const recovery = await recover({ folder, registry, restorer }, files);
  for (const name of files.unfinished) {
    folder.remove(name);
  }
  const shared = {
    folder,
    clock: deps.clock,
    types: toKeptTypes(registry),
    takeImage: () => directory.takeImage(),
    origin: deps.origin.key,
    tell,
    release,
    ...(deps.journalLimit !== undefined && { journalLimit: deps.journalLimit }),
  };
  if (!recovery) {
    return begin(shared, { newId: deps.newId, fill: deps.fill });
  }
  const opened = await goOn(shared, recovery);
  const leftOut = describeLeftOut(folder, recovery, deps.origin);
  if (leftOut !== undefined) {
    tell({ level: 'info', text: leftOut, canReset: true });
  }
  return opened;
}

/** Undefined where the data has begun with what is asked for, or nothing is. */
function describeLeftOut(
  { path }: StoreFolder,
  { origin }: Recovery,
  { key, parts }: StoreOrigin,
): string | undefined {
  return parts.length === 0 || origin === key
    ? undefined
    : `The store ${path} has data already, so ${parts.join(' and ')} ` +
        `${parts.length === 1 ? 'is' : 'are'} left out. A new store begins with that, and so does this one after Reset Mock Server Data (VS Code).`;
}

type Shared = ConstructorParameters<typeof DurableStore>[0];

async function goOn(shared: Shared, recovery: Recovery): Promise<DurableStore> {
  const { folder, clock, tell, types, takeImage } = shared;
  const { generation, seq, snapshot, repairs, journalBytes, origin, me } = recovery;
  for (const text of await repairFiles(folder, repairs, clock.now())) {
    tell({ level: 'warning', text: `The store ${folder.path} was damaged. ${text}` });
  }
  const { store } = snapshot.header;
  const journal =
    journalBytes === 0
      ? createJournal(folder, {
          ...{ store, generation, seq, types },
          ...(origin !== undefined && { origin }),
          ...(me !== undefined && { me }),
          transaction: takeImage().transaction,
          time: clock.now(),
        })
      : new JournalFile(folder.open(fileName('journal', generation)), journalBytes);
  const position = {
    ...{ store, generation, seq, snapshotBytes: snapshot.sizeBytes },
    ...(origin !== undefined && { origin }),
    ...(me !== undefined && { me }),
  };
  const opened = new DurableStore(shared, position, journal);
  if (recovery.hasNewTypes || repairs.length > 0) {
    await opened.compact();
  }
  return opened;
}

/** The journal comes first: nobody has been answered as long as there is no snapshot. */
async function begin(
  shared: Shared,
  { newId, fill }: { readonly newId: () => string; readonly fill: () => void },
): Promise<DurableStore> {
  const { folder, clock, types, takeImage } = shared;
  fill();
  const image = takeImage();
  const header = {
    ...{ store: newId(), generation: 1, seq: 0, types, origin: shared.origin },
    transaction: image.transaction,
    time: clock.now(),
  };
  const journal = createJournal(folder, header);
  const signal = new AbortController().signal;
  const snapshotBytes = (await writeSnapshot(folder, { header, image }, signal)) ?? 0;
  return new DurableStore(shared, { ...header, snapshotBytes }, journal);
}

async function createFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    if ((await stat(path)).isDirectory()) {
      return;
    }
  } catch (error) {
    if (isErrnoException(error)) {
      throw toStoreError(path, error);
    }
    throw error;
  }
  throw new WorkbenchError(
    'invalidStore',
    saying('The store {0} is no folder. Give a folder.', path),
  );
}

/** Not `recursive` of node: that tries for ever where a file system says ENOENT to any new folder, as /proc does. */
async function makeFolders(path: string): Promise<void> {
  const missing: string[] = [];
  for (let folder = path; !(await exists(folder)); folder = dirname(folder)) {
    missing.unshift(folder);
  }
  for (const folder of missing) {
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      // Another process may have been faster.
      if (!isErrnoException(error) || error.code !== 'EEXIST') {
        throw error;
      }
    });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isErrnoException(error) && error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** Memory of a process that was killed goes before its number does: 400 MB take a while. */
const usualLockWait = 2000;
const lockInterval = 50;

async function waitForLock(path: string, wait: number): Promise<StoreLock> {
  for (let left = wait; ; left -= lockInterval) {
    const taken = takeLock(path);
    if (taken instanceof StoreLock) {
      return taken;
    }
    if (left <= 0) {
      throw new WorkbenchError(
        'storeInUse',
        saying(
          'The store {0} is in use by another mock server (process {1}). Stop that one, or give another folder.',
          path,
          String(taken.pid),
        ),
      );
    }
    await setTimeout(lockInterval);
  }
}

function takeLock(path: string): ReturnType<typeof StoreLock.take> {
  try {
    return StoreLock.take(path);
  } catch (error) {
    throw isErrnoException(error) ? toStoreError(path, error) : error;
  }
}

/** Before the lock is taken: what is of somebody else is left alone. */
async function checkForeign(folder: StoreFolder): Promise<void> {
  const [first] = sortFiles(await folder.list()).foreign;
  if (first !== undefined) {
    throw new WorkbenchError(
      'invalidStore',
      saying(
        'The folder {0} holds files that are not of a store, among them {1}. Give a folder that is empty or does not exist yet.',
        folder.path,
        JSON.stringify(first),
      ),
    );
  }
}

type SayPath = (path: string) => Saying;

const notWritable: SayPath = (path) =>
  saying(
    'The store {0} cannot be used. It may not be written by this user. Give another folder, or change its permissions.',
    path,
  );

/** By what the operating system says. */
const failures: Readonly<Record<string, SayPath | undefined>> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: (path) =>
    saying(
      'The store {0} cannot be used. It lies on a disk that can only be read. Give another folder.',
      path,
    ),
  ENOSPC: (path) =>
    saying(
      'The store {0} cannot be used. The disk is full. Make room, or give a folder on another disk.',
      path,
    ),
  ENOENT: (path) =>
    saying('The store {0} cannot be used. No folder can be made there. Give another folder.', path),
  EEXIST: (path) =>
    saying('The store {0} cannot be used. There is a file of that name. Give a folder.', path),
  ENOTDIR: (path) =>
    saying('The store {0} cannot be used. A part of the path is a file. Give a folder.', path),
};

const toStoreError = (path: string, error: NodeJS.ErrnoException): WorkbenchError =>
  new WorkbenchError(
    'invalidStore',
    failures[error.code ?? '']?.(path) ??
      saying('The store {0} cannot be used. {1}.', path, error.message),
    { cause: error },
  );
