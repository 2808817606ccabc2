import { type ResourceType } from '../schema/resourceType.js';
import { type Filter } from './ast.js';
import { printPath } from './print.js';
import { resolvePath } from './resolve.js';

/** An equality that every match fulfils, by which an index finds the candidates. */
export interface Lookup {
  /** `[urn:]name[.sub]` in lower case, the URN for extensions only. */
  readonly attribute: string;
  readonly value: string;
}

/** Any equality of a conjunction narrows the search; one of a disjunction does not. */
export function findLookup(filter: Filter, type: ResourceType): Lookup | undefined {
  if (filter.kind === 'and') {
    for (const part of filter.filters) {
      const lookup = findLookup(part, type);
      if (lookup) {
        return lookup;
      }
    }
    return undefined;
  }
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || typeof filter.value !== 'string') {
    return undefined;
  }
  const resolved = resolvePath(type, filter.path);
  if (!resolved) {
    return undefined;
  }
  const { attribute, extension, sub } = resolved;
  const name = printPath({
    ...(extension && { urn: extension.urn }),
    name: attribute.name,
    ...(sub && { sub: sub.name }),
    span: filter.span,
  });
  return { attribute: name.toLowerCase(), value: filter.value };
}
