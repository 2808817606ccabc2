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
  omar,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type Conversation } from '../../../support/knownDefects.js';
import { coreUser, created, lookup, page, user } from './conversationParts.js';

const groupMade = post(
  '/Groups',
  newGroup({ members: [{ value: '2819' }] }),
  answer(201, group(), locationHeader('e9e3', 'Group')),
);
const groupMeta = { resourceType: 'Group', location: 'http://localhost:3000/scim/v2/Groups/e9e3' };
const search = (changes: JsonObject) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
  ...changes,
});
const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

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
];
