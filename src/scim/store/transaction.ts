import { isSameJson, type JsonObject, withoutMember } from '../../base/json.js';
import { type Effort } from '../effort.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type ResourceChange } from './journal.js';
import { displayNameOf, type Memberships } from './memberships.js';
import { type Entry, type ResourceTable } from './resourceTable.js';
import { composeResource, type StoredResource } from './storedResource.js';

interface Times {
  readonly created?: number | undefined;
  readonly lastModified?: number | undefined;
}

const noParents: readonly Entry[] = [];

export interface TransactionOptions {
  readonly registry: SchemaRegistry;
  readonly memberships: Memberships;
  readonly tableOf: (type: ResourceType) => ResourceTable;
  /** Of everything that is written in it. */
  readonly version: string;
  readonly now: number;
  /** Of the request; what is not from one counts nothing. */
  readonly effort?: Effort | undefined;
}

/** What it costs to make a new version of a resource, and to look at one. In looks at a value. */
const writeCost = 2000;
const visitCost = 16;

/**
 * One write with all that follows from it in other resources. Everything that can fail is checked
 * before it begins.
 */
export class Transaction {
  readonly #options: TransactionOptions;
  readonly #mirrored = new Map<Entry, StoredResource>();
  /** All that is written, with what was there before, if anything. */
  readonly #written = new Map<Entry, StoredResource | undefined>();
  readonly #oldParents = new Map<Entry, readonly Entry[]>();
  /** Whose mirror may show something else now. */
  readonly #suspects = new Set<Entry>();

  constructor(options: TransactionOptions) {
    this.#options = options;
  }

  /** The resources that another one's write changed, with what they were before. */
  get mirrored(): ReadonlyMap<Entry, StoredResource> {
    return this.#mirrored;
  }

