import { type JsonObject } from '../../base/json.js';
import { type ResourceType } from '../schema/resourceType.js';
import { AttributeIndex, indexedPaths } from './attributeIndex.js';
import { type StoredResource } from './storedResource.js';

/** The place of one resource in the directory; its content moves on, the entry stays. */
export interface Entry {
  readonly type: ResourceType;
  readonly id: string;
  stored: StoredResource;
  /** Who lists this resource as a member, in the order in which it came in. */
  parents: readonly Entry[];
  /** In the order of creation, never used twice; the table gives it. */
  ordinal?: number;
}

/** A value that must be unique and is held by another resource. */
export interface Conflict {
  readonly label: string;
  readonly value: string;
  readonly holder: Entry;
}

/** The resources of one type, in the order of their creation, with their indexes. */
export class ResourceTable {
  readonly type: ResourceType;
  readonly #byId = new Map<string, Entry>();
  readonly #indexes: readonly AttributeIndex<Entry>[];
  /** For pages: made anew when it is read after a deletion. */
  #list: Entry[] | undefined;
  readonly #nextOrdinal: () => number;

  constructor(type: ResourceType, nextOrdinal: () => number) {
    this.type = type;
    this.#nextOrdinal = nextOrdinal;
    this.#indexes = indexedPaths(type).map((path) => new AttributeIndex(path));
  }

  get size(): number {
    return this.#byId.size;
  }

  find(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  list(): readonly Entry[] {
    this.#list ??= [...this.#byId.values()];
    return this.#list;
  }

  /** Who has `value`, where the attribute is indexed; undefined where only a scan can tell. */
  lookUp(attribute: string, value: string): readonly Entry[] | undefined {
    const key = attribute.toLowerCase();
    if (key === 'id') {
      const entry = this.#byId.get(value);
      return entry ? [entry] : [];
    }
    // An index has them in the order in which they came to have the value.
    return this.#indexes
      .find((index) => index.key === key)
      ?.find(value)
      .toSorted((left, right) => (left.ordinal ?? 0) - (right.ordinal ?? 0));
  }

  /** @param also in small letters, an indexed attribute that is to be unique besides what its schema says */
  findConflict(content: JsonObject, self: Entry | undefined, also?: string): Conflict | undefined {
    for (const index of this.#indexes) {
      const isUnique = index.isUnique || index.key === also;
      const taken = isUnique ? index.findTaken(content, self) : undefined;
      if (taken) {
        return { label: index.label, ...taken };
      }
    }
    return undefined;
  }

  add(entry: Entry): void {
    entry.ordinal = this.#nextOrdinal();
    this.#byId.set(entry.id, entry);
    this.#list?.push(entry);
    for (const index of this.#indexes) {
      index.add(entry.stored.content, entry);
    }
  }

  update(entry: Entry, stored: StoredResource): void {
    const before = entry.stored.content;
    entry.stored = stored;
    for (const index of this.#indexes) {
      if (!isSameList(index.valuesOf(before), index.valuesOf(stored.content))) {
        index.delete(before, entry);
        index.add(stored.content, entry);
      }
    }
  }

  delete(entry: Entry): void {
    this.#byId.delete(entry.id);
    this.#list = undefined;
    for (const index of this.#indexes) {
      index.delete(entry.stored.content, entry);
    }
  }
}

const isSameList = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((value, at) => value === right[at]);
