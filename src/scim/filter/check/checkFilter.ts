import { type ResourceType } from '../../schema/resourceType.js';
import { type Filter } from '../ast.js';
import { resourceScope, type Scope, valueScope } from '../scope.js';
import { checkCondition } from './conditionFindings.js';
import { type FilterFinding } from './finding.js';
import { findSplitValues } from './splitValues.js';

/**
 * What the schemas of a type say against a filter, in the order of the text.
 *
 * @param source what the filter was read from
 */
export function checkFilter(
  filter: Filter,
  type: ResourceType,
  source: string,
): readonly FilterFinding[] {
  return checkIn(resourceScope(type), filter, source).toSorted(
    (left, right) => left.span.start - right.span.start,
  );
}

function checkIn(scope: Scope, filter: Filter, source: string): readonly FilterFinding[] {
  switch (filter.kind) {
    case 'compare':
    case 'present':
      return checkCondition(scope, filter, source);
    case 'not':
      return checkIn(scope, filter.filter, source);
    case 'and':
    case 'or':
      return [
        ...filter.filters.flatMap((part) => checkIn(scope, part, source)),
        ...findSplitValues(scope, filter, source),
      ];
    case 'valuePath': {
      const place = scope.find(filter.path);
      return [
        ...checkCondition(scope, { ...filter, kind: 'present' }, source),
        ...(place ? checkIn(valueScope(place.attribute), filter.filter, source) : []),
      ];
    }
  }
}
