import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { isShownWhole } from '../query/guardedMembers.js';
import {
  isDefaultProjection,
  parseProjection,
  project,
  type Projection,
} from '../query/projection.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { linksOf, listOf } from './links.js';
import { type StoredResource } from './storedResource.js';

interface Rendered {
  readonly baseUrl: string;
  readonly text: string;
}

const mostKeptCharacters = 16_000_000;

/**
 * The texts of resources in their default form. Two generations, so that a client that pages through
 * 100,000 people does not leave all of them in memory twice.
 */
class RenderedTexts {
  #young = new WeakMap<StoredResource, Rendered>();
  #old = new WeakMap<StoredResource, Rendered>();
  #characters = 0;

  find(stored: StoredResource, baseUrl: string): string | undefined {
    const young = this.#young.get(stored);
    const found = young ?? this.#old.get(stored);
    if (found?.baseUrl !== baseUrl) {
      return undefined;
    }
    if (!young) {
      this.keep(stored, found);
    }
    return found.text;
  }

  keep(stored: StoredResource, rendered: Rendered): void {
    this.#characters += rendered.text.length;
    if (this.#characters > mostKeptCharacters) {
      this.#old = this.#young;
      this.#young = new WeakMap();
      this.#characters = rendered.text.length;
    }
    this.#young.set(stored, rendered);
  }
}

const renderedTexts = new RenderedTexts();

/**
 * The JSON text of a resource as clients see it at `baseUrl` (without a slash at the end): with
 * `meta.location` and the `$ref`s of members, without what is never returned.
 */
export function renderResource(
  stored: StoredResource,
  baseUrl: string,
  projection?: Projection,
): string {
  if (projection && !isDefaultProjection(projection)) {
    return JSON.stringify(project(toAddressed(stored, baseUrl), stored.type, projection));
  }
  const known = renderedTexts.find(stored, baseUrl);
  if (known !== undefined) {
    return known;
  }
  const text = JSON.stringify(showDefault(toAddressed(stored, baseUrl), stored.type));
  renderedTexts.keep(stored, { baseUrl, text });
  return text;
}

/** Most resources hide nothing, and to take them apart and together again costs twice the JSON. */
const showDefault = (resource: JsonObject, type: ResourceType): JsonObject =>
  isShownWhole(resource, type)
    ? resource
    : project(resource, type, parseProjection(undefined, undefined, type));

const locationOf = (type: ResourceType, id: string, baseUrl: string): string =>
  `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`;

/** The content with everything that depends on the address of the service. */
function toAddressed(stored: StoredResource, baseUrl: string): JsonObject {
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
