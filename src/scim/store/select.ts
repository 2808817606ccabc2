import { type CompiledFilter } from '../filter/compile.js';
import { type Narrowing } from '../filter/narrowing.js';
import { type Order } from '../query/sort.js';
import { addressedContent } from './addressedContent.js';
import { type Entry, type ResourceTable } from './resourceTable.js';

/** Which resources are meant, and in which order. */
export interface Selection {
  readonly filter?: CompiledFilter;
  readonly order?: Order;
  readonly isDescending?: boolean;
  readonly count: number;
  /** Of the service, without a slash at its end: for filters that look at addresses. */
  readonly baseUrl?: string;
}

/** The resources in some tables, in the order of their creation unless another is asked for. */
export function select(
  tables: readonly ResourceTable[],
  { filter, order, isDescending, baseUrl = '' }: Selection,
): readonly Entry[] {
  const lists = tables.map((table) => selectIn(table, filter, baseUrl));
  const [first = []] = lists;
  const found = lists.length === 1 ? first : lists.flat();
  if (!order) {
    return found;
  }
  const direction = isDescending ? -1 : 1;
  return [...found].sort(
    (left, right) => direction * order(left.stored.content, right.stored.content),
  );
}

function selectIn(
  table: ResourceTable,
  filter: CompiledFilter | undefined,
  baseUrl: string,
): readonly Entry[] {
  if (!filter) {
    return table.list();
  }
  const candidates = findCandidates(table, filter.narrowings) ?? table.list();
  return candidates.filter(
    filter.readsAddresses
      ? ({ stored }) => filter.matches(addressedContent(stored, baseUrl))
      : ({ stored }) => filter.matches(stored.content),
  );
}

/** By the first that there is an index for; undefined where there is none. */
function findCandidates(
  table: ResourceTable,
  narrowings: readonly Narrowing[],
): readonly Entry[] | undefined {
  for (const narrowing of narrowings) {
    const found =
      'anyOf' in narrowing
        ? uniteCandidates(table, narrowing.anyOf)
        : table.lookUp(narrowing.attribute, narrowing.value);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function uniteCandidates(
  table: ResourceTable,
  alternatives: readonly (readonly Narrowing[])[],
): readonly Entry[] | undefined {
  const united = new Set<Entry>();
  for (const narrowings of alternatives) {
    const found = findCandidates(table, narrowings);
    if (!found) {
      return undefined;
    }
    for (const entry of found) {
      united.add(entry);
    }
  }
  return [...united].sort(byCreation);
}

const byCreation = (left: Entry, right: Entry): number =>
  (left.ordinal ?? 0) - (right.ordinal ?? 0);
