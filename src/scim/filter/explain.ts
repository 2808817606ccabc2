import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type CompareFilter, type CompareOperator, type Filter } from './ast.js';
import { printPath } from './print.js';
import { resolvePath } from './resolve.js';

/** A filter in words, a node for each of its parts. */
export interface FilterExplanation {
  readonly label: string;
  readonly children: readonly FilterExplanation[];
}

const words: Readonly<Record<CompareOperator, string>> = {
  eq: 'equals',
  ne: 'does not equal',
  co: 'contains',
  sw: 'begins with',
  ew: 'ends with',
  gt: 'is greater than',
  ge: 'is at least',
  lt: 'is less than',
  le: 'is at most',
};

const wordsOfTime: Partial<Record<CompareOperator, string>> = {
  gt: 'is after',
  ge: 'is at or after',
  lt: 'is before',
  le: 'is at or before',
};

/** What the filter asks for; with a resource type also what its schemas say of the attributes. */
export function explainFilter(filter: Filter, type?: ResourceType): FilterExplanation {
  switch (filter.kind) {
    case 'compare':
      return leaf(explainCompare(filter, type), filter.path, type);
    case 'present':
      return leaf(`${printPath(filter.path)} has a value`, filter.path, type);
    case 'and':
      return node('All of these', filter.filters, type);
    case 'or':
      return node('One of these at least', filter.filters, type);
    case 'not':
      return node('Not this', [filter.filter], type);
    case 'valuePath':
      return explainValuePath(filter, type);
  }
}

const node = (
  label: string,
  parts: readonly Filter[],
  type: ResourceType | undefined,
): FilterExplanation => ({ label, children: parts.map((part) => explainFilter(part, type)) });

function leaf(
  label: string,
  path: CompareFilter['path'],
  type: ResourceType | undefined,
): FilterExplanation {
  const isUnknown = type !== undefined && !resolvePath(type, path);
  return {
    label: isUnknown ? `${label} (a ${type.name} has no such attribute)` : label,
    children: [],
  };
}

function explainCompare(filter: CompareFilter, type: ResourceType | undefined): string {
  const { path, operator, value } = filter;
  const name = printPath(path);
  if (value === null && (operator === 'eq' || operator === 'ne')) {
    return operator === 'eq' ? `${name} has no value` : `${name} has a value`;
  }
  const attribute = type && findLeaf(type, path);
  const isTime = attribute?.type === 'dateTime';
  const verb = (isTime ? wordsOfTime[operator] : undefined) ?? words[operator];
  const capitals = attribute && doCapitalsMatter(attribute, value) ? ' (capitals matter)' : '';
  return `${name} ${verb} ${JSON.stringify(value)}${capitals}`;
}

const doCapitalsMatter = (attribute: Attribute, value: CompareFilter['value']): boolean =>
  attribute.type === 'string' &&
  attribute.isCaseExact &&
  typeof value === 'string' &&
  value.toLowerCase() !== value.toUpperCase();

function findLeaf(type: ResourceType, path: CompareFilter['path']): Attribute | undefined {
  const resolved = resolvePath(type, path);
  return resolved?.sub ?? resolved?.attribute;
}

/** Within brackets the names are those of sub-attributes, which the type cannot look up by themselves. */
function explainValuePath(
  { path, filter }: Extract<Filter, { readonly kind: 'valuePath' }>,
  type: ResourceType | undefined,
): FilterExplanation {
  const isUnknown = type !== undefined && !resolvePath(type, path);
  const suffix = isUnknown ? ` (a ${type.name} has no such attribute)` : '';
  return {
    label: `One and the same value of ${printPath(path)} has${suffix}`,
    children: [explainFilter(filter)],
  };
}
