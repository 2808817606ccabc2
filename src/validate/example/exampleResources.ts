import { type JsonObject, type JsonValue } from '../../base/json.js';
import { errorUrn } from '../../scim/errors.js';
import { listResponseUrn } from '../../scim/message/list.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { exampleBaseUrl } from './exampleExchange.js';

/** Members that replace those of an example; `undefined` takes one out. */
type Changes = Readonly<Record<string, JsonValue | undefined>>;

const changed = (resource: JsonObject, changes: Changes): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...resource, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** What a client sends to create Jane. */
export const newJane = (changes: Changes = {}): JsonObject =>
  changed(
    {
      schemas: [userUrn],
      userName: 'jane@example.com',
      name: { givenName: 'Jane', familyName: 'Doe' },
      emails: [{ value: 'jane@example.com', type: 'work', primary: true }],
      active: true,
    },
    changes,
  );

const stored = (resource: JsonObject, id: string, typeName: string, changes: Changes): JsonObject =>
  changed(
    {
      ...resource,
      id,
      meta: {
        resourceType: typeName,
        created: '2026-05-01T12:00:00Z',
        lastModified: '2026-05-01T12:00:00Z',
        location: locationOf(id, typeName),
      },
    },
    changes,
  );

const locationOf = (id: string, typeName: string): string => `${exampleBaseUrl}/${typeName}s/${id}`;

/** Jane as a service returns her; her id is 2819. */
export const jane = (changes: Changes = {}): JsonObject =>
  stored(newJane(), '2819', 'User', changes);

/** Someone else; his id is 3907. */
export const omar = (changes: Changes = {}): JsonObject =>
  stored(
    newJane({
      userName: 'omar@example.com',
      name: { givenName: 'Omar', familyName: 'Haddad' },
      emails: [{ value: 'omar@example.com', type: 'work', primary: true }],
    }),
    '3907',
    'User',
    changes,
  );

/** What a client sends to create a group. */
export const newGroup = (changes: Changes = {}): JsonObject =>
  changed({ schemas: [groupUrn], displayName: 'Engineering', members: [] }, changes);

/** A group with Jane in it; its id is e9e3. */
export const group = (changes: Changes = {}): JsonObject =>
  stored(
    newGroup({ members: [{ value: '2819', display: 'jane@example.com' }] }),
    'e9e3',
    'Group',
    changes,
  );

export const listOf = (resources: readonly JsonValue[], changes: Changes = {}): JsonObject =>
  changed(
    {
      schemas: [listResponseUrn],
      totalResults: resources.length,
      startIndex: 1,
      itemsPerPage: resources.length,
      Resources: resources,
    },
    changes,
  );

export const patchOf = (operations: readonly JsonValue[], changes: Changes = {}): JsonObject =>
  changed({ schemas: [patchOpUrn], Operations: operations }, changes);

export const errorOf = (status: number, detail: string, changes: Changes = {}): JsonObject =>
  changed({ schemas: [errorUrn], status: String(status), detail }, changes);

/** The Location header of a created resource. */
export const locationHeader = (id = '2819', typeName = 'User'): { readonly Location: string } => ({
  Location: locationOf(id, typeName),
});
