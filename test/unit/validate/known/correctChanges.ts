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
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type Conversation } from '../../../support/knownDefects.js';
import {
  coreUser,
  created,
  enterprise,
  gone,
  location,
  lookup,
  meta,
  off,
  on,
} from './conversationParts.js';

/** Changes of users that are right, though not answered as the mock server does. */
export const correctChanges: readonly Conversation[] = [
  [
    'deleted, gone, and made anew',
    created,
    del('/Users/2819', answer(204)),
    get('/Users/2819', gone),
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({
          id: '2820',
          meta: { ...meta, location: 'http://localhost:3000/scim/v2/Users/2820' },
        }),
        locationHeader('2820'),
      ),
    ),
  ],
  ['deleted twice', created, del('/Users/2819', answer(204)), del('/Users/2819', gone)],
  [
    'deactivated and reactivated by PUT',
    created,
    get('/Users/2819', answer(200, jane())),
    put(
      '/Users/2819',
      jane({ active: false }),
      answer(200, jane({ active: false, meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
    get(
      lookup,
      answer(
        200,
        listOf([jane({ active: false, meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })]),
      ),
    ),
    put(
      '/Users/2819',
      jane(),
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:09Z' } })),
    ),
  ],
  [
    'deactivated and reactivated by PATCH, 204',
    created,
    patch('/Users/2819', off, answer(204)),
    get(
      '/Users/2819',
      answer(200, jane({ active: false, meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
    patch('/Users/2819', on, answer(204)),
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
  ],
  [
    'PATCH with attributes answers a part',
    created,
    patch(
      '/Users/2819?attributes=active',
      off,
      answer(200, { schemas: [coreUser], id: '2819', active: false }),
    ),
  ],
  [
    'PUT takes attributes out',
    post(
      '/Users',
      newJane({ nickName: 'J' }),
      answer(201, jane({ nickName: 'J' }), locationHeader()),
    ),
    put(
      '/Users/2819',
      newJane(),
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
  ],
  ['PUT that changes nothing', created, put('/Users/2819', jane(), answer(200, jane()))],
  [
    'PUT changes a password',
    created,
    put(
      '/Users/2819',
      newJane({ password: 'new' }),
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
  ],
  [
    'PATCH changes a password',
    created,
    patch('/Users/2819', patchOf([{ op: 'replace', value: { password: 'new' } }]), answer(204)),
  ],
  [
    'PATCH changes a password and is answered with the user, who does not show it',
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', path: 'password', value: 'new' }]),
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
  ],
  [
    'PUT to nobody',
    put('/Users/nobody', newJane(), answer(404, errorOf(404, 'User nobody not found'))),
  ],
  [
    'PUT with If-Match',
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, version: 'W/"1"' } }), { ETag: 'W/"1"' }),
    ),
    put(
      '/Users/2819',
      newJane({ title: 'x' }),
      answer(
        200,
        jane({
          title: 'x',
          meta: { ...meta, lastModified: '2026-05-01T12:00:05Z', version: 'W/"2"' },
        }),
        { ETag: 'W/"2"' },
      ),
      { 'If-Match': 'W/"1"' },
    ),
  ],
  [
    'PUT with an old If-Match',
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, version: 'W/"2"' } }), { ETag: 'W/"2"' }),
    ),
    put('/Users/2819', newJane({ title: 'x' }), answer(412, errorOf(412, 'Resource has changed')), {
      'If-Match': 'W/"1"',
    }),
  ],
  [
    '304',
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, version: 'W/"2"' } }), { ETag: 'W/"2"' }),
    ),
    get('/Users/2819', answer(304, undefined, { ETag: 'W/"2"' }), { 'If-None-Match': 'W/"2"' }),
  ],
  [
    'renamed, the old name is free',
    created,
    put(
      '/Users/2819',
      newJane({ userName: 'jd@example.com' }),
      answer(
        200,
        jane({
          userName: 'jd@example.com',
          meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' },
        }),
      ),
    ),
    get(lookup, answer(200, listOf([]))),
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({
          id: '3000',
          meta: { ...meta, location: 'http://localhost:3000/scim/v2/Users/3000' },
        }),
        locationHeader('3000'),
      ),
    ),
  ],
  [
    'renamed by PATCH 204, the old name is free',
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', path: 'userName', value: 'jd@example.com' }]),
      answer(204),
    ),
    get(lookup, answer(200, listOf([]))),
  ],
  [
    'a rename to a taken name',
    created,
    patch(
      '/Users/7',
      patchOf([{ op: 'replace', path: 'userName', value: 'jane@example.com' }]),
      answer(409, errorOf(409, 'jane@example.com is taken', { scimType: 'uniqueness' })),
    ),
  ],
  [
    'PATCH of one e-mail by filter',
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', path: 'emails[type eq "work"].value', value: 'n@example.com' }]),
      answer(
        200,
        jane({
          emails: [{ value: 'n@example.com', type: 'work', primary: true }],
          meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' },
        }),
      ),
    ),
  ],
  [
    'PATCH noTarget',
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', path: 'emails[type eq "home"].value', value: 'n@example.com' }]),
      answer(400, errorOf(400, 'No e-mail of type home', { scimType: 'noTarget' })),
    ),
  ],
  [
    'PATCH of a new primary',
    created,
    patch(
      '/Users/2819',
      patchOf([
        {
          op: 'add',
          path: 'emails',
          value: [{ value: 'h@example.com', type: 'home', primary: true }],
        },
      ]),
      answer(
        200,
        jane({
          emails: [
            { value: 'jane@example.com', type: 'work', primary: false },
            { value: 'h@example.com', type: 'home', primary: true },
          ],
          meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' },
        }),
      ),
    ),
  ],
  [
    'PATCH of an extension attribute',
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'add', path: `${enterprise}:department`, value: 'R&D' }]),
      answer(
        200,
        jane({
          schemas: [coreUser, enterprise],
          [enterprise]: { department: 'R&D' },
          meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' },
        }),
      ),
    ),
  ],
  [
    'PATCH removes',
    post(
      '/Users',
      newJane({ nickName: 'J' }),
      answer(201, jane({ nickName: 'J' }), locationHeader()),
    ),
    patch(
      '/Users/2819',
      patchOf([{ op: 'remove', path: 'nickName' }]),
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
  ],
  ['/Me', get('/Me', answer(200, jane(), { 'Content-Location': location }))],
  ['/Me is not there', get('/Me', answer(501, errorOf(501, '/Me is not supported')))],
  ['/Me is a redirect', get('/Me', answer(308, undefined, { Location: location }))],
  [
    'a moved user is a redirect',
    get(
      '/Users/2819',
      answer(308, undefined, { Location: 'http://localhost:3000/scim/v2/Users/3000' }),
    ),
  ],
  [
    'two clients: the second changes what the first had read',
    created,
    get(
      '/Users/2819',
      answer(200, jane({ title: 'Boss', meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
    patch(
      '/Users/2819',
      off,
      answer(
        200,
        jane({
          active: false,
          title: 'Boss',
          meta: { ...meta, lastModified: '2026-05-01T12:00:07Z' },
        }),
      ),
    ),
  ],
  [
    'deactivated by another, found, reactivated',
    get(lookup, answer(200, listOf([jane({ active: false })]))),
    get('/Users/2819', answer(200, jane({ active: false }))),
    put(
      '/Users/2819',
      jane(),
      answer(200, jane({ meta: { ...meta, lastModified: '2026-05-01T12:00:05Z' } })),
    ),
  ],
  [
    'the example of RFC 7644 3.3',
    post(
      '/Users',
      {
        schemas: [coreUser],
        userName: 'bjensen',
        externalId: 'bjensen',
        name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
      },
      answer(
        201,
        {
          schemas: [coreUser],
          id: '2819c223-7f76-453a-919d-413861904646',
          externalId: 'bjensen',
          meta: {
            resourceType: 'User',
            created: '2011-08-01T21:32:44.882Z',
            lastModified: '2011-08-01T21:32:44.882Z',
            location: 'https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646',
            version: 'W/"e180ee84f0671b1"',
          },
          name: {
            formatted: 'Ms. Barbara J Jensen III',
            familyName: 'Jensen',
            givenName: 'Barbara',
          },
          userName: 'bjensen',
        },
        {
          Location: 'https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646',
          ETag: 'W/"e180ee84f0671b1"',
        },
      ),
    ),
  ],
  [
    'the example of RFC 7644 3.5.1',
    put(
      '/Users/2819c223-7f76-453a-919d-413861904646',
      {
        schemas: [coreUser],
        id: '2819c223-7f76-453a-919d-413861904646',
        userName: 'bjensen',
        externalId: 'bjensen',
        name: {
          formatted: 'Ms. Barbara J Jensen III',
          familyName: 'Jensen',
          givenName: 'Barbara',
          middleName: 'Jane',
        },
        roles: [],
        emails: [{ value: 'bjensen@example.com' }, { value: 'babs@jensen.org' }],
      },
      answer(
        200,
        {
          schemas: [coreUser],
          id: '2819c223-7f76-453a-919d-413861904646',
          userName: 'bjensen',
          externalId: 'bjensen',
          name: {
            formatted: 'Ms. Barbara J Jensen III',
            familyName: 'Jensen',
            givenName: 'Barbara',
            middleName: 'Jane',
          },
          emails: [{ value: 'bjensen@example.com' }, { value: 'babs@jensen.org' }],
          meta: {
            resourceType: 'User',
            created: '2011-08-08T04:56:22Z',
            lastModified: '2011-08-08T08:00:12Z',
            location: 'https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646',
            version: 'W/"b431af54f0671a2"',
          },
        },
        {
          ETag: 'W/"b431af54f0671a2"',
          Location: 'https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646',
        },
      ),
    ),
  ],
];
