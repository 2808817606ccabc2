import { type JsonObject, type JsonValue } from '../../base/json.js';
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
  return Object.fromEntries([
    ...Object.entries(complex).filter(
      ([name]) =>
        name !== part.name && attribute.subAttributes.find(name)?.mutability !== 'readOnly',
    ),
    ...(value === undefined ? [] : [[part.name, value] as const]),
  ]);
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
