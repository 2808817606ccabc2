import { type ResourceType } from '../scim/schema/resourceType.js';
import { type Selection } from '../scim/store/directory.js';
import { type Step, type Walk } from '../scim/store/keyset.js';
import { type ServiceDeps } from './appDeps.js';
import { type ListParameters } from './listParameters.js';

export interface CursorPage extends Pick<Walk, 'totalResults' | 'resources'> {
  readonly nextCursor?: string;
  readonly previousCursor?: string;
}

/** @throws ScimError where the cursor is none that goes with the query (RFC 9865 2) */
export function findCursorPage(
  { directory, cursors }: ServiceDeps,
  types: readonly ResourceType[],
  parameters: ListParameters,
  selection: Selection,
): CursorPage {
  const { cursor = '' } = parameters;
  const query = toQueryText(types, parameters);
  const step = cursor === '' ? firstPage : cursors.open(cursor, query);
  const { totalResults, resources, next, previous } = directory.walk(types, step, selection);
  return {
    totalResults,
    resources,
    ...(next && { nextCursor: cursors.seal(next, query) }),
    ...(previous && { previousCursor: cursors.seal(previous, query) }),
  };
}

const firstPage: Step = { isBackwards: false };

/** All that must stay the same from page to page (RFC 9865 2), except for the count: any number goes. */
const toQueryText = (types: readonly ResourceType[], parameters: ListParameters): string => {
  const { filter, sortBy, isDescending, attributes, excludedAttributes } = parameters;
  const names = types.map(({ name }) => name);
  const parts = [names, filter, sortBy, isDescending, attributes, excludedAttributes];
  return JSON.stringify(parts.map((part) => part ?? null));
};
