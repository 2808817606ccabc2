import { type JsonObject } from '../../../../src/base/json.js';
import {
  answer,
  type ExampleExchange,
  get,
  post,
} from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';

export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const location = 'http://localhost:3000/scim/v2/Users/2819';
export const meta = {
  resourceType: 'User',
  created: '2026-05-01T12:00:00Z',
  lastModified: '2026-05-01T12:00:00Z',
  location,
};

/** Jane is made. */
export const created = post('/Users', newJane(), answer(201, jane(), locationHeader()));
export const off = patchOf([{ op: 'replace', value: { active: false } }]);
export const on = patchOf([{ op: 'replace', value: { active: true } }]);

/** As Okta looks for her. */
export const lookup =
  '/Users?filter=userName%20eq%20%22jane%40example.com%22&startIndex=1&count=100';
export const gone = answer(404, errorOf(404, 'User 2819 not found'));

export const user = (name: string): JsonObject =>
  jane({
    id: name,
    userName: `${name}@example.com`,
    emails: [{ value: `${name}@example.com`, type: 'work' }],
    meta: { resourceType: 'User', location: `http://localhost:3000/scim/v2/Users/${name}` },
  });

/** A page of users with these names. */
export const page = (
  startIndex: number,
  count: number,
  names: readonly string[],
  total: number,
): ExampleExchange =>
  get(
    `/Users?startIndex=${String(startIndex)}&count=${String(count)}`,
    answer(200, listOf(names.map(user), { totalResults: total, startIndex })),
  );
