import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { invalidValue } from '../errors.js';
import { readResourceBody } from '../message/body.js';
import { isDateTime, toInstant } from '../message/dateTime.js';
import { describeValue } from '../message/simpleValue.js';
import { type ReadContext } from '../message/valueReader.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { linksOf } from './links.js';

/** A resource of a fixture, read but not yet connected with others. */
export interface FixtureResource {
  readonly type: ResourceType;
  readonly id: string | undefined;
  readonly content: JsonObject;
  readonly created: number | undefined;
  readonly lastModified: number | undefined;
}

export function readFixture(
  registry: SchemaRegistry,
  resource: JsonValue,
  context: ReadContext,
): FixtureResource {
  if (!isJsonObject(resource)) {
    throw invalidValue(`A resource must be an object, but was ${describeValue(resource)}`);
  }
  const members = new Map(
    Object.entries(resource).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const type = getType(registry, members);
  const meta = members.get('meta');
  const body = withoutComputed(resource, ['meta', linksOf(registry).of(type).mirror?.name]);
  return {
    type,
    id: readId(members.get('id')),
    // Whoever starts the service may set what its clients may not.
    content: readResourceBody(type, body, { ...context, keepsReadOnly: true }),
    created: readTime(meta, 'created'),
    lastModified: readTime(meta, 'lastModified'),
  };
}

/** Without what the service works out itself, from time and from other resources. */
function withoutComputed(resource: JsonObject, names: readonly (string | undefined)[]): JsonObject {
  const computed = new Set(names.map((name) => name?.toLowerCase()));
  const isComputed = (name: string): boolean => computed.has(name.toLowerCase());
  return Object.keys(resource).some(isComputed)
    ? Object.fromEntries(Object.entries(resource).filter(([name]) => !isComputed(name)))
    : resource;
}

type Members = ReadonlyMap<string, JsonValue>;

function getType(registry: SchemaRegistry, members: Members): ResourceType {
  const schemas = members.get('schemas');
  const meta = members.get('meta');
  const name = isJsonObject(meta) ? meta['resourceType'] : undefined;
  const type =
    registry.findBySchemas(schemas) ??
    (typeof name === 'string' ? registry.findByName(name) : undefined);
  if (!type) {
    const known = registry.resourceTypes.map(({ schema }) => schema).join(', ');
    throw invalidValue(`"schemas" names no resource type; it must contain one of ${known}`);
  }
  return type;
}

function readId(id: JsonValue | undefined): string | undefined {
  if (id === undefined || id === null) {
    return undefined;
  }
  if (typeof id !== 'string' || id === '') {
    throw invalidValue(`id must be a string, but was ${describeValue(id)}`);
  }
  if (id.includes('bulkId')) {
    throw invalidValue(
      `id must not have "bulkId" in it (RFC 7643 3.1), but was ${describeValue(id)}`,
    );
  }
  return id;
}

function readTime(meta: JsonValue | undefined, name: string): number | undefined {
  const value = isJsonObject(meta) ? meta[name] : undefined;
  return typeof value === 'string' && isDateTime(value) ? toInstant(value) : undefined;
}
