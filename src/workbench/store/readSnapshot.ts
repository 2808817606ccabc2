import { type Restorer } from '../../scim/store/restorer.js';
import { type Frame, FrameReader } from './frame.js';
import { type StoreFolder } from './storeFolder.js';
import { type StoreHeader, readHeader, readSnapshotRecord } from './storeFormat.js';

/** The header of a file; undefined where its first record is damaged. */
export async function peekHeader(
  folder: StoreFolder,
  name: string,
): Promise<StoreHeader | undefined> {
  const reader = new FrameReader();
  for await (const chunk of folder.read(name)) {
    const [first] = reader.push(chunk);
    if (first ?? reader.damage) {
      return first && readHeader(first.payload);
    }
  }
  return undefined;
}

export interface SnapshotReading {
  readonly header: StoreHeader;
  readonly sizeBytes: number;
}

/** Undefined where it is not whole; the restorer may have got some of it then. */
export async function readSnapshot(
  folder: StoreFolder,
  name: string,
  restorer: Restorer,
): Promise<SnapshotReading | undefined> {
  const reader = new FrameReader();
  const replay = new SnapshotReplay(restorer);
  for await (const chunk of folder.read(name)) {
    if (!reader.push(chunk).every((frame) => replay.take(frame))) {
      return undefined;
    }
  }
  return reader.end() ? undefined : replay.finish();
}

class SnapshotReplay {
  readonly #restorer: Restorer;
  #header: StoreHeader | undefined;
  #rows = 0;
  #isEnded = false;
  #sizeBytes = 0;

  constructor(restorer: Restorer) {
    this.#restorer = restorer;
  }

  take({ payload, end }: Frame): boolean {
    this.#sizeBytes = end;
    if (!this.#header) {
      this.#header = readHeader(payload);
      return this.#header?.kind === 'snapshot';
    }
    const record = this.#isEnded ? undefined : readSnapshotRecord(payload);
    if (record && 'end' in record) {
      this.#isEnded = true;
      return record.end === this.#rows;
    }
    for (const row of record?.rows ?? []) {
      this.#restorer.addRow(row);
      this.#rows += 1;
    }
    return record !== undefined;
  }

  finish(): SnapshotReading | undefined {
    if (!this.#header || !this.#isEnded) {
      return undefined;
    }
    this.#restorer.finishRows(this.#header.transaction);
    return { header: this.#header, sizeBytes: this.#sizeBytes };
  }
}
