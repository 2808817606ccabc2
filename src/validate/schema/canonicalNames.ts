import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type AttributeMap } from '../../scim/schema/attribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { toPointer } from '../../base/jsonPointer.js';

/** A name that is written in other capitals than the schema spells it, which is allowed (RFC 7643 2.1). */
export interface OddName {
  readonly pointer: string;
  readonly written: string;
  readonly canonical: string;
}

export interface CanonicalNames {
  readonly value: JsonObject;
  readonly oddNames: readonly OddName[];
  /** From a pointer into `value` to the one into what was given. */
  readonly toGiven: (pointer: string) => string;
}

/** A resource with its names as the schemas spell them; itself, where they are spelled so already. */
export function canonicalNames(type: ResourceType, resource: JsonObject): CanonicalNames {
  if (hasCanonicalNames(type, resource)) {
    return { value: resource, oddNames: [], toGiven: (pointer) => pointer };
  }
  const oddNames: OddName[] = [];
  const givenByPointer = new Map<string, string>();
  const walker = new Walker(oddNames, givenByPointer);
  const value = walker.object(resource, (name) => findTop(type, name));
  return {
    value,
    oddNames,
    toGiven: (pointer) => (oddNames.length === 0 ? pointer : translate(pointer, givenByPointer)),
  };
}

/** What nearly all resources are, and quicker to see than to make. */
const hasCanonicalNames = (type: ResourceType, resource: JsonObject): boolean =>
  Object.keys(resource).every((name) => {
    const found = findTop(type, name);
    return !found || (found.name === name && areCanonical(resource[name] ?? null, found.inner));
  });

/** The attribute or the extension that a member of a resource is. */
function findTop(type: ResourceType, name: string): Found | undefined {
  const attribute = type.attributes.find(name);
  if (attribute) {
    return { name: attribute.name, inner: attribute.subAttributes };
  }
  const extension = type.findExtension(name);
  return extension && { name: extension.urn, inner: extension.attributes };
}

function areCanonical(value: JsonValue, attributes: AttributeMap): boolean {
  if (attributes.size === 0 || typeof value !== 'object' || value === null) {
    return true;
  }
  if (isJsonArray(value)) {
    return value.every((element) => areCanonical(element, attributes));
  }
  if (!isJsonObject(value)) {
    return true;
  }
  for (const name of Object.keys(value)) {
    const attribute = attributes.find(name);
    const isOdd = attribute !== undefined && attribute.name !== name;
    if (isOdd || (attribute && !areCanonical(value[name] ?? null, attribute.subAttributes))) {
      return false;
    }
  }
  return true;
}

interface Found {
  readonly name: string;
  readonly inner: AttributeMap;
}

class Walker {
  readonly #oddNames: OddName[];
  readonly #givenByPointer: Map<string, string>;

  constructor(oddNames: OddName[], givenByPointer: Map<string, string>) {
    this.#oddNames = oddNames;
    this.#givenByPointer = givenByPointer;
  }

  object(
    object: JsonObject,
    find: (name: string) => Found | undefined,
    given = '',
    canonical = '',
  ): JsonObject {
    const members = Object.entries(object).map(([written, value]) => {
      const found = find(written);
      // A name that is there twice in different capitals stays: it is a problem of its own.
      const isTwice = found && found.name !== written && Object.hasOwn(object, found.name);
      const name = found && !isTwice ? found.name : written;
      const places = {
        given: given + toPointer([written]),
        canonical: canonical + toPointer([name]),
      };
      if (name !== written) {
        this.#oddNames.push({ pointer: places.given, written, canonical: name });
        this.#givenByPointer.set(places.canonical, places.given);
      }
      const inner = found ? this.#value(value, found.inner, places.given, places.canonical) : value;
      return { name, inner, isSame: name === written && inner === value };
    });
    return members.every(({ isSame }) => isSame)
      ? object
      : Object.fromEntries(members.map(({ name, inner }) => [name, inner]));
  }

  #value(value: JsonValue, inner: AttributeMap, given: string, canonical: string): JsonValue {
    if (inner.size === 0) {
      return value;
    }
    const find = (name: string): Found | undefined => {
      const attribute = inner.find(name);
      return attribute && { name: attribute.name, inner: attribute.subAttributes };
    };
    if (isJsonObject(value)) {
      return this.object(value, find, given, canonical);
    }
    if (!isJsonArray(value)) {
      return value;
    }
    let changed: JsonValue[] | undefined;
    value.forEach((element, at) => {
      const step = `/${String(at)}`;
      const read = this.#value(element, inner, given + step, canonical + step);
      if (read !== element) {
        changed ??= [...value];
        changed[at] = read;
      }
    });
    return changed ?? value;
  }
}

/** The longest known beginning is exchanged; steps beyond it are spelled alike. */
function translate(pointer: string, givenByPointer: ReadonlyMap<string, string>): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const given = givenByPointer.get(pointer.slice(0, end));
    if (given !== undefined) {
      return given + pointer.slice(end);
    }
  }
  return pointer;
}
