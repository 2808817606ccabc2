import { type Clock } from '../../base/clock.js';
import { type Disposable } from '../../base/disposable.js';
import { Emitter, type Event } from '../../base/emitter.js';
import { isSameJson, type JsonObject, type JsonValue } from '../../base/json.js';
import { createWriteEffort, type Effort } from '../effort.js';
import { notFound, uniqueness } from '../errors.js';
import { readResourceBody } from '../message/body.js';
import { type ReadContext } from '../message/valueReader.js';
import { type TakeNote } from '../note.js';
import { applyPatch } from '../patch/applyPatch.js';
import { readPatchRequest } from '../patch/readPatch.js';
import { type Profile } from '../profile.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { groupUrn } from '../schema/group.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type DirectoryImage } from './directoryImage.js';
import { checkPreconditions, type Preconditions } from './entityTag.js';
import { FixtureLoader } from './fixtureLoader.js';
import { type Journal } from './journal.js';
import { type Step, type Walk, walk } from './keyset.js';
import { Memberships } from './memberships.js';
import { type Entry, ResourceTable } from './resourceTable.js';
import { Restorer } from './restorer.js';
import { select, type Selection } from './select.js';
import { type Change, type StoredResource } from './storedResource.js';
import { Transaction } from './transaction.js';

export type { Change, Selection, StoredResource };

export interface WriteContext extends Preconditions {
  readonly note: TakeNote;
  /** What the whole request may cost, where it does more than this one write. */
  readonly effort?: Effort;
}

export interface Query extends Selection {
  readonly startIndex: number;
}

export interface Page {
  readonly totalResults: number;
  readonly startIndex: number;
  readonly resources: readonly StoredResource[];
}

export interface DirectoryOptions {
  readonly registry: SchemaRegistry;
  readonly profile: Profile;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly onListenerError: (error: unknown) => void;
}

/** In looks at a value. */
const requestCost = 1000;
const listCost = 10;

/**
 * The resources of one service, in memory: the one owner of state. Every write is atomic: it happens
 * as a whole or throws a `ScimError` and leaves everything as it was.
 */
export class Directory implements Disposable {
  readonly registry: SchemaRegistry;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #newId: () => string;
  readonly #changes: Emitter<Change>;
  readonly #memberships: Memberships;
  #tables: ReadonlyMap<ResourceType, ResourceTable>;
  #profile: Profile;
  #journal: Journal | undefined;
  #transactions = 0;
  #ordinals = 0;

  constructor(options: DirectoryOptions) {
    this.registry = options.registry;
    this.#profile = options.profile;
    this.#clock = options.clock;
    this.#newId = options.newId;
    this.#changes = new Emitter(options.onListenerError);
    this.#tables = this.#createTables();
    this.#memberships = new Memberships(this.registry, (type, id) => this.#tableOf(type).find(id));
  }

  get profile(): Profile {
    return this.#profile;
  }

  /** Holds from the next request on; what is stored stays. */
  setProfile(profile: Profile): void {
    this.#profile = profile;
  }

  /** From now on every write is in `journal` before anybody sees it, or it is undone. */
  keepIn(journal: Journal): void {
    this.#journal = journal;
  }

