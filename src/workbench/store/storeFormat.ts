import { type JsonObject, type JsonValue, isJsonArray, isJsonObject } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type JournalRecord } from '../../scim/store/journal.js';
import { toKeptChange } from '../../scim/store/keptRecord.js';
import { type KeptTransaction } from '../../scim/store/restorer.js';
import { encodeFrame } from './frame.js';
import { type StoreFileKind } from './storeFiles.js';

/** docs/store.md describes it; a test holds it fast. Whoever changes what is written raises it. */
export const formatVersion = 1;

const formatName = 'scim-workbench-store';
/** Large writes are several records, so that none of them is a text of hundreds of megabytes. */
const usualRecordCharacters = 1024 * 1024;

/** The first record of each file. */
export interface StoreHeader {
  readonly kind: StoreFileKind;
  readonly version: number;
  /** Of the store, in all of its files. */
  readonly store: string;
  readonly generation: number;
  /** The number of the last journal record before this file. */
  readonly seq: number;
  /** Of the last write before this file. */
  readonly transaction: number;
  readonly time: number;
  readonly types: readonly KeptType[];
  /** What its data began with, seed and data file, as a text to compare; undefined where nobody knows. */
  readonly origin?: string;
  /** The id of the person at `/Me`, whom `POST /Me` has created. */
  readonly me?: string;
}

/** A resource type as it was served when the file was begun. */
export interface KeptType {
  readonly name: string;
  readonly schemas: readonly string[];
}

export const toKeptTypes = ({ resourceTypes }: SchemaRegistry): readonly KeptType[] =>
  resourceTypes.map(({ name, schema, extensions }) => ({
    name,
    schemas: [schema, ...extensions.map(({ urn }) => urn)],
  }));

export const encodeHeader = (header: Omit<StoreHeader, 'version'>): Buffer => {
  const { kind, ...rest } = header;
  return encodeFrame(JSON.stringify({ format: formatName, kind, version: formatVersion, ...rest }));
};

/** Undefined where the text is no header. One of a newer version may have more and other members. */
export function readHeader(payload: string): StoreHeader | undefined {
  const value = parse(payload);
  const { format, kind, version, store, generation, seq, transaction, time, types, origin, me } =
    value;
  if (
    format !== formatName ||
    (kind !== 'journal' && kind !== 'snapshot') ||
    typeof version !== 'number'
  ) {
    return undefined;
  }
  return {
    kind,
    version,
    store: typeof store === 'string' ? store : '',
    generation: toNumber(generation),
    seq: toNumber(seq),
    transaction: toNumber(transaction),
    time: toNumber(time),
    types: (isJsonArray(types) ? types : []).flatMap((type) => readType(type) ?? []),
    ...(typeof origin === 'string' && { origin }),
    ...(typeof me === 'string' && { me }),
  };
}

export interface RecordPlace {
  /** Of its first record. */
  readonly seq: number;
  readonly time: number;
  /** What a reset begins with, as in the header. */
  readonly origin: string;
  /** Whom the write creates at `/Me`. */
  readonly me?: string;
}

/** The records of one write; all but the last say that `more` follow. */
export function encodeRecords(record: JournalRecord, place: RecordPlace): readonly Buffer[] {
  const { transaction, isReset, changes } = record;
  const frames: Buffer[] = [];
  let texts: string[] = [];
  let characters = 0;
  const finish = (isLast: boolean): void => {
    const head = JSON.stringify({
      seq: place.seq + frames.length,
      time: place.time,
      transaction,
      ...(isReset && { reset: true, origin: place.origin }),
      ...(isLast && place.me !== undefined && { me: place.me }),
      ...(!isLast && { more: true }),
    });
    frames.push(encodeFrame(`${head.slice(0, -1)},"changes":[${texts.join(',')}]}`));
    texts = [];
    characters = 0;
  };
  for (const change of changes) {
    if (characters > usualRecordCharacters) {
      finish(false);
    }
    const text = JSON.stringify(toKeptChange(change));
    texts.push(text);
    characters += text.length;
  }
  finish(true);
  return frames;
}

export interface KeptRecord extends KeptTransaction {
  readonly seq: number;
  readonly time: number;
  readonly hasMore: boolean;
  readonly changes: readonly JsonValue[];
  /** Of a reset. */
  readonly origin?: string;
  readonly me?: string;
}

export function readRecord(payload: string): KeptRecord | undefined {
  const { seq, time, transaction, reset, more, changes, origin, me } = parse(payload);
  return isJsonArray(changes) && typeof seq === 'number' && typeof transaction === 'number'
    ? {
        seq,
        time: toNumber(time),
        transaction,
        isReset: reset === true,
        hasMore: more === true,
        changes,
        ...(typeof origin === 'string' && { origin }),
        ...(typeof me === 'string' && { me }),
      }
    : undefined;
}

export const encodeRows = (texts: readonly string[]): Buffer =>
  encodeFrame(`{"rows":[${texts.join(',')}]}`);

/** The last record of a snapshot: without it the snapshot is not whole. */
export const encodeEnd = (rows: number): Buffer => encodeFrame(JSON.stringify({ end: rows }));

export type SnapshotRecord = { readonly rows: readonly JsonValue[] } | { readonly end: number };

export function readSnapshotRecord(payload: string): SnapshotRecord | undefined {
  const { rows, end } = parse(payload);
  if (isJsonArray(rows)) {
    return { rows };
  }
  return typeof end === 'number' ? { end } : undefined;
}

function readType(value: JsonValue): KeptType | undefined {
  const { name, schemas } = isJsonObject(value) ? value : {};
  return typeof name === 'string' && isJsonArray(schemas)
    ? { name, schemas: schemas.filter((schema) => typeof schema === 'string') }
    : undefined;
}

/** What has the right checksum is what was written, but not each text that was written is an object. */
function parse(payload: string): JsonObject {
  try {
    const value: unknown = JSON.parse(payload);
    return isJsonObject(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) {
      return {};
    }
    throw error;
  }
}

const toNumber = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : 0);
