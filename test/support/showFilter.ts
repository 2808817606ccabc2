import { type Filter } from '../../src/scim/filter/ast.js';
import { printPath } from '../../src/scim/filter/print.js';

/** A filter with all its structure and without its spans: `(or (pr a) (eq b "c"))`. */
export function showFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `(${filter.operator} ${printPath(filter.path)} ${JSON.stringify(filter.value)})`;
    case 'present':
      return `(pr ${printPath(filter.path)})`;
    case 'not':
      return `(not ${showFilter(filter.filter)})`;
    case 'valuePath':
      return `(each ${printPath(filter.path)} ${showFilter(filter.filter)})`;
    case 'and':
    case 'or':
      return `(${filter.kind} ${filter.filters.map(showFilter).join(' ')})`;
  }
}
