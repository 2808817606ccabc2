import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { applyDelta } from './contentDelta.js';
import {
  malformed,
  readKeptObject,
  readKeptParents,
  readKeptType,
  toStored,
} from './keptRecord.js';
import { type Memberships } from './memberships.js';
import { type Entry, type ResourceTable } from './resourceTable.js';
import { type StoredResource } from './storedResource.js';

export interface RestorerDeps {
  readonly registry: SchemaRegistry;
  readonly memberships: Memberships;
  readonly tableOf: (type: ResourceType) => ResourceTable;
  /** Takes the number of a write; everything goes where it is a reset. */
  readonly begin: (transaction: number, isReset: boolean) => void;
}

/** One write as it was kept. */
export interface KeptTransaction {
  readonly transaction: number;
  readonly isReset?: boolean;
  readonly changes: Iterable<JsonValue>;
}

interface Touched {
  readonly entry: Entry;
  readonly before: StoredResource | undefined;
  readonly after: StoredResource | undefined;
}

const noParents: readonly Entry[] = [];

/**
 * Makes out of what was kept the directory that it was kept of. Nothing is computed again: mirrors,
 * times and versions come back as they were, whatever this version of the program would make of them.
 */
export class Restorer {
  readonly #deps: RestorerDeps;
  /** Of resources with several parents, whose order the list of resources does not tell. */
  readonly #parents = new Map<Entry, JsonValue>();

  constructor(deps: RestorerDeps) {
    this.#deps = deps;
  }

  /** A row of a snapshot. @throws KeptRecordError */
  addRow(value: JsonValue): void {
    const row = readKeptObject(value);
    const entry = this.#insert(row);
    const { parents } = row;
    if (parents !== undefined) {
      this.#parents.set(entry, parents);
    }
  }

  /**
   * After the last row: lets everybody know who lists them.
   *
   * @param transaction the last one before the snapshot
   */
  finishRows(transaction: number): void {
    const { registry, memberships, tableOf, begin } = this.#deps;
    begin(transaction, false);
    for (const type of registry.resourceTypes) {
      const list = memberships.linksOf(type).members ? tableOf(type).list() : [];
      for (const entry of list) {
        const members = memberships.membersOf(type, entry.stored.content);
        for (const member of members.filter((one) => !this.#parents.has(one))) {
          member.parents = [entry];
        }
      }
    }
    for (const [entry, parents] of this.#parents) {
      entry.parents = readKeptParents(parents).map(([name, id]) => this.#get(name, id));
    }
    this.#parents.clear();
  }

  /** The changes of one write. @throws KeptRecordError */
  apply({ transaction, isReset = false, changes }: KeptTransaction): void {
    this.#deps.begin(transaction, isReset);
    const touched = Array.from(changes, (change) => this.#take(readKeptObject(change)));
    for (const one of touched) {
      this.#link(one);
    }
    for (const { entry, after } of touched) {
      if (!after) {
        this.#deps.tableOf(entry.type).delete(entry);
      }
    }
  }

  #take(change: JsonObject): Touched {
    if (change['content'] !== undefined) {
      const entry = this.#insert(change);
      return { entry, before: undefined, after: entry.stored };
    }
    const { type: name, id } = change;
    const entry = this.#get(name, id);
    const before = entry.stored;
    if (change['deleted'] === true) {
      return { entry, before, after: undefined };
    }
    const content = applyDelta(before.content, change);
    const { registry, tableOf } = this.#deps;
    const after = toStored(registry, entry.type, content);
    tableOf(entry.type).update(entry, after);
    return { entry, before, after };
  }

  #insert({ type: name, content }: JsonObject): Entry {
    const { registry, tableOf } = this.#deps;
    const type = readKeptType(registry, name);
    const stored = toStored(registry, type, content);
    const table = tableOf(type);
    if (table.find(stored.id)) {
      throw malformed(`the ${type.name} ${stored.id} comes twice`);
    }
    const entry: Entry = { type, id: stored.id, stored, parents: noParents };
    table.add(entry);
    return entry;
  }

  /** As the write itself did it, so that parents come in the same order. */
  #link({ entry, before, after }: Touched): void {
    const { memberships } = this.#deps;
    const { added, removed } = memberships.diff(entry.type, before?.content, after?.content);
    for (const member of added) {
      member.parents = member.parents.concat(entry);
    }
    for (const member of removed) {
      member.parents = member.parents.filter((parent) => parent !== entry);
    }
  }

  #get(name: JsonValue | undefined, id: JsonValue | undefined): Entry {
    const { registry, tableOf } = this.#deps;
    const type = readKeptType(registry, name);
    const entry = typeof id === 'string' ? tableOf(type).find(id) : undefined;
    if (!entry) {
      throw malformed(`there is no ${type.name} ${JSON.stringify(id)}`);
    }
    return entry;
  }
}
