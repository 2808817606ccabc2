import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../base/json.js';
import { isPrimary } from '../../scim/message/plural.js';
import { isSameValue } from '../../scim/message/sameValue.js';
import { type Attribute, type AttributeMap } from '../../scim/schema/attribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase, toBoolean } from '../view/anyCase.js';
import { toPointer } from '../../base/jsonPointer.js';

/** What was sent and did not come back as it was sent, as small as it can be told. */
export interface MissingPart {
  /** For example `name.familyName` or `emails[1].value`, behind the URN of an extension where it is of one. */
  readonly name: string;
  /** JSON pointer into the resource that came. */
  readonly pointer: string;
  readonly attribute: Attribute;
  readonly sent: JsonValue;
  /** Undefined where nothing came. */
  readonly got: JsonValue | undefined;
}

/**
 * What a client may expect to see again: what it may write and the service returns. Values may come
 * with more parts, lists in any order and with more elements, text in other capitals where these do
 * not matter.
 */
export function missingParts(
  type: ResourceType,
  sent: JsonObject,
  got: JsonObject,
): readonly MissingPart[] {
  const core = missingIn(type.attributes, sent, got, []);
  const extensions = type.extensions.flatMap(({ urn, attributes }) => {
    const sentValues = readAnyCase(sent, urn);
    const gotValues = readAnyCase(got, urn);
    return isJsonObject(sentValues)
      ? missingIn(attributes, sentValues, isJsonObject(gotValues) ? gotValues : {}, [urn])
      : [];
  });
  return [...core, ...extensions];
}

function missingIn(
  attributes: AttributeMap,
  sent: JsonObject,
  got: JsonObject,
  steps: readonly string[],
): readonly MissingPart[] {
  return Object.entries(sent).flatMap(([written, value]) => {
    const attribute = attributes.find(written);
    if (!attribute || !isSeenAgain(attribute) || isEmpty(value)) {
      return [];
    }
    const place = { name: [...steps, attribute.name].join(':'), steps: [...steps, attribute.name] };
    return missingOf(attribute, value, readAnyCase(got, attribute.name), place);
  });
}

interface PartPlace {
  readonly name: string;
  /** Into the resource that came. */
  readonly steps: readonly (string | number)[];
}

function missingOf(
  attribute: Attribute,
  sent: JsonValue,
  got: JsonValue | undefined,
  place: PartPlace,
): readonly MissingPart[] {
  if (got !== undefined && isContained(attribute, sent, got)) {
    return [];
  }
  const inner =
    isJsonArray(sent) && isJsonArray(got)
      ? missingElements(attribute, sent, got, place)
      : isJsonObject(sent) && isJsonObject(got)
        ? missingSubs(attribute, sent, got, place)
        : [];
  const { name, steps } = place;
  return inner.length > 0 ? inner : [{ name, pointer: toPointer(steps), attribute, sent, got }];
}

const missingSubs = (
  attribute: Attribute,
  sent: JsonObject,
  got: JsonObject,
  { name, steps }: PartPlace,
): readonly MissingPart[] =>
  Object.entries(sent).flatMap(([written, value]) => {
    const part = attribute.subAttributes.find(written);
    return !part || isPartContained(attribute, written, value, got)
      ? []
      : missingOf(part, value, readAnyCase(got, part.name), {
          name: `${name}.${part.name}`,
          steps: [...steps, part.name],
        });
  });

/** Of a long list the first ones tell enough. */
const mostElements = 10;

/** What has become of each element: it is told by its `value`, else by its `type`. */
function missingElements(
  attribute: Attribute,
  sent: JsonArray,
  got: JsonArray,
  { name, steps }: PartPlace,
): readonly MissingPart[] {
  const byKey = groupByKey(got);
  return withoutRivals(sent)
    .flatMap((element, at): readonly (readonly [JsonValue, number])[] =>
      isElementContained(attribute, element, byKey) ? [] : [[element, at]],
    )
    .slice(0, mostElements)
    .flatMap(([element, at]) => {
      const twin = got.findIndex((one) => isTwin(element, one));
      return missingOf({ ...attribute, isMultiValued: false }, element, got[twin], {
        name: `${name}[${String(at)}]`,
        steps: twin === -1 ? steps : [...steps, twin],
      });
    });
}

