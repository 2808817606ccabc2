import { type JsonObject } from '../../../../src/base/json.js';
import {
  answer,
  del,
  get,
  patch,
  post,
  put,
} from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  locationHeader,
  newGroup,
  newJane,
  omar,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type Conversation } from '../../../support/knownDefects.js';

const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
const created = post('/Users', newJane(), answer(201, jane(), locationHeader()));
const lookup = '/Users?filter=userName%20eq%20%22jane%40example.com%22&startIndex=1&count=100';
const groupMade = post(
  '/Groups',
  newGroup({ members: [{ value: '2819' }] }),
  answer(201, group(), locationHeader('e9e3', 'Group')),
);
const groupMeta = { resourceType: 'Group', location: 'http://localhost:3000/scim/v2/Groups/e9e3' };
const user = (name: string) =>
  jane({
    id: name,
    userName: `${name}@example.com`,
    meta: { resourceType: 'User', location: `http://localhost:3000/scim/v2/Users/${name}` },
  });
const page = (startIndex: number, count: number, names: readonly string[], total: number) =>
  get(
    `/Users?startIndex=${String(startIndex)}&count=${String(count)}`,
    answer(200, listOf(names.map(user), { totalResults: total, startIndex })),
  );
const search = (changes: JsonObject) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
  ...changes,
});
const unauthorized = answer(401, errorOf(401, 'The token is not valid'), {
  'WWW-Authenticate': 'Bearer realm="scim"',
});
const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const config: JsonObject = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  documentationUri: 'http://example.com/help/scim.html',
  patch: { supported: true },
  bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1048576 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: true },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      name: 'OAuth Bearer Token',
      description: 'Authentication scheme using the OAuth Bearer Token Standard',
      specUri: 'http://www.rfc-editor.org/info/rfc6750',
      documentationUri: 'http://example.com/help/oauth.html',
      type: 'oauthbearertoken',
      primary: true,
    },
    {
      name: 'HTTP Basic',
      description: 'Authentication scheme using the HTTP Basic Standard',
      specUri: 'http://www.rfc-editor.org/info/rfc2617',
      documentationUri: 'http://example.com/help/httpBasic.html',
      type: 'httpbasic',
    },
  ],
  meta: {
    location: 'https://example.com/v2/ServiceProviderConfig',
    resourceType: 'ServiceProviderConfig',
    created: '2010-01-23T04:56:22Z',
    lastModified: '2011-05-13T04:42:34Z',
    version: 'W/"3694e05e9dff594"',
  },
};
const plain: JsonObject = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'Bearer', description: 'Bearer token' },
  ],
};
const bulk = (operations: readonly JsonObject[], answers: readonly JsonObject[]) =>
  post(
    '/Bulk',
    { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations: operations },
    answer(200, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
      Operations: answers,
    }),
  );

