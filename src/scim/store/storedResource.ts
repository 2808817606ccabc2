import { type JsonObject, withoutMember } from '../../base/json.js';
import { schemasOf } from '../message/body.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';

/** A resource at one version. Immutable: a change makes a new one. */
export interface StoredResource {
  readonly registry: SchemaRegistry;
  readonly type: ResourceType;
  readonly id: string;
  /**
   * The whole canonical resource with `id`, `schemas` and `meta`, but without what depends on the
   * address of the service: `meta.location` and the `$ref`s of members.
   */
  readonly content: JsonObject;
  /** An entity tag: `W/"n"`. Never used twice for different content. */
  readonly version: string;
  readonly created: number;
  readonly lastModified: number;
}

export interface Change {
  /** `mirrored`: the resource itself was not written, but shows a change of another (`User.groups`). */
  readonly kind: 'created' | 'replaced' | 'patched' | 'deleted' | 'mirrored' | 'reset';
  readonly type?: ResourceType;
  readonly id?: string;
  readonly before?: StoredResource;
  readonly after?: StoredResource;
}

/** What of a resource makes up its next version. */
export interface ResourceParts {
  readonly registry: SchemaRegistry;
  readonly type: ResourceType;
  readonly id: string;
  readonly attributes: JsonObject;
  readonly version: string;
  readonly created: number;
  readonly lastModified: number;
}

/** Puts the members of a resource in the usual order: `schemas` and `id` first, `meta` last. */
export function composeResource(parts: ResourceParts): StoredResource {
  const { registry, type, id, attributes, version, created, lastModified } = parts;
  const meta = {
    resourceType: type.name,
    created: toTimestamp(created),
    lastModified: toTimestamp(lastModified),
    version,
  };
  // V8 gives an object literal that begins with a spread a hidden class of its own, each time: with
  // 100,000 people that is more memory than the people. One that begins with a name shares it.
  const content = { schemas: noSchemas, id, ...withoutMeta(attributes), meta };
  content.schemas = schemasOf(type, content);
  return { registry, type, id, content, version, created, lastModified };
}

const noSchemas: readonly string[] = [];

const withoutMeta = (attributes: JsonObject): JsonObject =>
  attributes['meta'] === undefined ? attributes : withoutMember(attributes, 'meta');

let lastTime = Number.NaN;
let lastText = '';

/** Resources of one moment share one text: that is megabytes at 100,000 people. */
function toTimestamp(time: number): string {
  if (time !== lastTime) {
    lastText = new Date(time).toISOString();
    lastTime = time;
  }
  return lastText;
}
