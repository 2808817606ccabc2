import { isJsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { type AttributePath } from '../filter/ast.js';
import { resourceScope, type ScopedPath } from '../filter/scope.js';
import { toInstant } from '../message/dateTime.js';
import { isPrimary } from '../message/plural.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';

/** Negative where `left` comes first. */
export interface Order {
  (left: JsonObject, right: JsonObject): number;
  /** What a resource is ordered by, for `compareKeys`. */
  readonly keyOf: (resource: JsonObject) => SortKey;
}

export type SortKey = string | number | undefined;

/**
 * The ascending order of RFC 7644 3.4.2.3: text without regard to case unless the attribute is case
 * exact, times as instants, of several values the primary or else the first, resources without a value
 * last. Undefined where the type has no such attribute or its values have no order.
 */
export function compareBy(type: ResourceType, path: AttributePath): Order | undefined {
  const place = resourceScope(type).find(path);
  const toKey = place && toKeyReader(place);
  if (!toKey) {
    return undefined;
  }
  // A sort asks for each key about 2 log n times.
  const keys = new WeakMap<JsonObject, { readonly key: SortKey }>();
  const keyOf = (resource: JsonObject): SortKey => {
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

function toKeyReader({
  read,
  readPart,
  attribute,
  leaf,
}: ScopedPath): ((of: JsonObject) => SortKey) | undefined {
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
    return toInstant(value);
  }
  return isCaseExact ? value : value.toLowerCase();
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
  return left < right ? -1 : 1;
}
