import { setImmediate } from 'node:timers/promises';
import { type DirectoryImage } from '../../scim/store/directoryImage.js';
import { toKeptRow } from '../../scim/store/keptRecord.js';
import { fileName, unfinishedName } from './storeFiles.js';
import { type StoreFolder } from './storeFolder.js';
import { type StoreHeader, encodeEnd, encodeHeader, encodeRows } from './storeFormat.js';

/** Few enough that nobody waits for them: about a millisecond. */
const rowsAtOnce = 100;

export interface SnapshotToWrite {
  readonly header: Omit<StoreHeader, 'version' | 'kind'>;
  readonly image: DirectoryImage;
}

/**
 * Writes a snapshot in small pieces, so that the server goes on answering. It gets its name when it is
 * whole and on the disk.
 *
 * @returns its size in bytes; undefined where `signal` has ended it
 */
export async function writeSnapshot(
  folder: StoreFolder,
  { header, image }: SnapshotToWrite,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { generation } = header;
  const name = unfinishedName(generation);
  folder.remove(name);
  const file = folder.create(name);
  let sizeBytes = 0;
  let isWhole = false;
  const write = async (bytes: Uint8Array): Promise<void> => {
    await file.writeLater(bytes, sizeBytes);
    sizeBytes += bytes.length;
  };
  try {
    await write(encodeHeader({ kind: 'snapshot', ...header }));
    for (let at = 0; at < image.rows.length && !signal.aborted; at += rowsAtOnce) {
      const rows = image.rows.slice(at, at + rowsAtOnce);
      await write(encodeRows(rows.map((row) => JSON.stringify(toKeptRow(row)))));
      await setImmediate();
    }
    if (!signal.aborted) {
      await write(encodeEnd(image.rows.length));
      await file.flushLater();
    }
    isWhole = !signal.aborted;
  } finally {
    file.close();
    // The next server has no file of this name: its journal is of this generation, its snapshot of the next.
    if (!isWhole) {
      folder.remove(name);
    }
  }
  if (!isWhole) {
    return undefined;
  }
  folder.rename(name, fileName('snapshot', generation));
  folder.flush();
  return sizeBytes;
}
