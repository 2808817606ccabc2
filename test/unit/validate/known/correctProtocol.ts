import { type JsonObject } from '../../../../src/base/json.js';
import { answer, del, get, patch, post } from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  newGroup,
  newJane,
  omar,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type Conversation } from '../../../support/knownDefects.js';
import { coreUser, created, lookup } from './conversationParts.js';

const unauthorized = answer(401, errorOf(401, 'The token is not valid'), {
  'WWW-Authenticate': 'Bearer realm="scim"',
});
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
const base = 'https://example.com/v2';
const bulk = (operations: readonly JsonObject[], answers: readonly JsonObject[]) =>
  post(
    '/Bulk',
    { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations: operations },
    answer(200, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
      Operations: answers,
    }),
  );

/** Refusals, discovery, Bulk and the requests of other clients that are right. */
export const correctProtocol: readonly Conversation[] = [
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
    del(
      '/Users/2819',
      answer(405, errorOf(405, 'Users are deactivated, not deleted'), {
        Allow: 'GET, PUT, PATCH',
      }),
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
    'a Bulk in which a group refers to a user by bulkId, and then a read of the group',
    bulk(
      [
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'guides',
          data: {
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
            displayName: 'Guides',
            members: [{ value: 'bulkId:jane', type: 'User' }],
          },
        },
        { method: 'POST', path: '/Users', bulkId: 'jane', data: newJane() },
      ],
      [
        {
          location: 'http://localhost:3000/scim/v2/Groups/4711',
          method: 'POST',
          bulkId: 'guides',
          status: '201',
        },
        {
          location: 'http://localhost:3000/scim/v2/Users/2819',
          method: 'POST',
          bulkId: 'jane',
          status: '201',
        },
      ],
    ),
    get(
      '/Groups/4711',
      answer(
        200,
        group({
          id: '4711',
          displayName: 'Guides',
          members: [{ value: '2819', type: 'User', display: 'Jane Doe' }],
          meta: { resourceType: 'Group', location: 'http://localhost:3000/scim/v2/Groups/4711' },
        }),
      ),
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
    'a group of Bulk is read with the member that its bulkId stood for',
    bulk(
      [
        { method: 'POST', path: '/Users', bulkId: 'u', data: newJane() },
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'g',
          data: newGroup({ members: [{ value: 'bulkId:u' }] }),
        },
      ],
      [
        { method: 'POST', bulkId: 'u', status: '201', location: `${base}/Users/2819` },
        { method: 'POST', bulkId: 'g', status: '201', location: `${base}/Groups/e9e3` },
      ],
    ),
    get('/Groups/e9e3', answer(200, group())),
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
