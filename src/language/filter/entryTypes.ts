import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type FilterEntry } from './filterEntries.js';
import { findTypeNamed } from './resourceTypeOf.js';

/** What a filter may be about: the type that its document names, else any, people first. */
export function typesOf(registry: SchemaRegistry, { type }: FilterEntry): readonly ResourceType[] {
  const named = type && findTypeNamed(registry, type.name);
  return named ? [named] : registry.resourceTypes;
}
