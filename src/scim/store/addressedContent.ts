import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { linksOf, listOf } from './links.js';
import { type StoredResource } from './storedResource.js';

const locationOf = (type: ResourceType, id: string, baseUrl: string): string =>
  `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`;

/** The content with everything that depends on the address of the service. */
export function addressedContent(stored: StoredResource, baseUrl: string): JsonObject {
  const { type, id, content, registry } = stored;
  const links = linksOf(registry).of(type);
  const typeOf = (name: JsonValue | undefined): ResourceType | undefined =>
    links.memberTypes.find((candidate) => candidate.name === name) ?? onlyOne(links.memberTypes);
  // One spread and assignments: V8 copies the first spread of a literal at once, others name by name.
  const addressed: Record<string, JsonValue> = { ...content };
  addressList(addressed, links.members, baseUrl, ({ type: name }) => typeOf(name));
  addressList(addressed, links.mirror, baseUrl, () => onlyOne(links.mirroredTypes));
  const { meta } = content;
  addressed['meta'] = {
    ...(isJsonObject(meta) && meta),
    location: locationOf(type, id, baseUrl),
  };
  return addressed;
}

/** Where the type may be one of several, no address is better than a wrong one. */
const onlyOne = (types: readonly ResourceType[]): ResourceType | undefined =>
  types.length === 1 ? types[0] : undefined;

function addressList(
  addressed: Record<string, JsonValue>,
  attribute: Attribute | undefined,
  baseUrl: string,
  typeOf: (member: JsonObject) => ResourceType | undefined,
): void {
  const list: JsonArray = listOf(addressed, attribute);
  if (!attribute || list.length === 0) {
    return;
  }
  addressed[attribute.name] = list.map((member) => {
    const id = isJsonObject(member) ? member['value'] : undefined;
    const type = isJsonObject(member) ? typeOf(member) : undefined;
    return isJsonObject(member) && typeof id === 'string' && type
      ? { ...member, $ref: locationOf(type, id, baseUrl) }
      : member;
  });
}
