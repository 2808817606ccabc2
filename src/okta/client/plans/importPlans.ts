import { type JsonObject } from '../../../base/json.js';
import { type OktaClientOptions } from '../clientOptions.js';
import { type Next, type Plan, type PlanState, type Step } from '../plan.js';
import { type PlanInputs } from '../planInputs.js';
import { pageSize, toPagePath } from '../queries.js';
import { type ListReply, readList } from '../reply.js';

type Nothing = PlanInputs['importUsers'];

/** A server that never comes to an end is left after so many pages: a hundred thousand resources. */
const mostPages = 1000;

/** Asks for all pages, from the first. */
function readPages(
  self: string,
  endpoint: string,
  kind: 'importUsers' | 'importGroups',
): Step<Nothing> {
  return {
    kind,
    request: ({ state }) => ({ method: 'GET', path: toPagePath(endpoint, state.startIndex) }),
    then: (reply, { state, options }) => takePage(self, readList(reply), state, options),
  };
}

export function takePage(
  self: string,
  list: ListReply | undefined,
  state: PlanState,
  options: Pick<OktaClientOptions, 'pageAdvance'>,
): Next {
  const resources = list?.resources ?? [];
  const taken = resources.filter(isImported);
  const startIndex = state.startIndex + stepOf(list, options);
  const pageCount = state.pageCount + 1;
  const isMore =
    resources.length > 0 &&
    typeof list?.totalResults === 'number' &&
    startIndex <= list.totalResults &&
    startIndex > state.startIndex &&
    pageCount < mostPages;
  return {
    to: isMore ? self : undefined,
    state: {
      resources: [...state.resources, ...taken],
      leftOut: state.leftOut + resources.length - taken.length,
      startIndex,
      pageCount,
    },
  };
}

function stepOf(
  list: ListReply | undefined,
  { pageAdvance }: Pick<OktaClientOptions, 'pageAdvance'>,
): number {
  const { itemsPerPage, resources = [] } = list ?? {};
  switch (pageAdvance) {
    case 'count':
      return pageSize;
    case 'itemsPerPage':
      return typeof itemsPerPage === 'number' ? Math.trunc(itemsPerPage) : pageSize;
    case 'resources':
      return resources.length;
  }
}

/** Who is inactive is not imported. */
const isImported = ({ active }: JsonObject): boolean => active !== false;

export const importUsersPlan: Plan<Nothing> = {
  id: 'importUsers',
  title: 'Import users',
  section: '1.8',
  begin: () => 'page',
  steps: { page: readPages('page', '/Users', 'importUsers') },
};

export const importGroupsPlan: Plan<Nothing> = {
  id: 'importGroups',
  title: 'Import groups, or Refresh App Groups',
  section: '1.8',
  begin: () => 'page',
  steps: { page: readPages('page', '/Groups', 'importGroups') },
};

/** Both are constant, as Test Connector Configuration sends them. */
export const testConnectionPlan: Plan<Nothing> = {
  id: 'testConnection',
  title: 'Test the connection',
  section: '1.2',
  begin: () => 'users',
  steps: {
    users: {
      kind: 'probeUsers',
      request: () => ({ method: 'GET', path: toPagePath('/Users', 1, 2) }),
      then: (_reply, { options }) => ({ to: options.probesGroups ? 'groups' : undefined }),
    },
    groups: {
      kind: 'probeGroups',
      request: () => ({ method: 'GET', path: toPagePath('/Groups', 1) }),
      then: () => ({}),
    },
  },
};
