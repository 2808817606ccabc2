import { type RequestFacts } from '../../src/faults/requestFacts.js';

/** A request as faults see it: `GET /Users` unless a test says otherwise. */
export const requestFacts = (
  facts: Partial<RequestFacts> & { readonly body?: unknown } = {},
): RequestFacts => ({
  method: 'GET',
  path: '/Users',
  basePath: '/scim/v2',
  filter: undefined,
  count: undefined,
  readBody: () => (facts.body === undefined ? '' : JSON.stringify(facts.body)),
  findSubject: () => undefined,
  namesOf: () => [],
  ...facts,
});