  /** What a journal has to keep, in the order in which it was written. */
  get changes(): readonly ResourceChange[] {
    return Array.from(this.#written, ([{ type, id, stored }, before]) => ({
      type,
      id,
      ...(before && { before }),
      after: stored,
    }));
  }

  insert(type: ResourceType, id: string, attributes: JsonObject): Entry {
    const entry = this.insertDraft(type, id, attributes);
    this.seal(entry);
    return entry;
  }

  /** A resource that can be found and linked, but has to be sealed before anybody sees it. */
  insertDraft(type: ResourceType, id: string, attributes: JsonObject, times: Times = {}): Entry {
    const { registry, version, now, tableOf } = this.#options;
    const created = times.created ?? now;
    const lastModified = times.lastModified ?? created;
    const stored = { registry, type, id, content: attributes, version, created, lastModified };
    const entry: Entry = { type, id, stored, parents: noParents };
    tableOf(type).add(entry);
    this.#written.set(entry, undefined);
    return entry;
  }

  /** Gives a draft all that the service fills in. */
  seal(entry: Entry): void {
    const { memberships } = this.#options;
    const { mirror } = memberships.linksOf(entry.type);
    const shown = mirror ? memberships.mirrorOf(entry) : [];
    const { content } = entry.stored;
    const attributes =
      mirror && shown.length > 0 ? { schemas: [], ...content, [mirror.name]: shown } : content;
    entry.stored = composeResource({ ...entry.stored, attributes });
    this.#suspects.delete(entry);
  }

  /** A new version of a resource. Its `lastModified` never goes back, whatever the clock does. */
  write(entry: Entry, attributes: JsonObject): void {
    this.#put(entry, attributes, Math.max(this.#options.now, entry.stored.lastModified));
  }

  /** Lets members and owners know what a write of `entry` means for them. */
  link(entry: Entry, before: StoredResource | undefined): void {
    const { memberships } = this.#options;
    const { added, removed } = memberships.diff(entry.type, before?.content, entry.stored.content);
    for (const member of added) {
      this.#setParents(member, member.parents.concat(entry));
    }
    for (const member of removed) {
      this.#setParents(
        member,
        member.parents.filter((parent) => parent !== entry),
      );
    }
    this.#suspect([...added, ...removed]);
    if (before) {
      this.#follow(entry, displayNameOf({ ...entry, stored: before }));
    }
  }

  /** Takes a resource that is about to go out of all lists. */
  unlink(entry: Entry): void {
    const { memberships } = this.#options;
    for (const parent of entry.parents) {
      if (parent !== entry) {
        this.#charge(memberships.countMembers(parent) * visitCost);
        this.#writeOther(parent, memberships.rewriteMember(parent, entry, {}));
      }
    }
    const members = memberships.membersOf(entry.type, entry.stored.content);
    for (const member of members) {
      this.#setParents(
        member,
        member.parents.filter((parent) => parent !== entry),
      );
    }
    this.#suspect(members);
    this.#suspects.delete(entry);
  }

  /** Brings the mirrors up to date. */
  finish(): void {
    for (const entry of this.#suspects) {
      this.#refresh(entry);
    }
    this.#suspects.clear();
  }

  /** Puts everything back to what it was. */
  rollback(): void {
    const { tableOf } = this.#options;
    for (const [entry, before] of [...this.#written].reverse()) {
      if (before) {
        tableOf(entry.type).update(entry, before);
      } else {
        tableOf(entry.type).delete(entry);
      }
    }
    for (const [entry, parents] of this.#oldParents) {
      entry.parents = parents;
    }
  }

  #suspect(start: readonly Entry[]): void {
    const visits = this.#options.memberships.mirrorsBelow(start, this.#suspects);
    this.#charge(visits * visitCost);
  }

  #charge(looks: number): void {
    this.#options.effort?.charge(looks);
  }

  #setParents(entry: Entry, parents: readonly Entry[]): void {
    if (!this.#oldParents.has(entry)) {
      this.#oldParents.set(entry, entry.parents);
    }
    entry.parents = parents;
  }

  /** A member that was listed under its name is listed under its new one. */
  #follow(entry: Entry, oldName: string | undefined): void {
    const { memberships } = this.#options;
    const newName = displayNameOf(entry);
    if (newName === oldName) {
      return;
    }
    this.#suspect(memberships.membersOf(entry.type, entry.stored.content));
    if (oldName === undefined || newName === undefined) {
      return;
    }
    for (const parent of entry.parents) {
      this.#charge(memberships.countMembers(parent) * visitCost);
      if (memberships.showsName(parent, entry, oldName)) {
        this.#writeOther(parent, memberships.rewriteMember(parent, entry, { newName }));
      }
    }
  }

  #refresh(entry: Entry): void {
    const { mirror } = this.#options.memberships.linksOf(entry.type);
    if (!mirror) {
      return;
    }
    const { content } = entry.stored;
    const shown = this.#options.memberships.mirrorOf(entry);
    this.#charge(shown.length * visitCost);
    if (isSameJson(content[mirror.name] ?? [], shown)) {
      return;
    }
    const rest = withoutMember(content, mirror.name);
    this.#writeOther(entry, shown.length > 0 ? { ...rest, [mirror.name]: shown } : rest);
  }

  /** The resource that the client wrote itself, and what was created just now, has its version already. */
  #writeOther(entry: Entry, attributes: JsonObject): void {
    if (entry.stored.version === this.#options.version) {
      this.#put(entry, attributes, entry.stored.lastModified);
      return;
    }
    this.#mirrored.set(entry, entry.stored);
    this.write(entry, attributes);
  }

  #put(entry: Entry, attributes: JsonObject, lastModified: number): void {
    this.#charge(writeCost);
    const { registry, version, tableOf } = this.#options;
    const { type, id, stored } = entry;
    const { created } = stored;
    if (!this.#written.has(entry)) {
      this.#written.set(entry, stored);
    }
    const parts = { registry, type, id, attributes, version, created, lastModified };
    tableOf(type).update(entry, composeResource(parts));
  }
}
