import { type JsonObject, type JsonValue, withoutMember } from '../../base/json.js';
import { type Place } from '../message/place.js';
import { checkParts } from '../message/valueReader.js';
import { type Attribute } from '../schema/attribute.js';

/** `complex` with another part. What the service derived from the old parts goes. */
export function withPart(
  attribute: Attribute,
  complex: JsonObject,
  part: Attribute,
  value: JsonValue | undefined,
): JsonObject {
  if (value === complex[part.name]) {
    return complex;
  }
  const derived = Object.keys(complex).filter(
    (name) => attribute.subAttributes.find(name)?.mutability === 'readOnly',
  );
  const kept = derived.reduce(withoutMember, complex);
  return value === undefined ? withoutMember(kept, part.name) : { ...kept, [part.name]: value };
}

/** A complex value without any part is unassigned; one with some has all that are required. */
export function settleComplex(
  attribute: Attribute,
  value: JsonObject,
  place: Place,
): JsonObject | undefined {
  if (Object.keys(value).length === 0) {
    return undefined;
  }
  checkParts(attribute, value, place);
  return value;
}
