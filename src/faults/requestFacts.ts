import { type JsonObject } from '../base/json.js';

/** What faults look at of a request. */
export interface RequestFacts {
  readonly method: string;
  /** Below the base path, as it came, without query. */
  readonly path: string;
  readonly basePath: string;
  /** The query parameters, decoded. */
  readonly filter: string | undefined;
  readonly count: string | undefined;
  /** The body as text; empty where there is none. */
  readonly readBody: () => string;
  /** The stored resource that the path names, as it is before the request. */
  readonly findSubject: () => JsonObject | undefined;
  /** The other names of somebody who is known by this one: the id of a userName, the userName of an id. */
  readonly namesOf: (user: string) => readonly string[];
}

/** What a request is after, by method and path alone. */
export const operations = {
  list: 'GET of a collection, with or without a filter',
  lookup: 'GET of a collection with a filter',
  read: 'GET of one resource',
  create: 'POST to a collection',
  replace: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  search: 'POST to /.search',
  bulk: 'POST to /Bulk',
  discovery: 'GET of /ServiceProviderConfig, /ResourceTypes or /Schemas',
} as const;

export type FaultOperation = keyof typeof operations;

export const operationNames = Object.keys(operations) as readonly FaultOperation[];

const discoveryPath = /^\/(?:ServiceProviderConfigs?|serviceConfiguration|ResourceTypes|Schemas)\b/;

/** What tells operations apart. */
export type OperationFacts = Pick<RequestFacts, 'method' | 'path' | 'filter'>;

const isGet = ({ method }: OperationFacts): boolean => method === 'GET' || method === 'HEAD';

/** `/Users` has one step, `/Users/2819` two. */
const stepsOf = ({ path }: OperationFacts): number => path.split('/').length - 1;

const isSearch = ({ path }: OperationFacts): boolean => path.endsWith('/.search');

const isList = (facts: OperationFacts): boolean =>
  isGet(facts) && stepsOf(facts) === 1 && !discoveryPath.test(facts.path) && facts.path !== '/Me';

const tests: Readonly<Record<FaultOperation, (facts: OperationFacts) => boolean>> = {
  list: isList,
  lookup: (facts) => isList(facts) && facts.filter !== undefined,
  read: (facts) =>
    isGet(facts) && !discoveryPath.test(facts.path) && (stepsOf(facts) > 1 || facts.path === '/Me'),
  create: (facts) =>
    facts.method === 'POST' && stepsOf(facts) === 1 && !isSearch(facts) && facts.path !== '/Bulk',
  replace: ({ method }) => method === 'PUT',
  patch: ({ method }) => method === 'PATCH',
  delete: ({ method }) => method === 'DELETE',
  search: (facts) => facts.method === 'POST' && isSearch(facts),
  bulk: ({ method, path }) => method === 'POST' && path === '/Bulk',
  discovery: (facts) => isGet(facts) && discoveryPath.test(facts.path),
};

export const isOperation = (facts: OperationFacts, operation: FaultOperation): boolean =>
  tests[operation](facts);
