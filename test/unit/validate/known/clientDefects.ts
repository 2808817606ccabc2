import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
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
  group,
  jane,
  listOf,
  newJane,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type KnownDefect } from '../../../support/knownDefects.js';

const bad = (scimType: string) => answer(400, errorOf(400, 'The request is wrong', { scimType }));
const patched = (operation: JsonValue, scimType = 'invalidSyntax') =>
  patch('/Users/2819', patchOf([operation]), bad(scimType));
const groupPatch = (operation: JsonValue, scimType = 'invalidValue') =>
  patch('/Groups/e9e3', patchOf([operation]), bad(scimType));
const filtered = (filter: string) =>
  get(`/Users?filter=${encodeURIComponent(filter)}`, bad('invalidFilter'));
const bulk = (operation: JsonObject) =>
  post(
    '/Bulk',
    { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations: [operation] },
    bad('invalidSyntax'),
  );
const createdBad = (changes: Parameters<typeof newJane>[0]) =>
  post('/Users', newJane(changes), bad('invalidValue'));

/** What a client gets wrong, and a server rightly refuses or kindly accepts. */
export const clientDefects: readonly KnownDefect[] = [
  ['a create without schemas', /schemas/, createdBad({ schemas: undefined })],
  ['a create without userName', /userName/, createdBad({ userName: undefined })],
  ['a create with active as text', /active.*boolean/s, createdBad({ active: 'True' })],
  [
    'a create with emails as one object',
    /emails.*array/s,
    createdBad({ emails: { value: 'a@example.com' } }),
  ],
  [
    'a create with two primary e-mails',
    /primary/,
    createdBad({
      emails: [
        { value: 'a@example.com', primary: true },
        { value: 'b@example.com', primary: true },
      ],
    }),
  ],
  [
    'a create with an extension that schemas does not name',
    /enterprise:2\.0:User/,
    createdBad({
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'x' },
    }),
  ],
  [
    'a create with id and meta',
    /\bid\b|meta/,
    post('/Users', newJane({ id: 'mine', meta: { resourceType: 'User' } }), bad('invalidValue')),
  ],
  [
    'a create with a name of an attribute misspelt',
    /usrName|userNmae|userName/,
    post('/Users', newJane({ userNmae: 'jane' }), bad('invalidValue')),
  ],
  ['a create that is not JSON', /JSON/, post('/Users', raw('userName=jane'), bad('invalidSyntax'))],
  [
    'a create as a form',
    /Content-Type|form/,
    post('/Users', raw('userName=jane'), answer(415, errorOf(415, 'no')), {
      'Content-Type': 'application/x-www-form-urlencoded',
    }),
  ],
  [
    'a create without Content-Type',
    /Content-Type/,
    post('/Users', newJane(), answer(415, errorOf(415, 'no')), { 'Content-Type': undefined }),
  ],
  [
    'a create whose body is an array',
    /array|object/,
    post('/Users', [newJane()], bad('invalidSyntax')),
  ],
  ['a create with an empty body', /body/, { ...post('/Users', raw(''), bad('invalidSyntax')) }],
  [
    'a PATCH without schemas',
    /schemas/,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', value: { active: false } }], { schemas: undefined }),
      bad('invalidSyntax'),
    ),
  ],
  [
    'a PATCH with the User schema',
    /PatchOp/,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', value: { active: false } }], {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      }),
      bad('invalidSyntax'),
    ),
  ],
  [
    'a PATCH that is a user',
    /PatchOp|Operations/,
    patch('/Users/2819', { active: false }, bad('invalidSyntax')),
  ],
  [
    'a PATCH with operations in lower case',
    /Operations/,
    patch(
      '/Users/2819',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        operations: [{ op: 'replace', path: 'active', value: false }],
      },
      answer(200, jane({ active: false })),
    ),
  ],
  [
    'a PATCH without operations',
    /Operations/,
    patch('/Users/2819', patchOf([]), bad('invalidSyntax')),
  ],
  [
    'a PATCH with Operations as an object',
    /Operations.*array/s,
    patch(
      '/Users/2819',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: { op: 'replace', path: 'active', value: false },
      },
      bad('invalidSyntax'),
    ),
  ],
  ['an operation without op', /\bop\b/, patched({ path: 'active', value: false })],
  [
    'an operation Replace',
    /Replace/,
    patch(
      '/Users/2819',
      patchOf([{ op: 'Replace', path: 'active', value: false }]),
      answer(200, jane({ active: false })),
    ),
  ],
  ['an operation update', /update/, patched({ op: 'update', path: 'active', value: false })],
  ['a remove without path', /path/, patched({ op: 'remove' }, 'noTarget')],
  ['an add without value', /value/, patched({ op: 'add', path: 'title' }, 'invalidValue')],
  [
    'a path that is a JSON pointer',
    /path/,
    patched({ op: 'replace', path: '/active', value: false }, 'invalidPath'),
  ],
  [
    'a path with an open bracket',
    /path/,
    patched({ op: 'replace', path: 'emails[type eq "work"', value: 'x' }, 'invalidPath'),
  ],
  [
    'a path to an unknown attribute',
    /isAdmin/,
    patched({ op: 'replace', path: 'isAdmin', value: true }, 'invalidPath'),
  ],
  ['a path to id', /\bid\b/, patched({ op: 'replace', path: 'id', value: '1' }, 'mutability')],
  [
    'a path to groups of a user',
    /groups/,
    patched({ op: 'add', path: 'groups', value: [{ value: 'e9e3' }] }, 'mutability'),
  ],
  [
    'active as the text False',
    /active.*boolean/s,
    patched({ op: 'replace', path: 'active', value: 'False' }, 'invalidValue'),
  ],
  [
    'active as text in a value without path',
    /active.*boolean/s,
    patched({ op: 'replace', value: { active: 'False' } }, 'invalidValue'),
  ],
  [
    'a value without path that is a text',
    /value/,
    patched({ op: 'replace', value: 'x' }, 'invalidValue'),
  ],
  ['members as texts', /members/, groupPatch({ op: 'add', path: 'members', value: ['2819'] })],
  [
    'remove of members by a value list',
    /members/,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'remove', path: 'members', value: [{ value: '2819' }] }]),
      answer(200, group({ members: [] })),
    ),
  ],
  [
    'a member without value',
    /value/,
    groupPatch({ op: 'add', path: 'members', value: [{ display: 'Jane' }] }),
  ],
  ['a filter with =', /eq/, filtered('userName = "x"')],
  ['a filter with ==', /eq/, filtered('userName == "x"')],
  ['a filter in single quotes', /quote/, filtered("userName eq 'x'")],
  ['a filter without quotes', /quote/, filtered('userName eq x')],
  ['a filter with an unclosed quote', /quote|closed|end/, filtered('userName eq "x')],
  ['a filter with an unclosed parenthesis', /\)|parenthes/, filtered('(userName eq "x"')],
  ['a filter with && ', /and/, filtered('userName eq "x" && active eq true')],
  ['a filter by an unknown attribute', /user_name/, filtered('user_name eq "x"')],
  ['a filter active eq "true"', /active/, filtered('active eq "true"')],
  ['a filter active gt true', /active|gt/, filtered('active gt true')],
  ['an empty filter', /filter/, get('/Users?filter=', bad('invalidFilter'))],
  [
    'startIndex 0',
    /startIndex/,
    get('/Users?startIndex=0&count=10', answer(200, listOf([jane()]))),
  ],
  ['startIndex that is text', /startIndex/, get('/Users?startIndex=one', bad('invalidValue'))],
  ['count negative', /count/, get('/Users?count=-1', answer(200, listOf([], { totalResults: 1 })))],
  [
    'sortOrder desc',
    /sortOrder/,
    get('/Users?sortBy=userName&sortOrder=desc', bad('invalidValue')),
  ],
  [
    'attributes and excludedAttributes together',
    /excludedAttributes/,
    get('/Users?attributes=userName&excludedAttributes=emails', bad('invalidValue')),
  ],
  ['a PUT whose id is another', /\bid\b/, put('/Users/2819', jane({ id: '1' }), bad('mutability'))],
  [
    'a PUT of a part',
    /userName/,
    put(
      '/Users/2819',
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], active: false },
      bad('invalidValue'),
    ),
  ],
  [
    'a PUT of a ListResponse that was read',
    /Resources|ListResponse/,
    put('/Users/2819', listOf([jane()]), bad('invalidSyntax')),
  ],
  [
    'a PUT to the collection',
    /PUT|405/,
    put('/Users', jane(), answer(405, errorOf(405, 'no'), { Allow: 'GET, POST' })),
  ],
  [
    'a Bulk create without bulkId',
    /bulkId/,
    bulk({ method: 'POST', path: '/Users', data: newJane() }),
  ],
  [
    'a Bulk operation without method',
    /method/,
    bulk({ path: '/Users', bulkId: 'a', data: newJane() }),
  ],
  ['a Bulk operation GET', /GET|method/, bulk({ method: 'GET', path: '/Users/2819' })],
  ['a Bulk create without data', /data/, bulk({ method: 'POST', path: '/Users', bulkId: 'a' })],
  [
    'a Bulk path with the host',
    /path/,
    bulk({ method: 'DELETE', path: 'http://localhost:3000/scim/v2/Users/1' }),
  ],
  ['a path in other capitals', /Users/, get('/users', answer(404, errorOf(404, 'no')))],
  [
    'Bearer twice',
    /Bearer/,
    get('/Users', answer(401, errorOf(401, 'bad'), { 'WWW-Authenticate': 'Bearer' }), {
      Authorization: 'Bearer Bearer abc',
    }),
  ],
  [
    'a token without Bearer',
    /Bearer|scheme/,
    get('/Users', answer(401, errorOf(401, 'bad'), { 'WWW-Authenticate': 'Bearer' }), {
      Authorization: 'abc',
    }),
  ],
  [
    'the token in the query',
    /query|token/,
    get(
      '/Users?access_token=abc',
      answer(401, errorOf(401, 'bad'), { 'WWW-Authenticate': 'Bearer' }),
    ),
  ],
];
