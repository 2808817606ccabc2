import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DurableStore, type StoreMessage } from '../../src/workbench/store/durableStore.js';
import { openStore, type StoreDeps } from '../../src/workbench/store/openStore.js';
import { createDirectoryRig, type DirectoryRig } from './directoryRig.js';

export interface StoreRig extends DirectoryRig {
  readonly store: DurableStore;
  readonly messages: StoreMessage[];
}

/** An empty directory that gets what the folder keeps. Dispose the store. */
export async function openStoreRig(
  path: string,
  more: Partial<Pick<StoreDeps, 'fill' | 'folder' | 'origin' | 'journalLimit' | 'lockWait'>> = {},
): Promise<StoreRig> {
  const rig = createDirectoryRig('okta');
  const messages: StoreMessage[] = [];
  const store = await openStore(path, {
    directory: rig.directory,
    clock: { now: () => Date.UTC(2026, 0, 31, 12) },
    newId: () => 'store-1',
    fill: () => undefined,
    origin: { key: '[0,null]', parts: [] },
    tell: (message) => messages.push(message),
    lockWait: 0,
    ...more,
  });
  return { ...rig, store, messages };
}

export type Files = ReadonlyMap<string, Buffer>;

export async function readFiles(folder: string): Promise<Files> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name))] as const),
    ),
  );
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  await Promise.all([...files].map(([name, bytes]) => writeFile(join(folder, name), bytes)));
}

/** Runs with a folder that does not exist yet, and goes afterwards. */
export async function withStoreFolder(
  run: (path: string, nextPath: () => string) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'scim-workbench-store-'));
  let count = 0;
  const nextPath = (): string => join(root, `store-${String((count += 1))}`);
  try {
    await run(nextPath(), nextPath);
  } finally {
    await rm(root, { recursive: true });
  }
}
