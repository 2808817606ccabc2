import {
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';

// What RFC 7643 2.4 gives every multi-valued attribute; no schema can name them otherwise.
const valuePart = 'value';
const typePart = 'type';
const primaryPart = 'primary';
const referencePart = '$ref';

/**
 * Whether the values of a complex attribute point at resources, as `members` and `manager` do: they
 * have a `value` and a `$ref` that names resource types and not just any address.
 */
export const refersToResources = (attribute: Attribute): boolean =>
  attribute.subAttributes.find(valuePart) !== undefined &&
  (attribute.subAttributes.find(referencePart)?.referenceTypes ?? []).some(
    (name) => name !== 'uri' && name !== 'external',
  );

type Identify = (element: JsonValue) => string;

const identifiers = new WeakMap<Attribute, Identify>();

/**
 * The text by which two values of a multi-valued attribute are the same one: `type` with `value`
 * (RFC 7643 2.4), the id alone where the values are resources, everything but `primary` where there
 * is no `value` (addresses).
 */
export function identify(attribute: Attribute): Identify {
  const known = identifiers.get(attribute);
  if (known) {
    return known;
  }
  const made =
    attribute.type === 'complex' ? identifyComplex(attribute) : identifySimple(attribute);
  identifiers.set(attribute, made);
  return made;
}

const identifySimple =
  (attribute: Attribute): Identify =>
  (element) =>
    attribute.isCaseExact ? textOf(element) : textOf(element).toLowerCase();

const textOf = (element: JsonValue): string =>
  typeof element === 'string' ? element : JSON.stringify(element);

function identifyComplex(attribute: Attribute): Identify {
  const isReference = refersToResources(attribute);
  const value = attribute.subAttributes.find(valuePart);
  return (element) => {
    if (!isJsonObject(element)) {
      return textOf(element);
    }
    const own = value && element[value.name];
    if (value === undefined || typeof own !== 'string') {
      return identifyWhole(element);
    }
    if (isReference) {
      return own;
    }
    const type = element[typePart];
    const folded = value.isCaseExact ? own : own.toLowerCase();
    return typeof type === 'string' ? `${type.toLowerCase()}\n${folded}` : `\n${folded}`;
  };
}

const identifyWhole = (element: JsonObject): string =>
  JSON.stringify(
    Object.entries(element)
      .filter(([name]) => name !== primaryPart)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

export const isPrimary = (element: JsonValue | undefined): element is JsonObject =>
  isJsonObject(element) && element[primaryPart] === true;

/** The place of each value in a list, by the text that `identify` gives it. */
export type Places = Map<string, number>;

/** Remembers where the values of a list stand from one addition to the next. */
export interface KnownPlaces {
  /** Undefined where a look at the whole list is no more work. */
  find(attribute: Attribute, list: JsonArray): Places | undefined;
  keep(list: JsonArray, places: Places): void;
}

/**
 * `existing` with `additions` after them. A value that is there already is not added again: its
 * parts are merged, or left alone where it is a resource. The last addition that is primary
 * is the only one then. One pass over each list; the same list comes back when nothing changes.
 */
export function addValues(
  attribute: Attribute,
  existing: JsonArray,
  additions: JsonArray,
  known?: KnownPlaces,
): JsonArray {
  const added = foldValues(attribute, additions);
  if (existing.length === 0 || added.length === 0) {
    return existing.length === 0 ? added : existing;
  }
  const all = known?.find(attribute, existing);
  const places = all ?? findPlaces(attribute, existing, added);
  const joined = joinValues(attribute, existing, added, places);
  const winner = joined === existing ? undefined : added.find(isPrimary);
  const settled =
    winner === undefined
      ? joined
      : keepOnePrimary(joined, places.get(identify(attribute)(winner)) ?? -1);
  if (all) {
    known?.keep(settled, all);
  }
  return settled;
}

/** Where those of `wanted` stand that `elements` has. */
function findPlaces(attribute: Attribute, elements: JsonArray, wanted: JsonArray): Places {
  const identifyValue = identify(attribute);
  const pending = new Set(wanted.map(identifyValue));
  const places: Places = new Map();
  for (const [at, element] of elements.entries()) {
    const key = identifyValue(element);
    if (pending.delete(key)) {
      places.set(key, at);
    }
  }
  return places;
}

/** `places` gets those of what is new. */
function joinValues(
  attribute: Attribute,
  existing: JsonArray,
  added: JsonArray,
  places: Places,
): JsonArray {
  const identifyValue = identify(attribute);
  let result: JsonValue[] | undefined;
  for (const addition of added) {
    const key = identifyValue(addition);
    const at = places.get(key);
    const before = at === undefined ? undefined : existing[at];
    const merged = before === undefined ? addition : mergeValue(attribute, before, addition);
    if (merged !== before) {
      result ??= existing.slice();
      const place = at ?? result.length;
      result[place] = merged;
      places.set(key, place);
    }
  }
  return result ?? existing;
}

/** The values of one list, each once, at most one of them primary: the last that says so. */
export function foldValues(attribute: Attribute, elements: JsonArray): JsonArray {
  if (elements.length < 2) {
    return elements;
  }
  const identifyValue = identify(attribute);
  const byKey = new Map<string, JsonValue>();
  const primaries: string[] = [];
  for (const element of elements) {
    const key = identifyValue(element);
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? element : mergeValue(attribute, before, element));
    if (isPrimary(element)) {
      primaries.push(key);
    }
  }
  const folded = byKey.size === elements.length ? elements : [...byKey.values()];
  // A later mention of the same value may have taken it back.
  const winner = primaries.findLast((key) => isPrimary(byKey.get(key)));
  return winner === undefined ? folded : keepOnePrimary(folded, [...byKey.keys()].indexOf(winner));
}

function mergeValue(attribute: Attribute, before: JsonValue, after: JsonValue): JsonValue {
  if (!isJsonObject(before) || !isJsonObject(after) || refersToResources(attribute)) {
    return before;
  }
  const merged = { ...before, ...after, ...pickIdentity(before) };
  return isSameJson(before, merged) ? before : merged;
}

/** Capitals by which a repeated value may differ make no change (RFC 7644 3.5.2.1). */
function pickIdentity(element: JsonObject): JsonObject {
  const { [valuePart]: value, [typePart]: type } = element;
  return { ...(value !== undefined && { value }), ...(type !== undefined && { type }) };
}

/** Only the element at `winner` stays primary (RFC 7643 2.4). */
export const keepOnePrimary = (elements: JsonArray, winner: number): JsonArray =>
  elements.some((element, at) => at !== winner && isPrimary(element))
    ? elements.map((element, at) =>
        at !== winner && isPrimary(element) ? { ...element, [primaryPart]: false } : element,
      )
    : elements;

/** `existing` without the values that `listed` names; the same list when none is there. */
export function removeValues(
  attribute: Attribute,
  existing: JsonArray,
  listed: JsonArray,
): JsonArray {
  const identifyValue = identify(attribute);
  const doomed = new Set(listed.map(identifyValue));
  const value = attribute.subAttributes.find(valuePart)?.name;
  // A listed value without a type means that value whatever its type.
  const bare = new Set(
    listed.flatMap((item) =>
      value !== undefined && isJsonObject(item) && item[typePart] === undefined
        ? [foldText(attribute, item[value])]
        : [],
    ),
  );
  const isDoomed = (element: JsonValue): boolean =>
    doomed.has(identifyValue(element)) ||
    (value !== undefined &&
      isJsonObject(element) &&
      element[value] !== undefined &&
      bare.has(foldText(attribute, element[value])));
  return existing.some(isDoomed) ? existing.filter((element) => !isDoomed(element)) : existing;
}

const foldText = (attribute: Attribute, value: JsonValue | undefined): JsonValue | undefined =>
  typeof value === 'string' && attribute.subAttributes.find(valuePart)?.isCaseExact === false
    ? value.toLowerCase()
    : value;
