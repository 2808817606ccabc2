import { type ResourceType } from '../schema/resourceType.js';
import { type CompareFilter, type Filter } from './ast.js';
import { printPath } from './print.js';
import { resolvePath } from './resolve.js';

/** An equality that every match fulfils, by which an index finds the candidates. */
export interface Lookup {
  /** `[urn:]name[.sub]` in lower case, the URN for extensions only. */
  readonly attribute: string;
  readonly value: string;
}

/** What every match fulfils: an equality, or one of several, each of which may be asked in several ways. */
export type Narrowing = Lookup | { readonly anyOf: readonly (readonly Narrowing[])[] };

/**
 * Each narrows the search by itself, and the caller takes one that it has an index for: any part of a
 * conjunction does, and a disjunction all of whose parts do.
 */
export function findNarrowings(filter: Filter, type: ResourceType): readonly Narrowing[] {
  switch (filter.kind) {
    case 'and':
      return filter.filters.flatMap((part) => findNarrowings(part, type));
    case 'or': {
      const anyOf = filter.filters.map((part) => findNarrowings(part, type));
      return anyOf.every((ways) => ways.length > 0) ? [{ anyOf }] : [];
    }
    case 'compare':
      return findLookup(filter, type);
    case 'present':
    case 'not':
    case 'valuePath':
      return [];
  }
}

function findLookup(filter: CompareFilter, type: ResourceType): readonly Lookup[] {
  if (filter.operator !== 'eq' || typeof filter.value !== 'string') {
    return [];
  }
  const resolved = resolvePath(type, filter.path);
  if (!resolved) {
    return [];
  }
  const { attribute, extension, sub } = resolved;
  const name = printPath({
    ...(extension && { urn: extension.urn }),
    name: attribute.name,
    ...(sub && { sub: sub.name }),
    span: filter.span,
  });
  return [{ attribute: name.toLowerCase(), value: filter.value }];
}
