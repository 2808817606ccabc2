import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type AttributePath, type Filter } from '../../scim/filter/ast.js';
import { type ExchangeView } from '../../validate/view/exchangeView.js';
import { nounOf, pluralOf } from './naming.js';
import { type OperationDescription } from './operation.js';
import { type Recogniser, always, idOfType, recognise } from './recogniser.js';

/** A GET on a collection, or a `.search` with POST. */
interface ListRequest {
  readonly facts: ExchangeView;
  readonly type: ResourceType;
  readonly filter: Filter | undefined;
  readonly hasFilter: boolean;
  readonly startIndex: number | undefined;
  readonly count: number | undefined;
}

export function describeList(facts: ExchangeView, type: ResourceType): OperationDescription {
  const request: ListRequest = {
    facts,
    type,
    filter: facts.filter,
    hasFilter: facts.parameter('filter') !== undefined,
    startIndex: readCount(facts.parameter('startIndex')),
    count: readCount(facts.parameter('count')),
  };
  const described = recognise(listTable, request, `${idOfType(type)}.`);
  const lookup = readLookup(request.filter);
  return lookup ? { ...described, subject: lookup.value } : described;
}

/** Okta asks for pages of this size when it imports. */
const importPage = 100;

const listTable: readonly Recogniser<ListRequest>[] = [
  {
    // The one call of "Test Connector Configuration"; the numbers are always the same.
    id: 'probe',
    title: 'Test connection (probe)',
    matches: ({ type, hasFilter, startIndex, count }) =>
      !hasFilter && type.name === 'User' && startIndex === 1 && count === 2,
  },
  {
    id: 'lookup',
    title: ({ type, filter }) =>
      `Look up ${nounOf(type)} by ${readLookup(filter)?.attribute ?? ''}`,
    matches: ({ filter }) => readLookup(filter) !== undefined,
  },
  {
    id: 'importChanged',
    title: ({ type }) => `Import changed ${pluralOf(type)}`,
    matches: ({ filter }) => isChangedSince(filter),
  },
  {
    id: 'find',
    title: ({ type }) => `Find ${pluralOf(type)} by filter`,
    matches: ({ hasFilter }) => hasFilter,
  },
  {
    id: 'count',
    title: ({ type }) => `Count ${pluralOf(type)}`,
    matches: ({ count }) => count === 0,
  },
  {
    id: 'import',
    title: ({ type, startIndex }) => `Import ${pluralOf(type)}, page at ${String(startIndex ?? 1)}`,
    matches: ({ facts, startIndex, count }) =>
      startIndex !== undefined &&
      (count === importPage || (facts.isFromOkta && count !== undefined)),
  },
  {
    id: 'list',
    title: ({ type, startIndex }) => `List ${pluralOf(type)}, page at ${String(startIndex ?? 1)}`,
    matches: ({ startIndex, count }) => startIndex !== undefined || count !== undefined,
  },
  { id: 'list', title: ({ type }) => `List ${pluralOf(type)}`, matches: always },
];

function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A filter that asks for one value of one attribute. */
function readLookup(
  filter: Filter | undefined,
): { readonly attribute: string; readonly value: string } | undefined {
  if (filter?.kind !== 'compare' || filter.operator !== 'eq' || typeof filter.value !== 'string') {
    return undefined;
  }
  return { attribute: printPath(filter.path), value: filter.value };
}

const printPath = ({ name, sub }: AttributePath): string =>
  sub === undefined ? name : `${name}.${sub}`;

/** Only the on-premises agent imports so. */
const isChangedSince = (filter: Filter | undefined): boolean =>
  filter?.kind === 'compare' &&
  (filter.operator === 'gt' || filter.operator === 'ge') &&
  printPath(filter.path).toLowerCase() === 'meta.lastmodified';
