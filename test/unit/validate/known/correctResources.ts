import { answer, get, post } from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  jane,
  locationHeader,
  newJane,
} from '../../../../src/validate/example/exampleResources.js';
import { type Conversation } from '../../../support/knownDefects.js';
import { coreUser, created, enterprise, meta } from './conversationParts.js';

const minimal = {
  schemas: [coreUser],
  id: 'x1',
  userName: 'bjensen',
  meta: { resourceType: 'User', location: 'http://localhost:3000/scim/v2/Users/x1' },
};

/** Users that are right, though not written as the mock server writes them. */
export const correctResources: readonly Conversation[] = [
  ['a user with a userName alone', get('/Users/x1', answer(200, minimal))],
  [
    'a create of a user with a userName alone',
    post(
      '/Users',
      { schemas: [coreUser], userName: 'bjensen' },
      answer(201, minimal, { Location: 'http://localhost:3000/scim/v2/Users/x1' }),
    ),
  ],
  [
    'a create, active by default',
    post('/Users', newJane({ active: undefined }), answer(201, jane(), locationHeader())),
  ],
  [
    'a create with attributes that the service adds',
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({
          displayName: 'Jane Doe',
          locale: 'en-US',
          timezone: 'Europe/Berlin',
          groups: [],
          nickName: null,
          title: '',
        }),
        locationHeader(),
      ),
    ),
  ],
  [
    'a create whose answer has name.formatted',
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({ name: { formatted: 'Jane Doe', givenName: 'Jane', familyName: 'Doe' } }),
        locationHeader(),
      ),
    ),
  ],
  [
    'a create whose answer writes the userName in lower case',
    post(
      '/Users',
      newJane({ userName: 'Jane@Example.COM' }),
      answer(201, jane(), locationHeader()),
    ),
  ],
  [
    'a create whose answer has the domain of the e-mail in lower case',
    post(
      '/Users',
      newJane({ emails: [{ value: 'jane@Example.COM', type: 'work', primary: true }] }),
      answer(201, jane(), locationHeader()),
    ),
  ],
  [
    'a create with a relative Location',
    post('/Users', newJane(), answer(201, jane(), { Location: '/scim/v2/Users/2819' })),
  ],
  [
    'a create with an id that is a ULID',
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({
          id: '01HZX3K6V5M8J2Q4R7T9W1Y3B5',
          meta: {
            ...meta,
            location: 'http://localhost:3000/scim/v2/Users/01HZX3K6V5M8J2Q4R7T9W1Y3B5',
          },
        }),
        { Location: 'http://localhost:3000/scim/v2/Users/01HZX3K6V5M8J2Q4R7T9W1Y3B5' },
      ),
    ),
  ],
  [
    'a create with a password',
    post('/Users', newJane({ password: 't1meMa$heen' }), answer(201, jane(), locationHeader())),
  ],
  [
    'a create answered as application/json',
    post(
      '/Users',
      newJane(),
      answer(201, jane(), { ...locationHeader(), 'Content-Type': 'application/json' }),
      { 'Content-Type': 'application/json' },
    ),
  ],
  [
    'a create answered with a charset',
    post(
      '/Users',
      newJane(),
      answer(201, jane(), {
        ...locationHeader(),
        'Content-Type': 'application/scim+json; charset=utf-8',
      }),
      { 'Content-Type': 'application/scim+json; charset=UTF-8' },
    ),
  ],
  [
    'a create with another extension than known',
    post(
      '/Users',
      newJane({
        schemas: [coreUser, 'urn:acme:ext:1.0:User'],
        'urn:acme:ext:1.0:User': { badge: '7' },
      }),
      answer(
        201,
        jane({
          schemas: [coreUser, 'urn:acme:ext:1.0:User'],
          'urn:acme:ext:1.0:User': { badge: '7' },
        }),
        locationHeader(),
      ),
    ),
  ],
  [
    'a create with the enterprise extension',
    post(
      '/Users',
      newJane({
        schemas: [coreUser, enterprise],
        [enterprise]: { department: 'R&D', manager: { value: '26118915' } },
      }),
      answer(
        201,
        jane({
          schemas: [enterprise, coreUser],
          [enterprise]: {
            department: 'R&D',
            manager: { value: '26118915', displayName: 'John', $ref: '../Users/26118915' },
          },
        }),
        locationHeader(),
      ),
    ),
  ],
  [
    'a create with an empty extension',
    post(
      '/Users',
      newJane({ schemas: [coreUser, enterprise], [enterprise]: {} }),
      answer(201, jane(), locationHeader()),
    ),
  ],
  [
    'a create in other capitals',
    post(
      '/Users',
      {
        Schemas: [coreUser.toUpperCase()],
        username: 'jane@example.com',
        NAME: { GivenName: 'Jane', FamilyName: 'Doe' },
        Active: true,
      },
      answer(201, jane({ emails: undefined }), locationHeader()),
    ),
  ],
  [
    'a create with null and empty values',
    post(
      '/Users',
      newJane({ nickName: null, phoneNumbers: [], title: '' }),
      answer(201, jane(), locationHeader()),
    ),
  ],
  [
    'a create of an inactive user',
    post(
      '/Users',
      newJane({ active: false }),
      answer(201, jane({ active: false }), locationHeader()),
    ),
  ],
  [
    'a create with attributes=id',
    post(
      '/Users?attributes=id',
      newJane(),
      answer(201, { schemas: [coreUser], id: '2819', meta }, locationHeader()),
    ),
  ],
  [
    'a duplicate',
    created,
    post(
      '/Users',
      newJane(),
      answer(409, errorOf(409, 'jane@example.com is taken', { scimType: 'uniqueness' })),
    ),
  ],
  [
    'a create that is refused',
    post(
      '/Users',
      newJane({ userName: 'x y' }),
      answer(400, errorOf(400, 'userName has a blank', { scimType: 'invalidValue' })),
    ),
  ],
  [
    'dateTimes with offset and fractions',
    get(
      '/Users/2819',
      answer(
        200,
        jane({
          meta: {
            ...meta,
            created: '2026-05-01T14:00:00.123456+02:00',
            lastModified: '2026-05-01T14:00:00.5+02:00',
          },
        }),
      ),
    ),
  ],
  [
    'meta with a version but no ETag',
    get('/Users/2819', answer(200, jane({ meta: { ...meta, version: 'W/"3694e05e9dff590"' } }))),
  ],
  ['an ETag but no version in meta', get('/Users/2819', answer(200, jane(), { ETag: 'W/"1"' }))],
  [
    'a strong ETag',
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, version: '"abc"' } }), { ETag: '"abc"' }),
    ),
  ],
  [
    'a user with every kind of multi-valued attribute',
    get(
      '/Users/2819',
      answer(
        200,
        jane({
          ims: [{ value: 'janeim', type: 'aim' }],
          photos: [{ value: 'https://photos.example.com/1.jpg', type: 'thumbnail' }],
          addresses: [
            {
              type: 'work',
              streetAddress: '100 Universal City Plaza',
              locality: 'Hollywood',
              region: 'CA',
              postalCode: '91608',
              country: 'USA',
              formatted: '100 Universal City Plaza\nHollywood, CA 91608 USA',
              primary: true,
            },
          ],
          entitlements: [{ value: 'a' }],
          roles: [{ value: 'admin', display: 'Admin', type: 'x', primary: true }],
          x509Certificates: [
            { value: 'MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAwTjELMAkGA1UEBhMCVVM=' },
          ],
          phoneNumbers: [
            { value: '555-555-5555', type: 'work' },
            { value: 'tel:+1-201-555-0123', type: 'mobile' },
          ],
          groups: [
            { value: 'e9e3', $ref: '../Groups/e9e3', display: 'Engineering', type: 'direct' },
          ],
        }),
      ),
    ),
  ],
  [
    'two e-mails of one type',
    get(
      '/Users/2819',
      answer(
        200,
        jane({
          emails: [
            { value: 'a@example.com', type: 'work' },
            { value: 'b@example.com', type: 'work' },
          ],
        }),
      ),
    ),
  ],
  [
    'a user nobody knows',
    get('/Users/nobody', answer(404, errorOf(404, 'Resource nobody not found'))),
  ],
  ['a HEAD', { ...get('/Users/2819', answer(200)), method: 'HEAD' }],
];