/** Queries, groups, discovery and refusals that are right, though not as the mock server answers. */
export const correctQueries: readonly Conversation[] = [
  ['nobody, without Resources', get(lookup, answer(200, { schemas: [listUrn], totalResults: 0 }))],
  ['nobody, with empty Resources', get(lookup, answer(200, listOf([])))],
  [
    'all at once, without startIndex and itemsPerPage',
    get(
      '/Users',
      answer(200, { schemas: [listUrn], totalResults: 2, Resources: [jane(), omar()] }),
    ),
  ],
  ['count=0', get('/Users?count=0', answer(200, listOf([], { totalResults: 17 })))],
  [
    'count=0 without Resources',
    get('/Users?count=0', answer(200, { schemas: [listUrn], totalResults: 17 })),
  ],
  [
    'a page behind the end',
    get(
      '/Users?startIndex=101&count=100',
      answer(200, listOf([], { totalResults: 3, startIndex: 101 })),
    ),
  ],
  [
    'an import over three pages',
    page(1, 2, ['a', 'b'], 5),
    page(3, 2, ['c', 'd'], 5),
    page(5, 2, ['e'], 5),
  ],
  [
    'an import with a create in between',
    page(1, 2, ['a', 'b'], 3),
    created,
    page(3, 2, ['c', '2819'], 4),
  ],
  [
    'an import, twice',
    page(1, 2, ['a', 'b'], 3),
    page(3, 2, ['c'], 3),
    page(1, 2, ['a', 'b'], 3),
    page(3, 2, ['c'], 3),
  ],
  [
    'a service with smaller pages than asked',
    get(
      '/Users?startIndex=1&count=100',
      answer(200, listOf([user('a'), user('b')], { totalResults: 3 })),
    ),
    get(
      '/Users?startIndex=3&count=100',
      answer(200, listOf([user('c')], { totalResults: 3, startIndex: 3 })),
    ),
  ],
  [
    'a list with attributes',
    get(
      '/Users?attributes=userName',
      answer(200, listOf([{ id: '2819', schemas: [coreUser], userName: 'jane@example.com' }])),
    ),
  ],
  [
    'a list with attributes of a sub-attribute',
    get(
      '/Users?attributes=name.familyName',
      answer(200, listOf([{ id: '2819', schemas: [coreUser], name: { familyName: 'Doe' } }])),
    ),
  ],
  [
    'a list with excludedAttributes',
    get('/Groups?excludedAttributes=members', answer(200, listOf([group({ members: undefined })]))),
  ],
  ['sorted', get('/Users?sortBy=userName', answer(200, listOf([jane(), omar()])))],
  [
    'sorted the other way',
    get(
      '/Users?sortBy=name.familyName&sortOrder=descending',
      answer(200, listOf([omar(), jane()])),
    ),
  ],
  [
    'sorting is not supported',
    get('/Users?sortBy=userName', answer(501, errorOf(501, 'Sorting is not supported'))),
  ],
  [
    'a filter that is not supported',
    get(
      '/Users?filter=nickName%20sw%20%22J%22',
      answer(400, errorOf(400, 'sw is not supported', { scimType: 'invalidFilter' })),
    ),
  ],
  [
    'too many',
    get('/Users', answer(400, errorOf(400, 'Too many results', { scimType: 'tooMany' }))),
  ],
  [
    'a filter in other capitals',
    get('/Users?filter=USERNAME%20EQ%20%22JANE%40EXAMPLE.COM%22', answer(200, listOf([jane()]))),
  ],
  [
    'a filter with the URN',
    get(
      `/Users?filter=${encodeURIComponent(`${coreUser}:userName eq "jane@example.com"`)}`,
      answer(200, listOf([jane()])),
    ),
  ],
  [
    'a filter with and, or, not',
    get(
      `/Users?filter=${encodeURIComponent('active eq true and (emails co "example" or not (title pr))')}`,
      answer(200, listOf([jane(), omar()])),
    ),
  ],
  [
    'a filter by externalId, as Entra sends',
    get(
      '/Users?filter=externalId%20eq%20%22abc%22',
      answer(200, listOf([jane({ externalId: 'abc' })])),
    ),
  ],
  [
    'a query with plus for blanks',
    get('/Users?filter=userName+eq+%22jane%40example.com%22', answer(200, listOf([jane()]))),
  ],
  [
    'found, and in the answer a part only',
    get(`${lookup}&attributes=id`, answer(200, listOf([{ schemas: [coreUser], id: '2819' }]))),
  ],
  [
    '.search',
    post(
      '/Users/.search',
      search({ filter: 'userName eq "jane@example.com"', startIndex: 1, count: 10 }),
      answer(200, listOf([jane()])),
    ),
  ],
  [
    '.search at the root',
    post(
      '/.search',
      search({ filter: 'meta.resourceType eq "User"' }),
      answer(200, listOf([jane()])),
    ),
  ],
  [
    '.search is not supported',
    post('/.search', search({ count: 1 }), answer(501, errorOf(501, 'Search is not supported'))),
  ],
  [
    'a query at the root',
    get('/?filter=meta.resourceType%20eq%20%22Group%22', answer(200, listOf([group()]))),
  ],
  [
    'cursor pages',
    get(
      '/Users?cursor&count=1',
      answer(200, listOf([jane()], { totalResults: 2, startIndex: undefined, nextCursor: 'abc' })),
    ),
    get(
      '/Users?cursor=abc&count=1',
      answer(
        200,
        listOf([omar()], { totalResults: 2, startIndex: undefined, previousCursor: 'xyz' }),
      ),
    ),
  ],
  [
    'a cursor has expired',
    get(
      '/Users?cursor=abc&count=1',
      answer(400, errorOf(400, 'The cursor has expired', { scimType: 'expiredCursor' })),
    ),
  ],
  [
    'a group without members',
    post(
      '/Groups',
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Engineering' },
      answer(
        201,
        {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
          id: 'e9e3',
          displayName: 'Engineering',
          meta: groupMeta,
        },
        locationHeader('e9e3', 'Group'),
      ),
    ),
  ],
  ['a group whose members are null', get('/Groups/e9e3', answer(200, group({ members: null })))],
  [
    'a group in a group, with relative references',
    get(
      '/Groups/e9e3',
      answer(
        200,
        group({
          members: [
            { value: 'c3a2', $ref: '../Groups/c3a2', type: 'Group', display: 'Sub' },
            { value: '2819', $ref: '/scim/v2/Users/2819', type: 'User' },
          ],
        }),
      ),
    ),
  ],
  [
    'members come without display, type and $ref',
    get(
      '/Groups/e9e3',
      answer(200, group({ members: [{ value: '2819' }, { value: '3907', display: null }] })),
    ),
  ],
  [
    'add, remove and replace of members, 204',
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'add', path: 'members', value: [{ value: '3907' }] }]),
      answer(204),
    ),
    get('/Groups/e9e3', answer(200, group({ members: [{ value: '3907' }, { value: '2819' }] }))),
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'remove', path: 'members[value eq "2819"]' }]),
      answer(204),
    ),
    get('/Groups/e9e3', answer(200, group({ members: [{ value: '3907' }] }))),
    patch('/Groups/e9e3', patchOf([{ op: 'replace', path: 'members', value: [] }]), answer(204)),
    get('/Groups/e9e3', answer(200, group({ members: [] }))),
  ],
  [
    'add of a member that is there',
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'add', path: 'members', value: [{ value: '2819' }] }]),
      answer(200, group()),
    ),
  ],
  [
    'remove of a member that is not there',
    groupMade,
    patch('/Groups/e9e3', patchOf([{ op: 'remove', path: 'members[value eq "zz"]' }]), answer(204)),
  ],
  [
    'a group whose answers leave members out',
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'add', path: 'members', value: [{ value: '3907' }] }]),
      answer(200, group({ members: undefined })),
    ),
  ],
  [
    'a PUT of a group',
    groupMade,
    put(
      '/Groups/e9e3',
      newGroup({ members: [{ value: '3907' }] }),
      answer(200, group({ members: [{ value: '3907', display: 'omar' }] })),
    ),
  ],
  [
    'a rename with the id',
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'replace', value: { id: 'e9e3', displayName: 'Eng' } }]),
      answer(200, group({ displayName: 'Eng' })),
    ),
  ],
  [
    'a group is deleted, its members stay',
    created,
    groupMade,
    del('/Groups/e9e3', answer(204)),
    get('/Users/2819', answer(200, jane())),
    get('/Groups/e9e3', answer(404, errorOf(404, 'Group e9e3 not found'))),
  ],
  [
    'a user is deleted, and gone from the group',
    created,
    groupMade,
    del('/Users/2819', answer(204)),
    get('/Groups/e9e3', answer(200, group({ members: [] }))),
  ],
  [
    'two groups of one name',
    groupMade,
    post(
      '/Groups',
      newGroup(),
      answer(
        201,
        group({
          id: 'e9e4',
          members: [],
          meta: { resourceType: 'Group', location: 'http://localhost:3000/scim/v2/Groups/e9e4' },
        }),
        locationHeader('e9e4', 'Group'),
      ),
    ),
  ],
  [
    'a user, then the groups it is in',
    created,
    groupMade,
    get('/Users/2819', answer(200, jane({ groups: [{ value: 'e9e3', display: 'Engineering' }] }))),
  ],
  ['401', get('/Users', unauthorized)],
  [
    '401, then a better token',
    get('/Users', unauthorized),
    get('/Users', answer(200, listOf([jane()])), { Authorization: 'Bearer good' }),
  ],
  ['403', del('/Users/2819', answer(403, errorOf(403, 'Users may not be deleted')))],
  [
    '429',
    get('/Users', answer(429, errorOf(429, 'Slow down'), { 'Retry-After': '30' })),
    get('/Users', answer(200, listOf([jane()]))),
  ],
  [
    '405',
    put(
      '/Users',
      newJane(),
      answer(405, errorOf(405, 'PUT is not possible here'), { Allow: 'GET, POST' }),
    ),
  ],
  ['413', post('/Users', newJane(), answer(413, errorOf(413, 'Too large')))],
  ['the config of RFC 7643 8.5', get('/ServiceProviderConfig', answer(200, config))],
  ['a short config', get('/ServiceProviderConfig', answer(200, plain))],
  [
    'the resource types of RFC 7643 8.6',
    get(
      '/ResourceTypes',
      answer(
        200,
        listOf([
          {
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
            id: 'User',
            name: 'User',
            endpoint: '/Users',
            description: 'User Account',
            schema: coreUser,
            schemaExtensions: [
              {
                schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
                required: true,
              },
            ],
            meta: {
              location: 'https://example.com/v2/ResourceTypes/User',
              resourceType: 'ResourceType',
            },
          },
          {
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
            id: 'Group',
            name: 'Group',
            endpoint: '/Groups',
            description: 'Group',
            schema: 'urn:ietf:params:scim:schemas:core:2.0:Group',
            meta: {
              location: 'https://example.com/v2/ResourceTypes/Group',
              resourceType: 'ResourceType',
            },
          },
        ]),
      ),
    ),
  ],
  [
    'a custom schema',
    get(
      '/Schemas/urn:acme:ext:1.0:User',
      answer(200, {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
        id: 'urn:acme:ext:1.0:User',
        name: 'Acme',
        description: 'Acme',
        attributes: [
          {
            name: 'badge',
            type: 'string',
            multiValued: false,
            description: 'Badge',
            required: false,
            caseExact: true,
            mutability: 'readWrite',
            returned: 'default',
            uniqueness: 'none',
          },
          {
            name: 'desk',
            type: 'complex',
            multiValued: false,
            description: 'Desk',
            required: false,
            mutability: 'readWrite',
            returned: 'default',
            subAttributes: [
              {
                name: 'floor',
                type: 'integer',
                multiValued: false,
                description: 'Floor',
                required: false,
                mutability: 'readWrite',
                returned: 'default',
              },
            ],
          },
        ],
        meta: { resourceType: 'Schema', location: '/v2/Schemas/urn:acme:ext:1.0:User' },
      }),
    ),
  ],
  [
    'a discovery filter is refused',
    get('/Schemas?filter=id%20eq%20%22x%22', answer(403, errorOf(403, 'No filters here'))),
  ],
  ['no schemas endpoint', get('/Schemas', answer(404, errorOf(404, 'Not found')))],
  [
    'the Bulk of RFC 7644 3.7.3',
    bulk(
      [
        {
          method: 'POST',
          path: '/Users',
          bulkId: 'qwerty',
          data: { schemas: [coreUser], userName: 'Alice' },
        },
        {
          method: 'PUT',
          path: '/Users/b7c14771',
          version: 'W/"4weymrEsh5O6cAEK"',
          data: { schemas: [coreUser], id: 'b7c14771', userName: 'Bob' },
        },
        {
          method: 'PATCH',
          path: '/Users/5d8d29d3',
          version: 'W/"edac3253e2c0ef2"',
          data: {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
            Operations: [
              { op: 'remove', path: 'nickName' },
              { op: 'replace', path: 'userName', value: 'Dave' },
            ],
          },
        },
        { method: 'DELETE', path: '/Users/e9025315', version: 'W/"0ee8add0a938e1a"' },
      ],
      [
        {
          location: 'https://example.com/v2/Users/92b725cd',
          method: 'POST',
          bulkId: 'qwerty',
          version: 'W/"oY4m4wn58tkVjJxK"',
          status: '201',
        },
        {
          location: 'https://example.com/v2/Users/b7c14771',
          method: 'PUT',
          version: 'W/"huJj29dMNgu3WXPD"',
          status: '200',
        },
        {
          location: 'https://example.com/v2/Users/5d8d29d3',
          method: 'PATCH',
          version: 'W/"huJj29dMNgu3WXPD"',
          status: '200',
        },
        { location: 'https://example.com/v2/Users/e9025315', method: 'DELETE', status: '204' },
      ],
    ),
  ],
  [
    'a Bulk with a failure',
    bulk(
      [{ method: 'POST', path: '/Users', bulkId: 'q', data: newJane() }],
      [
        {
          method: 'POST',
          bulkId: 'q',
          status: '409',
          response: errorOf(409, 'taken', { scimType: 'uniqueness' }),
        },
      ],
    ),
  ],
  [
    'Bulk is not supported',
    post(
      '/Bulk',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
        Operations: [{ method: 'DELETE', path: '/Users/1' }],
      },
      answer(501, errorOf(501, 'Bulk is not supported')),
    ),
  ],
  [
    'an existence check, a create, a lookup',
    get(lookup, answer(200, listOf([]))),
    created,
    get(lookup, answer(200, listOf([jane()]))),
  ],
  [
    'a test of the connection',
    get('/Users?startIndex=1&count=2', answer(200, listOf([jane(), omar()], { totalResults: 40 }))),
  ],
  [
    'Entra: a member is added',
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'Add', path: 'members', value: [{ $ref: null, value: '2819' }] }]),
      answer(204),
    ),
  ],
  [
    'Entra: a user is switched off',
    patch('/Users/2819', patchOf([{ op: 'Replace', path: 'active', value: false }]), answer(204)),
  ],
  [
    'Entra: attributes by URN and filter',
    patch(
      '/Users/2819',
      patchOf([
        { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+1 555' },
        {
          op: 'Replace',
          path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber',
          value: '7',
        },
        { op: 'Add', path: 'addresses[type eq "work"].formatted', value: 'x' },
      ]),
      answer(204),
    ),
  ],
  [
    'Entra: values without path, dotted',
    patch(
      '/Users/2819',
      patchOf([{ op: 'Replace', value: { displayName: 'Jane', 'name.familyName': 'Doe' } }]),
      answer(204),
    ),
  ],
  [
    'Entra: is she a member?',
    get(
      '/Groups?excludedAttributes=members&filter=displayName%20eq%20%22Engineering%22',
      answer(200, listOf([group({ members: undefined })])),
    ),
  ],
  [
    'Entra: the member of this id',
    get(
      '/Groups?filter=id%20eq%20%22e9e3%22%20and%20members%20eq%20%222819%22',
      answer(200, listOf([group()])),
    ),
  ],
];
