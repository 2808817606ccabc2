import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { ScimError, uniqueness } from '../errors.js';
import { type ReadContext } from '../message/valueReader.js';
import { type Profile } from '../profile.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type FixtureProblem, FixtureError } from './fixtureError.js';
import { readFixture } from './fixtures.js';
import { listOf } from './links.js';
import { type Memberships } from './memberships.js';
import { type Entry, type ResourceTable } from './resourceTable.js';
import { type Transaction } from './transaction.js';

export interface FixtureLoaderDeps {
  readonly registry: SchemaRegistry;
  readonly profile: Profile;
  readonly memberships: Memberships;
  readonly tableOf: (type: ResourceType) => ResourceTable;
  readonly freshId: (type: ResourceType) => string;
}

/** Puts a list of fixtures into a directory, as a whole, and finds everything that keeps it out. */
export class FixtureLoader {
  readonly #deps: FixtureLoaderDeps;
  readonly #transaction: Transaction;
  readonly #reading: ReadContext;
  /** Where in the list each one stands. */
  readonly #places = new Map<Entry, number>();
  /** Of resources that cannot be used: whoever lists them is not to blame. */
  readonly #lostIds = new Set<string>();
  readonly #problems: FixtureProblem[] = [];

  constructor(transaction: Transaction, deps: FixtureLoaderDeps) {
    this.#transaction = transaction;
    this.#deps = deps;
    const profile = { ...deps.profile, acceptsMissingSchemas: true };
    this.#reading = { profile, note: () => undefined };
  }

  /**
   * @param list which one of several it is
   * @throws FixtureError; the transaction has to be rolled back then
   */
  load(resources: Iterable<JsonValue>, list = 0): void {
    let at = 0;
    for (const resource of resources) {
      this.#insert(resource, at);
      at += 1;
    }
    for (const [entry, place] of this.#places) {
      this.#complete(entry, place);
    }
    if (this.#problems.length > 0) {
      throw new FixtureError(
        this.#problems.sort((left, right) => left.at - right.at),
        list,
      );
    }
    this.#link();
  }

  #insert(resource: JsonValue, at: number): void {
    this.#attempt(at, () => {
      const { registry, freshId } = this.#deps;
      try {
        const fixture = readFixture(registry, resource, this.#reading);
        const { type, content, id = freshId(type) } = fixture;
        this.#checkUnique(type, id, content);
        this.#places.set(this.#transaction.insertDraft(type, id, content, fixture), at);
      } catch (error) {
        this.#lose(resource);
        throw error;
      }
    });
  }

  #checkUnique(type: ResourceType, id: string, content: JsonObject): void {
    const table = this.#deps.tableOf(type);
    const sameId = table.find(id);
    const conflict = table.findConflict(content, undefined);
    const holder = sameId ?? conflict?.holder;
    if (!holder) {
      return;
    }
    const [label, value] = sameId ? ['the id', id] : [conflict?.label, conflict?.value];
    const detail = `A ${type.name} with ${String(label)} ${JSON.stringify(value)} exists already`;
    const other = this.#places.get(holder);
    throw other === undefined
      ? uniqueness(sameId ? detail : `${detail}: ${holder.id}`)
      : new RepeatedValue(detail, other);
  }

  #complete(entry: Entry, at: number): void {
    const { memberships } = this.#deps;
    const { type, stored } = entry;
    const members = listOf(stored.content, memberships.linksOf(type).members);
    if (this.#lostIds.size > 0 && members.some((member) => this.#isLost(member))) {
      return;
    }
    this.#attempt(at, () => {
      const content = memberships.complete(type, stored.content, undefined, this.#reading);
      entry.stored = { ...stored, content };
    });
  }

  #link(): void {
    for (const entry of this.#places.keys()) {
      this.#transaction.link(entry, undefined);
    }
    for (const entry of this.#places.keys()) {
      this.#transaction.seal(entry);
    }
    this.#transaction.finish();
  }

  #attempt(at: number, run: () => void): void {
    try {
      run();
    } catch (error) {
      if (error instanceof RepeatedValue) {
        this.#problems.push({ at, reason: error.message, other: error.other });
      } else if (error instanceof ScimError) {
        this.#problems.push({ at, reason: error.message });
      } else {
        throw error;
      }
    }
  }

  #lose(resource: JsonValue): void {
    const id = isJsonObject(resource)
      ? Object.entries(resource).find(([name]) => name.toLowerCase() === 'id')?.[1]
      : undefined;
    if (typeof id === 'string') {
      this.#lostIds.add(id);
    }
  }

  #isLost(member: JsonValue): boolean {
    const id = isJsonObject(member) ? member['value'] : undefined;
    return typeof id === 'string' && this.#lostIds.has(id);
  }
}

class RepeatedValue extends Error {
  override readonly name = 'RepeatedValue';
  readonly other: number;

  constructor(message: string, other: number) {
    super(message);
    this.other = other;
  }
}
