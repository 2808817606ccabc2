import { ScimError } from '../../scim/errors.js';
import { type Filter } from '../../scim/filter/ast.js';
import { compileFilter } from '../../scim/filter/compile.js';
import { type Problem } from '../../scim/filter/problem.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';

/** The first part of a filter that does not go with the attribute it names, such as `active gt true`. */
export function findMisfit(filter: Filter, type: ResourceType): Problem | undefined {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const part of filter.filters) {
        const found = findMisfit(part, type);
        if (found) {
          return found;
        }
      }
      return undefined;
    case 'not':
      return findMisfit(filter.filter, type);
    case 'compare':
    case 'present':
    case 'valuePath':
      return tryCompile(filter, type);
  }
}

function tryCompile(filter: Filter, type: ResourceType): Problem | undefined {
  try {
    compileFilter(filter, type);
    return undefined;
  } catch (error) {
    if (error instanceof ScimError) {
      return { message: error.message, span: filter.span };
    }
    throw error;
  }
}
