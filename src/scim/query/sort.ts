import { foldCase } from '../foldCase.js';
import { isJsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { type AttributePath } from '../filter/ast.js';
import { resourceScope, type ScopedPath } from '../filter/scope.js';
import { toInstantKey } from '../message/dateTime.js';
import { isPrimary } from '../message/plural.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { typeNameOf } from './typeNameOf.js';

/** Negative where `left` comes first. */
export interface Order {
  (left: JsonObject, right: JsonObject): number;
  /** What a resource is ordered by, for `compareKeys`. */
  readonly keyOf: (resource: JsonObject) => SortKey;
}

export type SortKey = string | number | undefined;
type ReadKey = (resource: JsonObject) => SortKey;

/**
 * The ascending order of RFC 7644 3.4.2.3: text without regard to case unless the attribute is case
 * exact, times as instants, of several values the primary or else the first, resources without a value
 * last. Each resource is read by its own type. Undefined where no type has such an attribute or its
 * values have no order.
 */
export function compareBy(types: readonly ResourceType[], path: AttributePath): Order | undefined {
  const readers = new Map<string, ReadKey>();
  for (const type of types) {
    const place = resourceScope(type).find(path);
    const reader = place && toKeyReader(place);
    if (reader) {
      readers.set(type.name, reader);
    }
  }
  const [only] = readers.values();
  if (!only) {
    return undefined;
  }
  const toKey: ReadKey =
    types.length === 1 ? only : (resource) => readers.get(typeNameOf(resource))?.(resource);
  // A sort asks for each key about 2 log n times.
  const keys = new WeakMap<JsonObject, { readonly key: SortKey }>();
  const keyOf: ReadKey = (resource) => {
    const known = keys.get(resource);
    if (known) {
      return known.key;
    }
    const key = toKey(resource);
    keys.set(resource, { key });
    return key;
  };
  const compare = (left: JsonObject, right: JsonObject): number =>
    compareKeys(keyOf(left), keyOf(right));
  return Object.assign(compare, { keyOf });
}

function toKeyReader({ read, readPart, attribute, leaf }: ScopedPath): ReadKey | undefined {
  // The order of a list would give away what is never returned.
  const isSecret = leaf.returned === 'never' || attribute.returned === 'never';
  if (leaf.type === 'complex' || leaf.type === 'binary' || isSecret) {
    return undefined;
  }
  return (resource) => {
    const value = toOne(read(resource));
    return toKey(leaf, readPart && value !== undefined ? toOne(readPart(value)) : value);
  };
}

const toOne = (value: JsonValue | undefined): JsonValue | undefined =>
  isJsonArray(value) ? (value.find(isPrimary) ?? value[0]) : value;

function toKey({ type, isCaseExact }: Attribute, value: JsonValue | undefined): SortKey {
  if (typeof value === 'boolean') {
    return Number(value);
  }
  if (typeof value !== 'string') {
    return typeof value === 'number' ? value : undefined;
  }
  if (type === 'dateTime') {
    return toInstantKey(value);
  }
  return isCaseExact ? value : foldCase(value);
}

export function compareKeys(left: SortKey, right: SortKey): number {
  if (left === right) {
    return 0;
  }
  if (left === undefined) {
    return 1;
  }
  if (right === undefined) {
    return -1;
  }
  if (typeof left !== typeof right) {
    // Two types may have the same name for attributes of different types: numbers come first.
    return typeof left === 'number' ? -1 : 1;
  }
  return left < right ? -1 : 1;
}
