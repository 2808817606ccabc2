import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
} from '../../base/json.js';
import { type Attribute, type AttributeMap } from '../../scim/schema/attribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';

/**
 * A resource of a file as filters want it: names as the schemas spell them (RFC 7643 2.1), lists as
 * lists. Values stay as they are, right or wrong; what is never returned, such as a password, is left out.
 */
export function toCanonicalResource(type: ResourceType, resource: JsonObject): JsonObject {
  const members = Object.entries(resource).flatMap(([name, value]): [string, JsonValue][] => {
    const extension = type.findExtension(name);
    return extension && isJsonObject(value)
      ? [[extension.urn, toCanonicalMembers(extension.attributes, value)]]
      : toCanonicalMember(type.attributes, name, value);
  });
  return Object.fromEntries(members);
}

const toCanonicalMembers = (attributes: AttributeMap, object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => toCanonicalMember(attributes, name, value)),
  );

function toCanonicalMember(
  attributes: AttributeMap,
  name: string,
  value: JsonValue,
): [string, JsonValue][] {
  const attribute = attributes.find(name);
  if (!attribute) {
    return [[name, value]];
  }
  return attribute.returned === 'never'
    ? []
    : [[attribute.name, toCanonicalValue(attribute, value)]];
}

function toCanonicalValue(attribute: Attribute, value: JsonValue): JsonValue {
  const toOne = (one: JsonValue): JsonValue =>
    isJsonObject(one) ? toCanonicalMembers(attribute.subAttributes, one) : one;
  if (!attribute.isMultiValued || value === null) {
    return toOne(value);
  }
  const list: JsonArray = isJsonArray(value) ? value : [value];
  return list.map(toOne);
}