  /** What a snapshot has to hold. */
  takeImage(): DirectoryImage {
    const rows = [...this.#tables.values()].flatMap((table) =>
      table.list().map(({ stored, parents }) => ({ stored, parents })),
    );
    return { transaction: this.#transactions, rows };
  }

  /** Fills the directory with what was kept of one, before anybody uses it. */
  createRestorer(): Restorer {
    return new Restorer({
      registry: this.registry,
      memberships: this.#memberships,
      tableOf: (type) => this.#tableOf(type),
      begin: (transaction, isReset) => {
        this.#transactions = transaction;
        if (isReset) {
          this.#tables = this.#createTables();
        }
      },
    });
  }

  get onDidChange(): Event<Change> {
    return this.#changes.event;
  }

  /** RFC 7644 3.3. */
  create(type: ResourceType, body: JsonValue, context: WriteContext): StoredResource {
    const reading = this.#reading(context);
    reading.effort.spend(requestCost);
    const read = readResourceBody(type, body, reading);
    const content = this.#memberships.complete(type, read, undefined, reading);
    this.#checkUnique(type, content, undefined);
    const transaction = this.#begin(reading.effort);
    const entry = transaction.insert(type, this.#freshId(type), content);
    return this.#commit('created', entry, undefined, transaction);
  }

  /** RFC 7644 3.5.1. A body that changes nothing leaves version and lastModified as they are. */
  replace(type: ResourceType, id: string, body: JsonValue, context: WriteContext): StoredResource {
    const entry = this.#getEntry(type, id);
    checkPreconditions(context, entry.stored.version);
    const reading = this.#reading(context);
    this.#spendOn(entry, reading.effort);
    const current = entry.stored.content;
    const content = readResourceBody(type, body, { ...reading, current });
    return this.#update('replaced', entry, content, reading);
  }

  /** RFC 7644 3.5.2. */
  patch(type: ResourceType, id: string, body: JsonValue, context: WriteContext): StoredResource {
    const entry = this.#getEntry(type, id);
    checkPreconditions(context, entry.stored.version);
    const reading = this.#reading(context);
    this.#spendOn(entry, reading.effort);
    const operations = readPatchRequest(body, reading);
    const content = applyPatch(type, entry.stored.content, operations, reading);
    return content === entry.stored.content
      ? entry.stored
      : this.#update('patched', entry, content, reading);
  }

  /** RFC 7644 3.6. Groups lose the member. */
  remove(type: ResourceType, id: string, context: WriteContext): void {
    const entry = this.#getEntry(type, id);
    checkPreconditions(context, entry.stored.version);
    const before = entry.stored;
    const { effort } = this.#reading(context);
    this.#spendOn(entry, effort);
    const transaction = this.#begin(effort);
    transaction.unlink(entry);
    transaction.finish();
    this.#keep(transaction, entry);
    this.#tableOf(type).delete(entry);
    this.#changes.fire({ kind: 'deleted', type, id, before });
    this.#fireMirrored(transaction);
  }

  find(type: ResourceType, id: string): StoredResource | undefined {
    return this.#tableOf(type).find(id)?.stored;
  }

  get(type: ResourceType, id: string): StoredResource {
    return this.#getEntry(type, id).stored;
  }

  count(type: ResourceType): number {
    return this.#tableOf(type).size;
  }

  /** A page of the resources of some types, in the order of their creation unless another is asked for. */
  query(types: readonly ResourceType[], query: Query): Page {
    const startIndex = Math.max(1, query.startIndex);
    const from = startIndex - 1;
    const found = this.#select(types, query);
    return {
      totalResults: found.length,
      startIndex,
      resources: found.slice(from, from + Math.max(0, query.count)).map(({ stored }) => stored),
    };
  }

  /** A page of the same lists that begins where another one ended (RFC 9865). */
  walk(types: readonly ResourceType[], step: Step, selection: Selection): Walk {
    return walk(this.#select(types, selection), { ...selection, types, step });
  }

  /**
   * Adds fixtures: resources as JSON with their `schemas`. An `id` that is given is kept, so that
   * groups can name members, which may stand anywhere in the list.
   *
   * @throws FixtureError that names each resource that cannot be used; nothing is added then
   */
  load(resources: Iterable<JsonValue>): void {
    const transaction = this.#begin();
    try {
      this.#load(transaction, resources);
    } catch (error) {
      transaction.rollback();
      throw error;
    }
    this.#keep(transaction);
    this.#changes.fire({ kind: 'reset' });
  }

  clear(): void {
    this.reset([]);
  }

  /**
   * In place of everything that is here: several lists of fixtures, as `load` takes them.
   *
   * @throws FixtureError of the first list that cannot be used; everything is as it was then
   */
  reset(lists: readonly Iterable<JsonValue>[]): void {
    const before = this.#tables;
    const transaction = this.#begin();
    this.#tables = this.#createTables();
    try {
      for (const [at, resources] of lists.entries()) {
        this.#load(transaction, resources, at);
      }
      this.#journal?.append({
        transaction: this.#transactions,
        isReset: true,
        changes: transaction.changes,
      });
    } catch (error) {
      this.#tables = before;
      throw error;
    }
    this.#changes.fire({ kind: 'reset' });
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #load(transaction: Transaction, resources: Iterable<JsonValue>, list = 0): void {
    new FixtureLoader(transaction, {
      registry: this.registry,
      profile: this.#profile,
      memberships: this.#memberships,
      tableOf: (type) => this.#tableOf(type),
      freshId: (type) => this.#freshId(type),
    }).load(resources, list);
  }

  #update(
    kind: Change['kind'],
    entry: Entry,
    read: JsonObject,
    reading: ReadContext,
  ): StoredResource {
    const { type, stored } = entry;
    const completed = this.#memberships.complete(type, read, stored.content, reading);
    const { id, meta = null } = stored.content;
    const content = { ...completed, id: id ?? stored.id, meta };
    if (isSameJson(content, stored.content)) {
      return stored;
    }
    this.#checkUnique(type, content, entry);
    const transaction = this.#begin(reading.effort);
    transaction.write(entry, content);
    return this.#commit(kind, entry, stored, transaction);
  }

