import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { linksOf, listOf } from './links.js';
import { type StoredResource } from './storedResource.js';

/** A list of a resource whose values refer to others. */
export interface ReferenceList {
  readonly attribute: Attribute;
  /** Undefined where that cannot be told: no address is better than a wrong one. */
  readonly typeOf: (member: JsonObject) => ResourceType | undefined;
}

/** The lists of `type` whose values get a `$ref` that depends on the address of the service. */
export function referenceListsOf(
  type: ResourceType,
  registry: SchemaRegistry,
): readonly ReferenceList[] {
  const { members, memberTypes, mirror, mirroredTypes } = linksOf(registry).of(type);
  return [
    ...(members
      ? [
          {
            attribute: members,
            typeOf: ({ type: name }: JsonObject) =>
              memberTypes.find((candidate) => candidate.name === name) ?? onlyOne(memberTypes),
          },
        ]
      : []),
    ...(mirror ? [{ attribute: mirror, typeOf: () => onlyOne(mirroredTypes) }] : []),
  ];
}

const onlyOne = (types: readonly ResourceType[]): ResourceType | undefined =>
  types.length === 1 ? types[0] : undefined;

const locationOf = (type: ResourceType, id: string, baseUrl: string): string =>
  `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`;

/** The content with everything that depends on the address of the service. */
export function addressedContent(stored: StoredResource, baseUrl: string): JsonObject {
  const { type, id, content, registry } = stored;
  // One spread and assignments: V8 copies the first spread of a literal at once, others name by name.
  const addressed: Record<string, JsonValue> = { ...content };
  for (const { attribute, typeOf } of referenceListsOf(type, registry)) {
    const list = listOf(content, attribute);
    if (list.length > 0) {
      addressed[attribute.name] = list.map((member) => addressMember(member, baseUrl, typeOf));
    }
  }
  const { meta } = content;
  addressed['meta'] = {
    ...(isJsonObject(meta) && meta),
    location: locationOf(type, id, baseUrl),
  };
  return addressed;
}

function addressMember(
  member: JsonValue,
  baseUrl: string,
  typeOf: ReferenceList['typeOf'],
): JsonValue {
  const id = isJsonObject(member) ? member['value'] : undefined;
  const type = isJsonObject(member) ? typeOf(member) : undefined;
  return isJsonObject(member) && typeof id === 'string' && type
    ? { ...member, $ref: locationOf(type, id, baseUrl) }
    : member;
}
