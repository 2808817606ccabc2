import { isJsonObject, isSameJson, type JsonObject, type JsonValue } from '../../base/json.js';
import { invalidSyntax, invalidValue, mutability } from '../errors.js';
import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { liftCore, readBodySchemas } from './bodySchemas.js';
import { type Place, placeOf, printPlace } from './place.js';
import { isSameValue } from './sameValue.js';
import { describeValue } from './simpleValue.js';
import { type ReadContext, type ReadMember, type ReadOptions, ValueReader } from './valueReader.js';

export interface BodyContext extends ReadContext, ReadOptions {
  /** The resource that a PUT replaces: what the client may not change comes from it. */
  readonly current?: JsonObject;
}

/**
 * The content that a POST or PUT body gives a resource (RFC 7644 3.3 and 3.5.1), with `schemas` but
 * without what the service itself fills in.
 */
export function readResourceBody(
  type: ResourceType,
  body: JsonValue,
  context: BodyContext,
): JsonObject {
  if (!isJsonObject(body)) {
    throw invalidSyntax(`The body must be a JSON object, but was ${describeValue(body)}`);
  }
  const lifted = liftCore(type, body, context);
  readBodySchemas(type, lifted, context);
  const reader = new ValueReader(context, context);
  const read = reader.readMembers(type.attributes, lifted, undefined, (name, value) =>
    readExtension(type, name, value, reader),
  );
  reader.finish(type.name);
  const content = context.current ? carryOver(type, read, context.current) : read;
  checkRequired(type, content);
  const schemas = schemasOf(type, content);
  return isSameJson(content[schemasName], schemas)
    ? content
    : { ...content, [schemasName]: schemas };
}

const schemasByType = new WeakMap<ResourceType, Map<string, readonly string[]>>();

/** The core URN and those of the extensions that are there (RFC 7643 3). One list for all who have the same. */
export function schemasOf(type: ResourceType, content: JsonObject): readonly string[] {
  const present = type.extensions.filter(({ urn }) => content[urn] !== undefined);
  const urns = [type.schema, ...present.map(({ urn }) => urn)];
  const known = schemasByType.get(type) ?? new Map<string, readonly string[]>();
  schemasByType.set(type, known);
  const key = urns.join(' ');
  const shared = known.get(key) ?? urns;
  known.set(key, shared);
  return shared;
}

/** A 400 where an attribute that the schema requires is missing or empty. */
export function checkRequired(type: ResourceType, content: JsonObject): void {
  checkRequiredOf(type, type.attributes, content);
  for (const extension of type.extensions) {
    const values = content[extension.urn];
    if (isJsonObject(values)) {
      checkRequiredOf(type, extension.attributes, values, placeOf(extension.urn));
    } else if (extension.isRequired) {
      throw invalidValue(`The extension ${extension.urn} is required for a ${type.name}`);
    }
  }
}

const schemasName = 'schemas';

function readExtension(
  type: ResourceType,
  name: string,
  value: JsonValue,
  reader: ValueReader,
): ReadMember | undefined {
  const extension = type.findExtension(name);
  if (!extension) {
    return undefined;
  }
  const { urn, attributes } = extension;
  if (value === null) {
    return { name: urn, value: undefined };
  }
  if (!isJsonObject(value)) {
    throw invalidValue(`${urn} must be an object, but was ${describeValue(value)}`);
  }
  const read = reader.readMembers(attributes, value, placeOf(urn));
  return { name: urn, value: Object.keys(read).length > 0 ? read : undefined };
}

/** RFC 7644 3.5.1: what a PUT cannot change, or cannot have known, stays. */
function carryOver(type: ResourceType, content: JsonObject, current: JsonObject): JsonObject {
  let result = carryOverOf(type.attributes, content, current);
  for (const { urn, attributes } of type.extensions) {
    const before = current[urn];
    if (isJsonObject(before)) {
      const after = content[urn];
      const kept = carryOverOf(attributes, isJsonObject(after) ? after : {}, before, placeOf(urn));
      result = Object.keys(kept).length > 0 ? { ...result, [urn]: kept } : result;
    }
  }
  return result;
}

function carryOverOf(
  attributes: Iterable<Attribute>,
  content: JsonObject,
  current: JsonObject,
  place?: Place,
): JsonObject {
  const carried = new Map<string, JsonValue>();
  for (const attribute of attributes) {
    const { name } = attribute;
    const before = current[name];
    if (before === undefined || name === schemasName) {
      continue;
    }
    const kept = carryOverOne(attribute, content[name], before, placeOf(name, place));
    if (kept !== undefined && kept !== content[name]) {
      carried.set(name, kept);
    }
  }
  return carried.size > 0 ? { ...content, ...Object.fromEntries(carried) } : content;
}

function carryOverOne(
  attribute: Attribute,
  after: JsonValue | undefined,
  before: JsonValue,
  place: Place,
): JsonValue | undefined {
  switch (attribute.mutability) {
    case 'readOnly':
      return before;
    case 'writeOnly':
      return after ?? before;
    case 'immutable':
      if (after !== undefined && !isSameValue(attribute, before, after)) {
        throw mutability(describeClash(place, before, after));
      }
      return before;
    case 'readWrite':
      return carryOverParts(attribute, after, before, place);
  }
}

function describeClash(place: Place, before: JsonValue, after: JsonValue): string {
  const is = describeValue(before);
  const becomes = describeValue(after);
  return is === becomes
    ? `${printPlace(place)} is immutable and has other values already`
    : `${printPlace(place)} is immutable: it is ${is} and cannot become ${becomes}`;
}

/**
 * Immutable and read-only parts inside a singular complex value. What the service derived from it
 * (`manager.displayName`) holds only as long as what it was derived from does.
 */
function carryOverParts(
  attribute: Attribute,
  after: JsonValue | undefined,
  before: JsonValue,
  place: Place,
): JsonValue | undefined {
  if (attribute.isMultiValued || !isJsonObject(after) || !isJsonObject(before)) {
    return after;
  }
  const isDerivedGood = Object.keys(after).every((name) => isSameJson(after[name], before[name]));
  const parts = [...attribute.subAttributes].filter(
    ({ mutability: kind }) => kind !== 'readOnly' || isDerivedGood,
  );
  return carryOverOf(parts, after, before, place);
}

function checkRequiredOf(
  type: ResourceType,
  attributes: AttributeMap,
  content: JsonObject,
  place?: Place,
): void {
  for (const attribute of attributes) {
    if (
      !attribute.isRequired ||
      attribute.mutability === 'readOnly' ||
      attribute.name === schemasName
    ) {
      continue;
    }
    const value = content[attribute.name];
    const name = printPlace(placeOf(attribute.name, place));
    if (value === undefined) {
      throw invalidValue(`${name} is required for a ${type.name}`);
    }
    if (typeof value === 'string' && value.trim() === '') {
      throw invalidValue(`${name} must not be empty`);
    }
  }
}
