import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { diffContent } from './contentDelta.js';
import { type ImageRow } from './directoryImage.js';
import { type ResourceChange } from './journal.js';
import { type StoredResource } from './storedResource.js';

/** What was kept does not fit what this directory serves, or is nothing that was kept by it. */
export class KeptRecordError extends Error {
  override readonly name = 'KeptRecordError';
}

/** A change as a journal writes it down. */
export function toKeptChange({ type, id, before, after }: ResourceChange): JsonObject {
  if (!after) {
    return { type: type.name, id, deleted: true };
  }
  return before
    ? { type: type.name, id, ...diffContent(before.content, after.content) }
    : { type: type.name, content: after.content };
}

/** A resource as a snapshot writes it down. The order of several parents is not to be seen elsewhere. */
export function toKeptRow({ stored, parents }: ImageRow): JsonObject {
  return {
    type: stored.type.name,
    content: stored.content,
    ...(parents.length > 1 && { parents: parents.map(({ type, id }) => [type.name, id]) }),
  };
}

export function readKeptObject(value: JsonValue): JsonObject {
  if (!isJsonObject(value)) {
    throw malformed('a resource is no object');
  }
  return value;
}

export function readKeptType(registry: SchemaRegistry, name: JsonValue | undefined): ResourceType {
  const type = typeof name === 'string' ? registry.findByName(name) : undefined;
  if (!type) {
    throw new KeptRecordError(
      `it has a resource of the type ${JSON.stringify(name)}, which is not served`,
    );
  }
  return type;
}

/** All that is not in the content itself follows from it. */
export function toStored(
  registry: SchemaRegistry,
  type: ResourceType,
  content: JsonValue | undefined,
): StoredResource {
  const { id, meta } = isJsonObject(content) ? content : {};
  if (!isJsonObject(content) || typeof id !== 'string' || !isJsonObject(meta)) {
    throw malformed(`a ${type.name} has no id or no meta`);
  }
  const { version } = meta;
  if (typeof version !== 'string') {
    throw malformed(`the ${type.name} ${id} has no version`);
  }
  const created = readTime(meta['created']);
  const lastModified = readTime(meta['lastModified']);
  return { registry, type, id, content, version, created, lastModified };
}

export function readKeptParents(
  value: JsonValue,
): readonly (readonly [name: string, id: string])[] {
  return (isJsonArray(value) ? value : []).map((pair) => {
    const [name, id] = isJsonArray(pair) ? pair : [];
    if (typeof name !== 'string' || typeof id !== 'string') {
      throw malformed('a parent has no type or no id');
    }
    return [name, id];
  });
}

export const malformed = (reason: string): KeptRecordError => new KeptRecordError(reason);

function readTime(text: JsonValue | undefined): number {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw malformed(`${JSON.stringify(text)} is no time`);
  }
  return time;
}
