import { compileFilter } from '../../src/scim/filter/compile.js';
import { parseAttributePath, parseFilter } from '../../src/scim/filter/parser.js';
import { compareBy } from '../../src/scim/query/sort.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';
import { type Directory } from '../../src/scim/store/directory.js';

export interface Selection {
  readonly directory: Directory;
  readonly type: ResourceType;
  readonly filter?: string;
  readonly sortBy?: string;
  readonly isDescending?: boolean;
  readonly startIndex?: number;
  readonly count?: number;
  readonly baseUrl?: string;
}

/** Who is on a page, by name, and what the page says of itself. */
export function selectPage({ directory, type, filter, sortBy, ...rest }: Selection): {
  readonly total: number;
  readonly start: number;
  readonly names: readonly unknown[];
} {
  const parsed = filter === undefined ? undefined : parseFilter(filter);
  const path = sortBy === undefined ? undefined : parseAttributePath(sortBy);
  const order = path?.ok === true ? compareBy([type], path.path) : undefined;
  const { totalResults, startIndex, resources } = directory.query([type], {
    startIndex: 1,
    count: 100,
    ...rest,
    ...(parsed?.ok === true && { filter: compileFilter(parsed.filter, type) }),
    ...(order && { order }),
  });
  return {
    total: totalResults,
    start: startIndex,
    names: resources.map(
      ({ content }) => content['userName'] ?? content['serialNumber'] ?? content['displayName'],
    ),
  };
}

/** The names of all who match. */
export const select = (selection: Selection): readonly unknown[] => selectPage(selection).names;
