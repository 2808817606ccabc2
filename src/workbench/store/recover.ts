import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { KeptRecordError } from '../../scim/store/keptRecord.js';
import { type Restorer } from '../../scim/store/restorer.js';
import { WorkbenchError } from '../workbenchError.js';
import { type JournalDamage, readJournal } from './readJournal.js';
import { type SnapshotReading, peekHeader, readSnapshot } from './readSnapshot.js';
import { type Generations, type StoreFileKind, fileName } from './storeFiles.js';
import { type StoreFolder } from './storeFolder.js';
import { type KeptType, type StoreHeader, formatVersion } from './storeFormat.js';

/** What has to be done to the files, and told, before the store can go on. */
export type Repair =
  | {
      readonly kind: 'cut';
      readonly generation: number;
      readonly damage: JournalDamage;
      /** Of the last record before it. */
      readonly seq: number;
      readonly time: number;
    }
  | { readonly kind: 'setAside'; readonly what: StoreFileKind; readonly generation: number }
  | { readonly kind: 'journalMissing'; readonly generation: number; readonly time: number };

export interface Recovery {
  /** The newest one that could be read. */
  readonly snapshot: SnapshotReading;
  /** With the journal of this generation the store goes on. */
  readonly generation: number;
  /** 0 where it has no header yet. */
  readonly journalBytes: number;
  readonly seq: number;
  /** What the data has begun with; undefined where nobody knows. */
  readonly origin: string | undefined;
  /** The id of the person at `/Me`; undefined where there is none. */
  readonly me: string | undefined;
  readonly repairs: readonly Repair[];
  /** Whether resource types are served that the newest file does not name. */
  readonly hasNewTypes: boolean;
}

export interface RecoverDeps {
  readonly folder: StoreFolder;
  readonly registry: SchemaRegistry;
  readonly restorer: Restorer;
}

/**
 * Reads the newest state that the files give. Changes none of them.
 *
 * @returns undefined where there is no store yet
 * @throws WorkbenchError where the store is not for this server, or no snapshot can be read
 */
export async function recover(
  deps: RecoverDeps,
  files: Generations,
): Promise<Recovery | undefined> {
  const { folder } = deps;
  const hasNewTypes = await checkHeaders(deps, files);
  try {
    const snapshot = await findSnapshot(deps, files);
    if (snapshot) {
      return { ...(await replayJournals(deps, files, snapshot)), hasNewTypes };
    }
  } catch (cause) {
    if (cause instanceof KeptRecordError) {
      throw refuse(folder, `it does not go with these schemas: ${cause.message}`, schemaAdvice);
    }
    throw cause;
  }
  if (await isUnbegun(deps, files)) {
    return undefined;
  }
  throw refuse(folder, 'none of its snapshots can be read', damageAdvice);
}

const schemaAdvice = 'Give the schema files that it was written with, or another folder.';
const damageAdvice =
  'Keep the folder if the data matters, and give another one; or delete it to begin anew.';

const refuse = (folder: StoreFolder, reason: string, advice: string): WorkbenchError =>
  new WorkbenchError(
    'invalidStore',
    `The store ${folder.path} cannot be used, since ${reason}. Nothing in it was changed. ${advice}`,
  );

/** @returns whether types are served that the newest file does not name */
async function checkHeaders(
  { folder, registry }: RecoverDeps,
  { snapshots, journals }: Generations,
): Promise<boolean> {
  const names = [
    ...snapshots.map((generation) => fileName('snapshot', generation)),
    ...journals.map((generation) => fileName('journal', generation)),
  ];
  let newest: StoreHeader | undefined;
  for (const name of names) {
    const header = await peekHeader(folder, name);
    if (header && header.version > formatVersion) {
      throw refuse(
        folder,
        `${name} is written in format ${String(header.version)}, and this version of SCIM Workbench ` +
          `knows format ${String(formatVersion)}`,
        'Use a newer version, or another folder.',
      );
    }
    for (const type of header?.types ?? []) {
      checkType(folder, type, registry.findByName(type.name));
    }
    newest = header ?? newest;
  }
  const known = newest?.types.flatMap(({ name, schemas }) => [name, ...schemas]) ?? [];
  return registry.resourceTypes.some((type) =>
    [type.name, ...schemasOf(type)].some((name) => !known.includes(name)),
  );
}

function checkType(folder: StoreFolder, kept: KeptType, served: ResourceType | undefined): void {
  if (!served) {
    throw refuse(
      folder,
      `it has the resource type ${kept.name}, which is not served`,
      schemaAdvice,
    );
  }
  const missing = kept.schemas.find((urn) => !schemasOf(served).includes(urn));
  if (missing !== undefined) {
    throw refuse(
      folder,
      `its ${kept.name} resources have the schema ${missing}, which is not served`,
      schemaAdvice,
    );
  }
}

const schemasOf = ({ schema, extensions }: ResourceType): readonly string[] => [
  schema,
  ...extensions.map(({ urn }) => urn),
];

/** The newest one that is whole. */
async function findSnapshot(
  { folder, restorer }: RecoverDeps,
  { snapshots }: Generations,
): Promise<SnapshotReading | undefined> {
  for (const generation of snapshots.toReversed()) {
    const found = await readSnapshot(folder, fileName('snapshot', generation), restorer);
    if (found) {
      return found;
    }
    // What came of the damaged one goes again.
    restorer.apply({ transaction: 0, isReset: true, changes: [] });
  }
  return undefined;
}

/** A process that has ended before its first snapshot was there has answered no request. */
async function isUnbegun(
  { folder, restorer }: RecoverDeps,
  { snapshots, journals }: Generations,
): Promise<boolean> {
  if (snapshots.length > 0 || journals.length > 1) {
    return false;
  }
  const [generation] = journals;
  if (generation === undefined) {
    return true;
  }
  const name = fileName('journal', generation);
  const { store = '' } = (await peekHeader(folder, name)) ?? {};
  const { seq, damage } = await readJournal(folder, name, { store, seq: 0 }, restorer);
  return generation === 1 && seq === 0 && (damage?.later ?? 0) === 0;
}

async function replayJournals(
  { folder, restorer }: RecoverDeps,
  { snapshots, journals }: Generations,
  snapshot: SnapshotReading,
): Promise<Omit<Recovery, 'hasNewTypes'>> {
  const { store, generation: first } = snapshot.header;
  const repairs: Repair[] = snapshots
    .filter((generation) => generation > first)
    .map((generation) => ({ kind: 'setAside', what: 'snapshot', generation }));
  let { seq, time, origin, me } = snapshot.header;
  let generation = first;
  let journalBytes = 0;
  if (!journals.includes(first)) {
    repairs.push({ kind: 'journalMissing', generation, time });
  }
  for (let next = first, isWhole = true; isWhole && journals.includes(next); next += 1) {
    const read = await readJournal(folder, fileName('journal', next), { store, seq }, restorer);
    generation = next;
    journalBytes = read.goodBytes;
    seq = read.seq;
    time = read.time ?? time;
    origin = read.origin ?? origin;
    me = read.me ?? me;
    isWhole = read.damage === undefined;
    if (read.damage) {
      repairs.push({ kind: 'cut', generation, damage: read.damage, seq, time });
    }
  }
  for (const left of journals.filter((one) => one > generation)) {
    repairs.push({ kind: 'setAside', what: 'journal', generation: left });
  }
  return { snapshot, generation, journalBytes, seq, origin, me, repairs };
}
