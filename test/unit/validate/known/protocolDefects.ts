import { type JsonObject } from '../../../../src/base/json.js';
import {
  answer,
  get,
  patch,
  post,
  put,
  raw,
} from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type KnownDefect } from '../../../support/knownDefects.js';
import { location } from './conversationParts.js';

const list = '/Users?startIndex=1&count=2';
const bulkOf = (operations: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
  Operations: operations,
  ...more,
});
const bulkAnswer = (operations: readonly JsonObject[]): JsonObject => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
  Operations: operations,
});
const bulk = (asked: readonly JsonObject[], given: readonly JsonObject[]) =>
  post('/Bulk', bulkOf(asked), answer(200, bulkAnswer(given)));
const postJane = { method: 'POST', path: '/Users', bulkId: 'q1', data: newJane() };
const config = (changes: JsonObject = {}): JsonObject => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'OAuth Bearer Token', description: 'OAuth Bearer Token' },
  ],
  ...changes,
});
const getConfig = (changes: JsonObject) =>
  get('/ServiceProviderConfig', answer(200, config(changes)));
const userType = (changes: JsonObject = {}): JsonObject => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  id: 'User',
  name: 'User',
  endpoint: '/Users',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
  ...changes,
});
const types = (changes: JsonObject) =>
  get('/ResourceTypes', answer(200, listOf([userType(changes)])));
const attribute = (changes: JsonObject = {}): JsonObject => ({
  name: 'badge',
  type: 'string',
  multiValued: false,
  description: 'Badge',
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...changes,
});
const schemaWith = (changes: JsonObject) =>
  get(
    '/Schemas/urn:example:badge',
    answer(200, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: 'urn:example:badge',
      name: 'Badge',
      description: 'Badge',
      attributes: [attribute(changes)],
    }),
  );
const versioned = (version: string, changes: JsonObject = {}) =>
  jane({ ...changes, meta: { resourceType: 'User', location, version } });

