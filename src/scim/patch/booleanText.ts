import { type CompareFilter, type Filter, type LogicalFilter } from '../filter/ast.js';
import { type Attribute } from '../schema/attribute.js';

/**
 * `filter` with booleans where it compares one with its text, as in `roles[primary eq "True"]`; `filter`
 * itself where it does not.
 */
export function readBooleanText(filter: Filter, attribute: Attribute): Filter {
  switch (filter.kind) {
    case 'compare':
      return readCompare(filter, attribute);
    case 'and':
    case 'or':
      return withParts(
        filter,
        filter.filters.map((part) => readBooleanText(part, attribute)),
      );
    case 'not': {
      const inner = readBooleanText(filter.filter, attribute);
      return inner === filter.filter ? filter : { ...filter, filter: inner };
    }
    case 'present':
    case 'valuePath':
      return filter;
  }
}

const withParts = (filter: LogicalFilter, filters: readonly Filter[]): Filter =>
  filters.every((part, at) => part === filter.filters[at]) ? filter : { ...filter, filters };

function readCompare(filter: CompareFilter, { subAttributes }: Attribute): CompareFilter {
  const { path, value } = filter;
  const isBoolean =
    path.urn === undefined &&
    path.sub === undefined &&
    subAttributes.find(path.name)?.type === 'boolean';
  return isBoolean && typeof value === 'string' && /^(?:true|false)$/i.test(value)
    ? { ...filter, value: value.toLowerCase() === 'true' }
    : filter;
}
