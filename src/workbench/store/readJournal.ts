import { type JsonValue } from '../../base/json.js';
import { type Restorer } from '../../scim/store/restorer.js';
import { type Frame, type FrameDamage, FrameReader, countFrames } from './frame.js';
import { type StoreFolder } from './storeFolder.js';
import { type KeptRecord, readHeader, readRecord } from './storeFormat.js';

export interface JournalDamage extends FrameDamage {
  /** Whole records after the first damaged one. */
  readonly later: number;
}

export interface JournalReading {
  /** Where the last whole write ends; 0 where not even the header is whole. */
  readonly goodBytes: number;
  /** Of the last record of that write. */
  readonly seq: number;
  /** Of that write; undefined where there is none. */
  readonly time: number | undefined;
  /** Of the last reset; undefined where there is none. */
  readonly origin: string | undefined;
  /** Whom the last `POST /Me` has created; undefined where there is none. */
  readonly me: string | undefined;
  readonly damage: JournalDamage | undefined;
}

/** What a journal has to begin with. */
export interface JournalStart {
  readonly store: string;
  /** Of the last record before it. */
  readonly seq: number;
}

/** Tells the restorer all whole writes up to the first damage. */
export async function readJournal(
  folder: StoreFolder,
  name: string,
  start: JournalStart,
  restorer: Restorer,
): Promise<JournalReading> {
  const reader = new FrameReader();
  const replay = new JournalReplay(start, restorer);
  for await (const chunk of folder.read(name)) {
    const isWhole = reader.push(chunk).every((frame) => replay.take(frame));
    if (!isWhole || reader.damage) {
      break;
    }
  }
  const damage = replay.findDamage(reader);
  const later = damage ? await countLater(folder, name, damage.at) : 0;
  const { goodBytes, seq, time, origin, me } = replay;
  return { goodBytes, seq, time, origin, me, damage: damage && { ...damage, later } };
}

async function countLater(folder: StoreFolder, name: string, from: number): Promise<number> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of folder.read(name, from)) {
    chunks.push(chunk);
  }
  return countFrames(Buffer.concat(chunks));
}

class JournalReplay {
  readonly #start: JournalStart;
  readonly #restorer: Restorer;
  #hasHeader = false;
  #nextSeq: number;
  /** The changes of a write whose last record has not come yet. */
  #waiting: (readonly JsonValue[])[] = [];
  #damage: FrameDamage | undefined;
  goodBytes = 0;
  seq: number;
  time: number | undefined;
  origin: string | undefined;
  me: string | undefined;

  constructor(start: JournalStart, restorer: Restorer) {
    this.#start = start;
    this.#restorer = restorer;
    this.seq = start.seq;
    this.#nextSeq = start.seq + 1;
  }

  /** False where the rest of the journal cannot be used. */
  take(frame: Frame): boolean {
    return this.#hasHeader ? this.#takeRecord(frame) : this.#takeHeader(frame);
  }

  /** A write of which only the first records are there has not happened: the damage begins with it. */
  findDamage(reader: FrameReader): FrameDamage | undefined {
    const damage = this.#damage ?? reader.end();
    if (this.#waiting.length === 0 && damage) {
      return damage;
    }
    return this.#waiting.length > 0
      ? { at: this.goodBytes, reason: damage?.reason ?? 'the write that begins there is not whole' }
      : undefined;
  }

  #takeHeader({ payload, start: at, end }: Frame): boolean {
    const header = readHeader(payload);
    const { store, seq } = this.#start;
    if (header?.kind !== 'journal' || header.store !== store || header.seq !== seq) {
      this.#damage = { at, reason: 'the journal does not follow what is before it' };
      return false;
    }
    this.#hasHeader = true;
    this.goodBytes = end;
    return true;
  }

  #takeRecord({ payload, start: at, end }: Frame): boolean {
    const record = readRecord(payload);
    if (record?.seq !== this.#nextSeq) {
      this.#damage = { at, reason: `it is not the record ${String(this.#nextSeq)}` };
      return false;
    }
    this.#nextSeq += 1;
    this.#waiting.push(record.changes);
    if (!record.hasMore) {
      this.#apply(record);
      this.goodBytes = end;
    }
    return true;
  }

  #apply({ seq, time, transaction, isReset = false, origin, me }: KeptRecord): void {
    this.#restorer.apply({ transaction, isReset, changes: this.#waiting.flat() });
    this.#waiting = [];
    this.seq = seq;
    this.time = time;
    this.origin = origin ?? this.origin;
    this.me = me ?? this.me;
  }
}