  #commit(
    kind: Change['kind'],
    entry: Entry,
    before: StoredResource | undefined,
    transaction: Transaction,
  ): StoredResource {
    transaction.link(entry, before);
    transaction.finish();
    this.#keep(transaction);
    const { type, id, stored } = entry;
    this.#changes.fire({ kind, type, id, ...(before && { before }), after: stored });
    this.#fireMirrored(transaction, entry);
    return stored;
  }

  /** To read, compare and keep a list of members takes the longer the longer it is. */
  #spendOn(entry: Entry, effort: Effort): void {
    effort.spend(requestCost + this.#memberships.countMembers(entry) * listCost);
  }

  /** Where it cannot be kept it has not happened: nothing is acknowledged that a restart would lose. */
  #keep(transaction: Transaction, removed?: Entry): void {
    try {
      this.#journal?.append({
        transaction: this.#transactions,
        changes: [
          ...transaction.changes,
          ...(removed ? [{ type: removed.type, id: removed.id, before: removed.stored }] : []),
        ],
      });
    } catch (error) {
      transaction.rollback();
      throw error;
    }
  }

  #fireMirrored(transaction: Transaction, self?: Entry): void {
    for (const [entry, before] of transaction.mirrored) {
      const { type, id, stored } = entry;
      if (entry !== self && before !== stored) {
        this.#changes.fire({ kind: 'mirrored', type, id, before, after: stored });
      }
    }
  }

  #select(types: readonly ResourceType[], selection: Selection): readonly Entry[] {
    return select(
      types.map((type) => this.#tableOf(type)),
      selection,
    );
  }

  #checkUnique(type: ResourceType, content: JsonObject, self: Entry | undefined): void {
    const isNamedOnce = this.#profile.refusesSameGroupName && type.schema === groupUrn;
    const also = isNamedOnce ? 'displayname' : undefined;
    const conflict = this.#tableOf(type).findConflict(content, self, also);
    if (conflict) {
      const { label, value, holder } = conflict;
      throw uniqueness(
        `A ${type.name} with ${label} ${JSON.stringify(value)} exists already: ${holder.id}`,
      );
    }
  }

  #getEntry(type: ResourceType, id: string): Entry {
    const entry = this.#tableOf(type).find(id);
    if (!entry) {
      throw notFound(`There is no ${type.name} with the id ${JSON.stringify(id.slice(0, 200))}`);
    }
    return entry;
  }

  #freshId(type: ResourceType): string {
    let id = this.#newId();
    while (this.#tableOf(type).find(id)) {
      id = this.#newId();
    }
    return id;
  }

  #begin(effort?: Effort): Transaction {
    this.#transactions += 1;
    return new Transaction({
      registry: this.registry,
      memberships: this.#memberships,
      tableOf: (type) => this.#tableOf(type),
      version: `W/"${String(this.#transactions)}"`,
      now: this.#clock.now(),
      effort,
    });
  }

  #reading({ note, effort }: WriteContext): ReadContext & { readonly effort: Effort } {
    return { profile: this.#profile, note, effort: effort ?? createWriteEffort() };
  }

  #createTables(): ReadonlyMap<ResourceType, ResourceTable> {
    const nextOrdinal = (): number => (this.#ordinals += 1);
    return new Map(
      this.registry.resourceTypes.map((type) => [type, new ResourceTable(type, nextOrdinal)]),
    );
  }

  #tableOf(type: ResourceType): ResourceTable {
    const table = this.#tables.get(type);
    if (!table) {
      throw new Error(`The resource type ${type.name} is not of this directory's registry`);
    }
    return table;
  }
}
