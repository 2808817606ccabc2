import { answer, get, post, raw } from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  omar,
} from '../../../../src/validate/example/exampleResources.js';
import { type KnownDefect } from '../../../support/knownDefects.js';
import { created, lookup, page } from './conversationParts.js';

const list = (...parts: Parameters<typeof listOf>) => get('/Users', answer(200, listOf(...parts)));

/** What lists, filters, paging, sorting and projections get wrong. */
export const listDefects: readonly KnownDefect[] = [
  [
    'totalResults is a text',
    /totalResults.*(integer|number)/s,
    list([jane()], { totalResults: '1' }),
  ],
  ['startIndex is a text', /startIndex.*(integer|number)/s, list([jane()], { startIndex: '1' })],
  [
    'itemsPerPage is a text',
    /itemsPerPage.*(integer|number)/s,
    list([jane()], { itemsPerPage: '1' }),
  ],
  ['totalResults is missing', /totalResults/, list([jane()], { totalResults: undefined })],
  [
    'totalResults is less than what is there',
    /totalResults/,
    list([jane(), omar()], { totalResults: 1 }),
  ],
  ['totalResults is negative', /totalResults/, list([], { totalResults: -1 })],
  [
    'totalResults counts the page only',
    /totalResults/,
    page(1, 2, ['a', 'b'], 2),
    page(3, 2, ['c', 'd'], 2),
  ],
  [
    'Resources is missing although there are results',
    /Resources/,
    list([jane()], { Resources: undefined }),
  ],
  [
    'Resources is called resources',
    /Resources/,
    list([jane()], { Resources: undefined, resources: [jane()] }),
  ],
  ['Resources is one object', /Resources.*array/s, list([jane()], { Resources: jane() })],
  [
    'Resources is null although there are results',
    /Resources/,
    list([jane()], { Resources: null }),
  ],
  ['a list without schemas', /schemas/, list([jane()], { schemas: undefined })],
  [
    'a list with the User schema',
    /ListResponse/,
    list([jane()], { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] }),
  ],
  [
    'a list with the SCIM 1.1 schema',
    /1\.0|1\.1|ListResponse/,
    list([jane()], { schemas: ['urn:scim:schemas:core:1.0'] }),
  ],
  [
    'a list is a bare array',
    /No results for users returned|array/,
    get('/Users', answer(200, [jane()])),
  ],
  [
    'a list without body',
    /No results for users returned/,
    get('/Users?startIndex=1&count=2', answer(200)),
  ],
  [
    'a list in HTML',
    /No results for users returned|HTML/,
    get(
      '/Users?startIndex=1&count=2',
      answer(200, raw('<html>Login</html>'), { 'Content-Type': 'text/html' }),
    ),
  ],
  [
    'itemsPerPage is what was asked',
    /itemsPerPage/,
    get('/Users?startIndex=1&count=100', answer(200, listOf([jane()], { itemsPerPage: 100 }))),
  ],
  [
    'startIndex is 0',
    /startIndex/,
    get('/Users?startIndex=1&count=100', answer(200, listOf([jane()], { startIndex: 0 }))),
  ],
  [
    'startIndex is not what was asked',
    /startIndex/,
    get(
      '/Users?startIndex=3&count=2',
      answer(200, listOf([jane()], { totalResults: 5, startIndex: 1 })),
    ),
  ],
  [
    'more than count are returned',
    /count/,
    get('/Users?startIndex=1&count=1', answer(200, listOf([jane(), omar()]))),
  ],
  [
    'count=0 returns everybody',
    /count/,
    get('/Users?count=0', answer(200, listOf([jane(), omar()]))),
  ],
  [
    'fewer than count, though more are there, and startIndex of the next page skips',
    /startIndex|itemsPerPage|gap|page/,
    page(1, 2, ['a', 'b'], 6),
    page(3, 2, ['d', 'e'], 5),
  ],
  [
    'the second page repeats the first',
    /(again|twice|already|both|page)/,
    page(1, 2, ['a', 'b'], 4),
    page(3, 2, ['a', 'b'], 4),
  ],
  [
    'the second page repeats one of the first',
    /\bb\b/,
    page(1, 2, ['a', 'b'], 4),
    page(3, 2, ['b', 'c'], 4),
  ],
  [
    'the total moves between pages',
    /totalResults/,
    page(1, 2, ['a', 'b'], 4),
    page(3, 2, ['c', 'd'], 9),
  ],
  [
    'the last page is short of the total',
    /totalResults/,
    page(1, 2, ['a', 'b'], 5),
    page(3, 2, ['c'], 5),
    page(5, 2, [], 5),
  ],
  [
    'an empty page though more are there',
    /totalResults|empty|Resources/,
    page(1, 2, ['a', 'b'], 4),
    page(3, 2, [], 4),
  ],
  ['one user twice in a list', /2819/, list([jane(), jane()])],
  [
    'two users of one userName in a list',
    /userName/,
    list([jane(), omar({ userName: 'jane@example.com' })]),
  ],
  [
    'the filter is ignored',
    /Multiple users found by userName/,
    get(lookup, answer(200, listOf([jane(), omar()]))),
  ],
  ['the filter finds another user', /filter/, get(lookup, answer(200, listOf([omar()])))],
  [
    'the filter does not find who was created',
    /userName/,
    created,
    get(lookup, answer(200, listOf([]))),
  ],
  [
    'the filter does not find who was created in other capitals',
    /userName|capital|case/,
    created,
    get(lookup.replace('jane', 'JANE'), answer(200, listOf([]))),
  ],
  ['the filter is answered 404', /200/, get(lookup, answer(404, errorOf(404, 'No users')))],
  ['the filter is answered 500', /500/, get(lookup, answer(500, errorOf(500, 'oops')))],
  [
    'userName eq is answered 400 invalidFilter',
    /userName eq|filter/,
    get(
      lookup,
      answer(400, errorOf(400, 'Filter is not supported', { scimType: 'invalidFilter' })),
    ),
  ],
  [
    'userName eq is answered 501',
    /filter/,
    get(lookup, answer(501, errorOf(501, 'Filter is not supported'))),
  ],
  ['the filter is answered with a bare user', /list/i, get(lookup, answer(200, jane()))],
  [
    'a wrong filter is answered with everybody',
    /filter/,
    get('/Users?filter=userName%20is%20%22x%22', answer(200, listOf([jane(), omar()]))),
  ],
  [
    'a filter hides the inactive',
    /active/,
    created,
    get('/Users/2819', answer(200, jane({ active: false }))),
    get(lookup, answer(200, listOf([]))),
  ],
  [
    'an emails.value filter returns one without',
    /emails/,
    get(
      '/Users?filter=emails.value%20eq%20%22jane%40example.com%22',
      answer(200, listOf([omar()])),
    ),
  ],
  [
    'an emails[type and value] filter across elements',
    /emails/,
    get(
      '/Users?filter=emails%5Btype%20eq%20%22work%22%20and%20value%20eq%20%22h%40example.com%22%5D',
      answer(
        200,
        listOf([
          jane({
            emails: [
              { value: 'w@example.com', type: 'work' },
              { value: 'h@example.com', type: 'home' },
            ],
          }),
        ]),
      ),
    ),
  ],
  [
    'active eq true returns the inactive',
    /active/,
    get('/Users?filter=active%20eq%20true', answer(200, listOf([jane({ active: false })]))),
  ],
  [
    'a lastModified filter returns an older one',
    /lastModified/,
    get(
      '/Users?filter=meta.lastModified%20gt%20%222026-06-01T00%3A00%3A00Z%22',
      answer(200, listOf([jane()])),
    ),
  ],
  ['a list of users shows the passwords', /password/, list([jane({ password: 'x' })])],
  ['a list of users holds a group', /Group/, list([jane(), group()])],
  [
    'a user in the list has no id',
    /Resources\[0\].*\bid\b|\bid\b/s,
    list([jane({ id: undefined })]),
  ],
  ['a user in the list has active as text', /active.*boolean/s, list([jane({ active: 'false' })])],
  [
    'sortBy userName is not sorted',
    /sort/i,
    get('/Users?sortBy=userName', answer(200, listOf([omar(), jane()]))),
  ],
  [
    'sortOrder descending is ascending',
    /sort|descending/i,
    get('/Users?sortBy=userName&sortOrder=descending', answer(200, listOf([jane(), omar()]))),
  ],
  [
    'attributes=userName returns everything',
    /attributes/,
    get('/Users?attributes=userName', answer(200, listOf([jane()]))),
  ],
  [
    'attributes=userName leaves userName out',
    /userName/,
    get(
      '/Users?attributes=userName',
      answer(
        200,
        listOf([
          jane({
            userName: undefined,
            name: undefined,
            emails: undefined,
            active: undefined,
            meta: undefined,
          }),
        ]),
      ),
    ),
  ],
  [
    'attributes leaves id out',
    /\bid\b/,
    get(
      '/Users?attributes=userName',
      answer(
        200,
        listOf([
          { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'jane@example.com' },
        ]),
      ),
    ),
  ],
  [
    'excludedAttributes=members returns members',
    /members/,
    get('/Groups?excludedAttributes=members', answer(200, listOf([group()]))),
  ],
  [
    'excludedAttributes=emails returns emails',
    /emails/,
    get('/Users/2819?excludedAttributes=emails', answer(200, jane())),
  ],
  [
    'excludedAttributes=id drops id',
    /\bid\b/,
    get('/Users/2819?excludedAttributes=id', answer(200, jane({ id: undefined }))),
  ],
  ['a created user is not in the list of everybody', /2819|jane/, created, list([omar()])],
  [
    'a read of a created user is 404',
    /404|created/,
    created,
    get('/Users/2819', answer(404, errorOf(404, 'User 2819 not found'))),
  ],
  [
    '.search is answered 404',
    /search/i,
    post(
      '/Users/.search',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter: 'userName eq "jane@example.com"',
      },
      answer(404, errorOf(404, 'no such path')),
    ),
  ],
  [
    '.search ignores its filter',
    /filter/,
    post(
      '/Users/.search',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter: 'userName eq "jane@example.com"',
      },
      answer(200, listOf([omar()])),
    ),
  ],
  [
    '.search is answered 201',
    /200|201/,
    post(
      '/Users/.search',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter: 'userName eq "jane@example.com"',
      },
      answer(201, listOf([jane()])),
    ),
  ],
  [
    'a group lookup finds another',
    /displayName/,
    get('/Groups?filter=displayName%20eq%20%22Sales%22', answer(200, listOf([group()]))),
  ],
  [
    'a cursor page without nextCursor and short of the total',
    /cursor/i,
    get(
      '/Users?cursor&count=1',
      answer(200, listOf([jane()], { totalResults: 3, startIndex: undefined })),
    ),
  ],
  [
    'an answer to a cursor returns the same page',
    /cursor|page|again|twice/i,
    get(
      '/Users?cursor&count=1',
      answer(200, listOf([jane()], { totalResults: 3, startIndex: undefined, nextCursor: 'abc' })),
    ),
    get(
      '/Users?cursor=abc&count=1',
      answer(200, listOf([jane()], { totalResults: 3, startIndex: undefined, nextCursor: 'abc' })),
    ),
  ],
  [
    'a moved userName is still found by its old value',
    /userName|filter/,
    created,
    get('/Users/2819', answer(200, jane({ userName: 'new@example.com' }))),
    get(lookup, answer(200, listOf([jane({ userName: 'new@example.com' })]))),
  ],
];