function isTwin(sent: JsonValue, got: JsonValue): boolean {
  if (!isJsonObject(sent) || !isJsonObject(got)) {
    return false;
  }
  const type = readAnyCase(sent, 'type');
  return keyOf(sent) === keyOf(got) || (type !== undefined && type === readAnyCase(got, 'type'));
}

/** Whether what a client writes of it must be in the answer. */
export const isSeenAgain = ({ name, mutability, returned }: Attribute): boolean =>
  name !== 'schemas' &&
  (mutability === 'readWrite' || mutability === 'immutable') &&
  (returned === 'default' || returned === 'always');

/** Unassigned, as RFC 7643 2.5 has it. */
export const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (isJsonArray(value) && value.length === 0) ||
  (isJsonObject(value) && Object.values(value).every(isEmpty));

/** Whether all of `sent` is to be seen in `got`. */
export function isContained(attribute: Attribute, sent: JsonValue, got: JsonValue): boolean {
  if (attribute.isMultiValued && isJsonArray(sent) && isJsonArray(got)) {
    const byKey = groupByKey(got);
    return withoutRivals(sent).every((element) => isElementContained(attribute, element, byKey));
  }
  return isOneContained(attribute, sent, got);
}

const isElementContained = (
  attribute: Attribute,
  element: JsonValue,
  byKey: ReadonlyMap<string, readonly JsonValue[]>,
): boolean =>
  (byKey.get(keyOf(element)) ?? []).some((one) => isOneContained(attribute, element, one));

/** Of several primary values at most one can stay so, and which one is the service's to say (RFC 7643 2.4). */
const withoutRivals = (elements: JsonArray): JsonArray =>
  elements.filter(isPrimary).length > 1
    ? elements.map((one) => (isJsonObject(one) ? withoutMember(one, 'primary') : one))
    : elements;

/** Elements by their `value`: to compare each of 10,000 members with each other would take long. */
function groupByKey(elements: JsonArray): ReadonlyMap<string, readonly JsonValue[]> {
  const byKey = new Map<string, JsonValue[]>();
  for (const element of elements) {
    const key = keyOf(element);
    const known = byKey.get(key);
    if (known) {
      known.push(element);
    } else {
      byKey.set(key, [element]);
    }
  }
  return byKey;
}

function keyOf(element: JsonValue): string {
  const value = isJsonObject(element) ? readAnyCase(element, 'value') : element;
  return JSON.stringify(value ?? null).toLowerCase();
}

function isOneContained(attribute: Attribute, sent: JsonValue, got: JsonValue): boolean {
  if (attribute.type === 'boolean') {
    // Another rule speaks of booleans as texts.
    return toBoolean(sent) === toBoolean(got);
  }
  if (attribute.type === 'complex' && typeof sent === 'string' && isJsonObject(got)) {
    // A bare value, of which another rule speaks.
    return readAnyCase(got, 'value') === sent;
  }
  if (attribute.type !== 'complex' || !isJsonObject(sent) || !isJsonObject(got)) {
    return isSameValue({ ...attribute, isMultiValued: false }, sent, got);
  }
  return Object.entries(sent).every(([name, value]) =>
    isPartContained(attribute, name, value, got),
  );
}

function isPartContained(
  attribute: Attribute,
  name: string,
  value: JsonValue,
  got: JsonObject,
): boolean {
  const part = attribute.subAttributes.find(name);
  if (!part || isEmpty(value) || part.mutability === 'readOnly' || isDerived(attribute, part)) {
    return true;
  }
  const found = readAnyCase(got, part.name);
  // `primary: false` is the same as nothing (RFC 7643 2.4).
  return found === undefined ? value === false : isContained(part, value, found);
}

/** What the service may write as it likes: names of others, formatted names, types of members. */
const isDerived = (attribute: Attribute, { name }: Attribute): boolean =>
  derived.has(name) || (name === 'type' && attribute.subAttributes.find('$ref') !== undefined);

const derived: ReadonlySet<string> = new Set(['display', 'displayName', '$ref', 'formatted']);