/** What a server gets wrong besides its resources: credentials, limits, discovery, Bulk, versions. */
export const protocolDefects: readonly KnownDefect[] = [
  [
    '401 without a body',
    /401.*(body|Error)|(body|Error).*401/s,
    get(list, answer(401, undefined, { 'WWW-Authenticate': 'Bearer' }), {
      Authorization: 'Bearer x',
    }),
  ],
  [
    '401 with {"message":"Unauthorized"}',
    /Error/,
    get(list, answer(401, { message: 'Unauthorized' }, { 'WWW-Authenticate': 'Bearer' }), {
      Authorization: 'Bearer x',
    }),
  ],
  [
    '401 without WWW-Authenticate',
    /WWW-Authenticate/,
    get(list, answer(401, errorOf(401, 'bad token')), { Authorization: 'Bearer x' }),
  ],
  [
    'bad credentials are answered 403',
    /401/,
    get(list, answer(403, errorOf(403, 'Invalid token'))),
  ],
  [
    'no credentials are answered with a redirect to a login page',
    /login|redirect|302/i,
    get(list, answer(302, undefined, { Location: 'https://example.com/login' })),
  ],
  [
    'a wrong token is answered 200 after 401 for the same',
    /401|token|credential/i,
    get(list, answer(401, errorOf(401, 'bad token'), { 'WWW-Authenticate': 'Bearer' }), {
      Authorization: 'Bearer x',
    }),
    get(list, answer(400, errorOf(400, 'bad token')), { Authorization: 'Bearer x' }),
  ],
  ['429 without Retry-After', /Retry-After/, get(list, answer(429, errorOf(429, 'slow down')))],
  [
    '429 whose Retry-After is a date',
    /Retry-After/,
    get(
      list,
      answer(429, errorOf(429, 'slow down'), { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }),
    ),
  ],
  [
    '429 whose Retry-After has a unit',
    /Retry-After/,
    get(list, answer(429, errorOf(429, 'slow down'), { 'Retry-After': '30s' })),
  ],
  [
    '429 without a body',
    /429|Error|body/,
    get(list, answer(429, undefined, { 'Retry-After': '3' })),
  ],
  [
    '503 for too many requests',
    /503|429/,
    get(list, answer(503, errorOf(503, 'busy'), { 'Retry-After': '3' })),
  ],
  [
    '502 in HTML from a proxy',
    /HTML|JSON/,
    get(list, answer(502, raw('<html>Bad Gateway</html>'), { 'Content-Type': 'text/html' })),
  ],
  [
    '406 for application/scim+json',
    /406|Accept/,
    get(list, answer(406, errorOf(406, 'Not acceptable'))),
  ],
  [
    '415 for application/scim+json',
    /415|application\/scim\+json/,
    post('/Users', newJane(), answer(415, errorOf(415, 'Use application/json'))),
  ],
  ['a 500 without a body', /500/, get(list, answer(500))],
  ['405 without Allow', /Allow/, put('/Users', newJane(), answer(405, errorOf(405, 'no')))],
  [
    'a config without patch',
    /patch/,
    get(
      '/ServiceProviderConfig',
      answer(
        200,
        Object.fromEntries(Object.entries(config()).filter(([name]) => name !== 'patch')),
      ),
    ),
  ],
  [
    'a config without authenticationSchemes',
    /authenticationSchemes/,
    get(
      '/ServiceProviderConfig',
      answer(
        200,
        Object.fromEntries(
          Object.entries(config()).filter(([name]) => name !== 'authenticationSchemes'),
        ),
      ),
    ),
  ],
  [
    'a config whose filter.supported is text',
    /filter\.supported/,
    getConfig({ filter: { supported: 'true', maxResults: 200 } }),
  ],
  ['a config whose filter is a boolean', /filter/, getConfig({ filter: true })],
  ['a config without filter.maxResults', /maxResults/, getConfig({ filter: { supported: true } })],
  [
    'a config with Bulk but no maxOperations',
    /maxOperations/,
    getConfig({ bulk: { supported: true, maxPayloadSize: 1000 } }),
  ],
  [
    'a config with an unknown scheme type',
    /authenticationSchemes\[0\]\.type/,
    getConfig({ authenticationSchemes: [{ type: 'bearer', name: 'B', description: 'B' }] }),
  ],
  [
    'a config without filter support',
    /filter/,
    getConfig({ filter: { supported: false, maxResults: 0 } }),
  ],
  ['a config of schemas core:1.0', /1\.1/, getConfig({ schemas: ['urn:scim:schemas:core:1.0'] })],
  ['a config in a list', /list/i, get('/ServiceProviderConfig', answer(200, listOf([config()])))],
  [
    'the config is not found',
    /404|ServiceProviderConfig/,
    get('/ServiceProviderConfig', answer(404, errorOf(404, 'no'))),
  ],
  [
    'sort is said to be unsupported, yet config says it is',
    /sort/,
    getConfig({ sort: { supported: true } }),
    get('/Users?sortBy=userName', answer(501, errorOf(501, 'sort is not supported'))),
  ],
  [
    'PATCH is said to be supported, yet is 501',
    /patch/i,
    getConfig({}),
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', value: { active: false } }]),
      answer(501, errorOf(501, 'PATCH is not supported')),
    ),
  ],
  [
    'a page is larger than filter.maxResults',
    /maxResults/,
    getConfig({ filter: { supported: true, maxResults: 1 } }),
    get(
      '/Users',
      answer(
        200,
        listOf([
          jane(),
          jane({ id: '2', userName: 'b@example.com', meta: { resourceType: 'User' } }),
        ]),
      ),
    ),
  ],
  [
    'etag is said to be supported, yet no ETag comes',
    /etag/i,
    getConfig({ etag: { supported: true } }),
    get('/Users/2819', answer(200, jane())),
  ],
  ['a resource type without endpoint', /endpoint/, types({ endpoint: null })],
  ['a resource type whose endpoint is absolute', /endpoint/, types({ endpoint: 'users' })],
  ['a resource type without schema', /\bschema\b/, types({ schema: null })],
  [
    'a resource type whose schemaExtensions are texts',
    /schemaExtensions/,
    types({ schemaExtensions: ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'] }),
  ],
  [
    'a resource type extension without required',
    /required/,
    types({
      schemaExtensions: [{ schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' }],
    }),
  ],
  [
    'resource types as a bare array',
    /ListResponse|array|list/i,
    get('/ResourceTypes', answer(200, [userType()])),
  ],
  ['an unknown attribute type', /type/, schemaWith({ type: 'text' })],
  ['an unknown mutability', /mutability/, schemaWith({ mutability: 'readwrite' })],
  ['an unknown returned', /returned/, schemaWith({ returned: 'sometimes' })],
  ['an unknown uniqueness', /uniqueness/, schemaWith({ uniqueness: 'unique' })],
  ['multiValued as text', /multiValued/, schemaWith({ multiValued: 'false' })],
  ['an attribute without name', /name/, schemaWith({ name: null })],
  ['an attribute name with a blank', /name/, schemaWith({ name: 'badge number' })],
  ['a complex attribute without subAttributes', /subAttributes/, schemaWith({ type: 'complex' })],
  [
    'a secret that is returned',
    /writeOnly|returned/,
    schemaWith({ mutability: 'writeOnly', returned: 'default' }),
  ],
  [
    'a schema whose id is another than was asked',
    /\bid\b/,
    get(
      '/Schemas/urn:example:x',
      answer(200, {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
        id: 'urn:example:y',
        name: 'Y',
        attributes: [attribute()],
      }),
    ),
  ],
  [
    'a discovery filter is answered 200',
    /403|filter/,
    get('/Schemas?filter=id%20eq%20%22x%22', answer(200, listOf([]))),
  ],
  [
    'a Bulk answer without status',
    /status/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', location }]),
  ],
  [
    'a Bulk answer without bulkId',
    /bulkId/,
    bulk([postJane], [{ method: 'POST', location, status: '201' }]),
  ],
  [
    'a Bulk answer with another bulkId',
    /bulkId/,
    bulk([postJane], [{ method: 'POST', bulkId: 'zz', location, status: '201' }]),
  ],
  [
    'a Bulk answer without location',
    /location/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', status: '201' }]),
  ],
  [
    'a Bulk answer whose status is a number',
    /status/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', location, status: 201 }]),
  ],
  [
    'a Bulk answer whose status is an object (SCIM 1.1)',
    /status/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', location, status: { code: '201' } }]),
  ],
  [
    'a failed Bulk operation without response',
    /response/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', status: '409' }]),
  ],
  [
    'a Bulk answer misses an operation',
    /Operations|operation/,
    bulk(
      [postJane, { ...postJane, bulkId: 'q2', data: newJane({ userName: 'b@example.com' }) }],
      [{ method: 'POST', bulkId: 'q1', location, status: '201' }],
    ),
  ],
  [
    'a Bulk create is answered 200',
    /201/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', location, status: '200' }]),
  ],
  [
    'a Bulk answer is a list',
    /BulkResponse/,
    post('/Bulk', bulkOf([postJane]), answer(200, listOf([jane()]))),
  ],
  [
    'Bulk went on after failOnErrors',
    /failOnErrors/,
    post(
      '/Bulk',
      bulkOf([postJane, { ...postJane, bulkId: 'q2' }], { failOnErrors: 1 }),
      answer(
        200,
        bulkAnswer([
          {
            method: 'POST',
            bulkId: 'q1',
            status: '400',
            response: errorOf(400, 'no', { scimType: 'invalidValue' }),
          },
          { method: 'POST', bulkId: 'q2', location, status: '201' },
        ]),
      ),
    ),
  ],
  [
    'more Bulk operations than the config allows are taken',
    /maxOperations/,
    getConfig({ bulk: { supported: true, maxOperations: 1, maxPayloadSize: 100000 } }),
    bulk(
      [postJane, { ...postJane, bulkId: 'q2', data: newJane({ userName: 'b@example.com' }) }],
      [
        { method: 'POST', bulkId: 'q1', location, status: '201' },
        { method: 'POST', bulkId: 'q2', location: `${location}x`, status: '201' },
      ],
    ),
  ],
  [
    'a Bulk-created user is not there',
    /Bulk|created by/,
    bulk([postJane], [{ method: 'POST', bulkId: 'q1', location, status: '201' }]),
    get('/Users/2819', answer(404, errorOf(404, 'none'))),
  ],
  ['ETag has no quotes', /ETag/, get('/Users/2819', answer(200, versioned('1'), { ETag: '1' }))],
  [
    'If-Match does not match, yet the change is made',
    /412|If-Match/,
    get('/Users/2819', answer(200, versioned('W/"2"'), { ETag: 'W/"2"' })),
    put(
      '/Users/2819',
      jane({ title: 'x' }),
      answer(200, versioned('W/"3"', { title: 'x' }), { ETag: 'W/"3"' }),
      { 'If-Match': 'W/"1"' },
    ),
  ],
  [
    'If-Match that matches is refused',
    /412|If-Match/,
    get('/Users/2819', answer(200, versioned('W/"2"'), { ETag: 'W/"2"' })),
    put('/Users/2819', jane({ title: 'x' }), answer(412, errorOf(412, 'changed')), {
      'If-Match': 'W/"2"',
    }),
  ],
  [
    'the version stays though the user changed',
    /version|ETag/,
    get('/Users/2819', answer(200, versioned('W/"2"'), { ETag: 'W/"2"' })),
    put(
      '/Users/2819',
      jane({ title: 'x' }),
      answer(200, versioned('W/"2"', { title: 'x' }), { ETag: 'W/"2"' }),
    ),
  ],
  [
    'If-None-Match with the current version is answered in full',
    /304/,
    get('/Users/2819', answer(200, versioned('W/"2"'), { ETag: 'W/"2"' })),
    get('/Users/2819', answer(200, versioned('W/"2"'), { ETag: 'W/"2"' }), {
      'If-None-Match': 'W/"2"',
    }),
  ],
  [
    '304 with a body',
    /304/,
    get('/Users/2819', answer(304, jane(), { ETag: 'W/"2"' }), { 'If-None-Match': 'W/"2"' }),
  ],
  ['304 to a request without a condition', /304/, get('/Users/2819', answer(304))],
  [
    'a created user shows another ETag than meta.version',
    /ETag/,
    post(
      '/Users',
      newJane(),
      answer(201, versioned('W/"1"'), { ...locationHeader(), ETag: 'W/"9"' }),
    ),
  ],
  ['/Me answers a list', /list/i, get('/Me', answer(200, listOf([jane()])))],
  ['/Me answers 500', /500/, get('/Me', answer(500, errorOf(500, 'x')))],
  [
    'a location is on another host',
    /localhost|host|base URL|Location/i,
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({
          meta: { resourceType: 'User', location: 'https://internal:8080/scim/v2/Users/2819' },
        }),
        { Location: 'https://internal:8080/scim/v2/Users/2819' },
      ),
    ),
  ],
  ['an answer took 61 seconds', /60/, { ...get(list, answer(200, listOf([]))), duration: 61_000 }],
  [
    'a body begins with a byte order mark',
    /byte order mark|BOM|JSON/i,
    get('/Users/2819', answer(200, raw(`\uFEFF${JSON.stringify(jane())}`))),
  ],
  [
    'a body has a key twice',
    /userName/,
    get(
      '/Users/2819',
      answer(200, raw(JSON.stringify(jane()).replace('"userName"', '"userName":"x","userName"'))),
    ),
  ],
];
