import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { foldCase } from '../foldCase.js';
import { toInstantKey } from '../message/dateTime.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../schema/resourceType.js';

interface IndexedPath {
  readonly attribute: Attribute;
  readonly extension?: SchemaExtension;
  readonly sub?: Attribute;
}

/** Finds the holders of a value of one attribute without looking at every resource. */
export class AttributeIndex<T extends object> {
  /** As in a filter, without regard to case: `username`. */
  readonly key: string;
  /** As people read it: `userName`. */
  readonly label: string;
  readonly isUnique: boolean;
  readonly #path: IndexedPath;
  readonly #leaf: Attribute;
  readonly #holders = new Map<string, T | T[]>();

  constructor(path: IndexedPath) {
    const { attribute, extension, sub } = path;
    this.#path = path;
    this.#leaf = sub ?? attribute;
    const name = sub ? `${attribute.name}.${sub.name}` : attribute.name;
    this.label = extension ? `${extension.urn}:${name}` : name;
    this.key = this.label.toLowerCase();
    this.isUnique = this.#leaf.uniqueness !== 'none';
  }

  find(value: string): readonly T[] {
    const found = this.#holders.get(this.#fold(value));
    return found === undefined ? [] : Array.isArray(found) ? found : [found];
  }

  /** The indexed values of a resource. */
  valuesOf(content: JsonObject): readonly string[] {
    const { attribute, extension, sub } = this.#path;
    const owner = extension ? content[extension.urn] : content;
    const value = isJsonObject(owner) ? owner[attribute.name] : undefined;
    if (value === undefined) {
      return [];
    }
    const values = (isJsonArray(value) ? value : [value]).map((item) =>
      sub && isJsonObject(item) ? item[sub.name] : item,
    );
    return values.flatMap((item) => textOf(item) ?? []);
  }

  /** The first value of `content` that somebody other than `self` holds. */
  findTaken(
    content: JsonObject,
    self: T | undefined,
  ): { readonly value: string; readonly holder: T } | undefined {
    for (const value of this.valuesOf(content)) {
      const holder = this.find(value).find((other) => other !== self);
      if (holder) {
        return { value, holder };
      }
    }
    return undefined;
  }

  add(content: JsonObject, holder: T): void {
    for (const key of this.#keysOf(content)) {
      const found = this.#holders.get(key);
      if (found === undefined) {
        this.#holders.set(key, holder);
      } else if (Array.isArray(found)) {
        found.push(holder);
      } else {
        this.#holders.set(key, [found, holder]);
      }
    }
  }

  delete(content: JsonObject, holder: T): void {
    for (const key of this.#keysOf(content)) {
      const found = this.#holders.get(key);
      const rest = Array.isArray(found) ? found.filter((other) => other !== holder) : [];
      if (rest.length > 0) {
        this.#holders.set(key, rest);
      } else {
        this.#holders.delete(key);
      }
    }
  }

  /** Each once: two values of one resource may be the same for the index. */
  #keysOf(content: JsonObject): Iterable<string> {
    const keys = this.valuesOf(content).map((value) => this.#fold(value));
    return keys.length > 1 ? new Set(keys) : keys;
  }

  /** As a filter compares: times as instants, text by its case exactness. */
  #fold(value: string): string {
    const { type, isCaseExact } = this.#leaf;
    if (type === 'dateTime') {
      return toInstantKey(value);
    }
    return isCaseExact ? value : foldCase(value);
  }
}

/**
 * The attributes that clients find resources by: the unique ones, and single strings that are required
 * (`Group.displayName`) or that the client itself issued (`externalId`).
 */
export function indexedPaths(type: ResourceType): readonly IndexedPath[] {
  const paths: IndexedPath[] = [];
  for (const { attribute, extension } of type.allAttributes()) {
    const place = { attribute, ...(extension && { extension }) };
    if (isIndexed(attribute)) {
      paths.push(place);
    }
    for (const sub of attribute.subAttributes) {
      if (sub.uniqueness !== 'none') {
        paths.push({ ...place, sub });
      }
    }
  }
  return paths;
}

const isIndexed = (attribute: Attribute): boolean =>
  attribute.type !== 'complex' &&
  attribute.mutability !== 'readOnly' &&
  (attribute.uniqueness !== 'none' ||
    (isText(attribute) &&
      !attribute.isMultiValued &&
      (attribute.isRequired || attribute.name === 'externalId')));

const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : typeof value === 'string'
      ? value
      : undefined;

const isText = ({ type }: Attribute): boolean => type === 'string' || type === 'reference';
