import { answer, get, post, put, raw } from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  jane,
  locationHeader,
  newJane,
} from '../../../../src/validate/example/exampleResources.js';
import { type KnownDefect } from '../../../support/knownDefects.js';
import { coreUser, enterprise } from './conversationParts.js';

const created = answer(201, jane(), locationHeader());
const read = (changes: Parameters<typeof jane>[0]) =>
  get('/Users/2819', answer(200, jane(changes)));
const meta = {
  resourceType: 'User',
  created: '2026-05-01T12:00:00Z',
  lastModified: '2026-05-01T12:00:00Z',
  location: 'http://localhost:3000/scim/v2/Users/2819',
};

/** What a single resource, or the answer to a create, gets wrong. */
export const resourceDefects: readonly KnownDefect[] = [
  [
    'a create is answered 200',
    /201.*3\.3/s,
    post('/Users', newJane(), answer(200, jane(), locationHeader())),
  ],
  [
    'a create is answered 204 without a body',
    /Create new user returned empty user/,
    post('/Users', newJane(), answer(204)),
  ],
  [
    'a create is answered 201 without a body',
    /Create new user returned empty user/,
    post('/Users', newJane(), answer(201, undefined, locationHeader())),
  ],
  [
    'a create is answered 202',
    /201/,
    post('/Users', newJane(), answer(202, jane(), locationHeader())),
  ],
  [
    'a create is answered without Location',
    /Location.*3\.3/s,
    post('/Users', newJane(), answer(201, jane())),
  ],
  [
    'Location and meta.location differ',
    /Location.*meta\.location|meta\.location.*Location/s,
    post('/Users', newJane(), answer(201, jane(), locationHeader('9999'))),
  ],
  [
    'a created user has no id',
    /"\/id"|\bid\b/,
    post('/Users', newJane(), answer(201, jane({ id: undefined }), locationHeader())),
  ],
  [
    'a created user has an id that is a number',
    /\bid\b.*(string|number)/s,
    post('/Users', newJane(), answer(201, jane({ id: 2819 }), locationHeader())),
  ],
  [
    'a created user has an empty id',
    /\bid\b/,
    post('/Users', newJane(), answer(201, jane({ id: '' }), locationHeader(''))),
  ],
  [
    'a created user has id null',
    /\bid\b/,
    post('/Users', newJane(), answer(201, jane({ id: null }), locationHeader())),
  ],
  [
    'a created user has the reserved id bulkId',
    /bulkId/,
    post(
      '/Users',
      newJane(),
      answer(
        201,
        jane({
          id: 'bulkId',
          meta: { ...meta, location: 'http://localhost:3000/scim/v2/Users/bulkId' },
        }),
        locationHeader('bulkId'),
      ),
    ),
  ],
  [
    'a create returns the password',
    /password/,
    post(
      '/Users',
      newJane({ password: 't1meMa$heen' }),
      answer(201, jane({ password: 't1meMa$heen' }), locationHeader()),
    ),
  ],
  ['a read returns a password hash', /password/, read({ password: '$2b$10$abcdef' })],
  [
    'a create loses name.familyName',
    /familyName/,
    post('/Users', newJane(), answer(201, jane({ name: { givenName: 'Jane' } }), locationHeader())),
  ],
  [
    'a create loses the e-mails',
    /emails/,
    post('/Users', newJane(), answer(201, jane({ emails: undefined }), locationHeader())),
  ],
  [
    'a create answers with another userName',
    /userName/,
    post('/Users', newJane(), answer(201, jane({ userName: 'jane' }), locationHeader())),
  ],
  [
    'a create answers active false for active true',
    /active/,
    post('/Users', newJane(), answer(201, jane({ active: false }), locationHeader())),
  ],
  [
    'a create of an inactive user answers active true',
    /active/,
    post(
      '/Users',
      newJane({ active: false }),
      answer(201, jane({ active: true }), locationHeader()),
    ),
  ],
  [
    'a create loses externalId',
    /externalId/,
    post('/Users', newJane({ externalId: '00u1' }), answer(201, jane(), locationHeader())),
  ],
  [
    'a create loses the enterprise extension',
    /enterprise|department/,
    post(
      '/Users',
      newJane({ schemas: [coreUser, enterprise], [enterprise]: { department: 'R&D' } }),
      answer(201, jane(), locationHeader()),
    ),
  ],
  [
    'a create returns the user inside a list',
    /ListResponse|list/i,
    post(
      '/Users',
      newJane(),
      answer(
        201,
        {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
          totalResults: 1,
          startIndex: 1,
          itemsPerPage: 1,
          Resources: [jane()],
        },
        locationHeader(),
      ),
    ),
  ],
  [
    'a create returns the user in an envelope',
    /schemas|userName|\bid\b/,
    post('/Users', newJane(), answer(201, { data: jane() }, locationHeader())),
  ],
  ['active is the text "true"', /active.*boolean/s, read({ active: 'true' })],
  ['active is 1', /active.*boolean/s, read({ active: 1 })],
  ['a user has no schemas', /schemas/, read({ schemas: undefined })],
  ['schemas is a text', /schemas.*array/s, read({ schemas: coreUser })],
  ['schemas is empty', /schemas/, read({ schemas: [] })],
  [
    'schemas holds the SCIM 1.1 URN',
    /urn:scim:schemas:core:1\.0|1\.1/,
    read({ schemas: ['urn:scim:schemas:core:1.0'] }),
  ],
  [
    'schemas of a user holds the Group URN alone',
    /core:2\.0:(User|Group)/,
    read({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }),
  ],
  [
    'an extension is not in schemas',
    /enterprise:2\.0:User/,
    read({ [enterprise]: { department: 'R&D' } }),
  ],
  ['a user has no userName', /userName/, read({ userName: undefined })],
  ['userName is null', /userName/, read({ userName: null })],
  ['userName is empty', /userName/, read({ userName: '' })],
  ['name is a text', /name.*(complex|object)/s, read({ name: 'Jane Doe' })],
  [
    'emails is one object',
    /emails.*array/s,
    read({ emails: { value: 'jane@example.com', primary: true } }),
  ],
  ['emails are texts', /emails\[0\]/, read({ emails: ['jane@example.com'] })],
  [
    'primary is the text "true"',
    /emails\[0\]\.primary/,
    read({ emails: [{ value: 'jane@example.com', primary: 'true' }] }),
  ],
  [
    'two e-mails are primary',
    /emails.*primary|primary.*emails/s,
    read({
      emails: [
        { value: 'a@example.com', type: 'work', primary: true },
        { value: 'b@example.com', type: 'home', primary: true },
      ],
    }),
  ],
  [
    'an e-mail is there twice',
    /emails/,
    read({
      emails: [
        { value: 'a@example.com', type: 'work' },
        { value: 'a@example.com', type: 'work' },
      ],
    }),
  ],
  ['an e-mail has no value', /emails\[0\]/, read({ emails: [{ type: 'work', primary: true }] })],
  [
    'a phone number is a number',
    /phoneNumbers\[0\]\.value/,
    read({ phoneNumbers: [{ value: 4155551234, type: 'work' }] }),
  ],
  [
    'employeeNumber is a number',
    /employeeNumber/,
    read({ schemas: [coreUser, enterprise], [enterprise]: { employeeNumber: 701984 } }),
  ],
  [
    'manager is a text',
    /manager/,
    read({ schemas: [coreUser, enterprise], [enterprise]: { manager: '26118915' } }),
  ],
  [
    'the enterprise attributes are at the top',
    /department|employeeNumber/,
    read({ department: 'R&D', employeeNumber: '7' }),
  ],
  [
    'meta has no resourceType',
    /meta\.resourceType|resourceType/,
    read({ meta: { location: meta.location } }),
  ],
  [
    'meta.resourceType is Users',
    /resourceType/,
    read({ meta: { ...meta, resourceType: 'Users' } }),
  ],
  [
    'meta.resourceType of a user is Group',
    /resourceType/,
    read({ meta: { ...meta, resourceType: 'Group' } }),
  ],
  [
    'meta.created is seconds since 1970',
    /meta\.created/,
    read({ meta: { ...meta, created: 1777636800 } }),
  ],
  [
    'meta.created has no time zone, and a blank',
    /meta\.created/,
    read({ meta: { ...meta, created: '2026-05-01 12:00:00' } }),
  ],
  [
    'meta.lastModified is before meta.created',
    /lastModified/,
    read({ meta: { ...meta, lastModified: '2026-04-01T12:00:00Z' } }),
  ],
  [
    'meta.location points to another user',
    /meta\.location/,
    read({ meta: { ...meta, location: 'http://localhost:3000/scim/v2/Users/1' } }),
  ],
  [
    'meta.version differs from ETag',
    /ETag/,
    get(
      '/Users/2819',
      answer(200, jane({ meta: { ...meta, version: 'W/"1"' } }), { ETag: 'W/"2"' }),
    ),
  ],
  ['meta is missing', /meta/, read({ meta: undefined })],
  ['a read gives another user', /\bid\b/, get('/Users/2819', answer(200, jane({ id: '3907' })))],
  [
    'a read gives a list of one',
    /list/i,
    get(
      '/Users/2819',
      answer(200, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: 1,
        startIndex: 1,
        itemsPerPage: 1,
        Resources: [jane()],
      }),
    ),
  ],
  ['a read gives an array', /array|object/, get('/Users/2819', answer(200, [jane()]))],
  ['a read gives null', /null|object|resource/, get('/Users/2819', answer(200, null))],
  ['a read gives an empty body', /body/, get('/Users/2819', answer(200))],
  [
    'a read gives HTML',
    /HTML|JSON/,
    get(
      '/Users/2819',
      answer(200, raw('<!doctype html><html></html>'), { 'Content-Type': 'text/html' }),
    ),
  ],
  ['a read gives broken JSON', /JSON/, get('/Users/2819', answer(200, raw('{"id":"2819",'), {}))],
  [
    'an answer has no Content-Type',
    /Content-Type/,
    get('/Users/2819', answer(200, jane(), { 'Content-Type': undefined })),
  ],
  [
    'an answer is text/plain',
    /Content-Type|text\/plain/,
    get('/Users/2819', answer(200, jane(), { 'Content-Type': 'text/plain' })),
  ],
  [
    'an answer is in Latin-1',
    /charset|UTF-8|ISO-8859-1/i,
    get(
      '/Users/2819',
      answer(200, jane(), { 'Content-Type': 'application/scim+json; charset=ISO-8859-1' }),
    ),
  ],
  ['groups of a user are ids only', /groups\[0\]/, read({ groups: ['e9e3'] })],
  ['locale is a display name', /locale/, read({ locale: 'English (US)' })],
  [
    'a photo is no address',
    /photos\[0\]\.value/,
    read({ photos: [{ value: 'not a url', type: 'photo' }] }),
  ],
  [
    'a certificate is no base64',
    /x509Certificates\[0\]\.value/,
    read({ x509Certificates: [{ value: '-----BEGIN CERTIFICATE-----' }] }),
  ],
  [
    'the same attribute is there twice in other capitals',
    /userName|username/,
    read({ UserName: 'x@example.com' }),
  ],
  ['an unknown attribute without an extension', /isAdmin/, read({ isAdmin: true })],
  [
    'a user that does not exist is answered 200 with an Error',
    /status|Error/,
    get('/Users/nobody', answer(200, errorOf(404, 'User not found'))),
  ],
  [
    'a 404 without a body',
    /404.*(body|Error)|(body|Error).*404/s,
    get('/Users/nobody', answer(404)),
  ],
  [
    'a 404 with {"error":"not found"}',
    /Error/,
    get('/Users/nobody', answer(404, { error: 'not found' })),
  ],
  [
    'a 404 in HTML',
    /HTML|JSON|Error/,
    get('/Users/nobody', answer(404, raw('<h1>Not found</h1>'), { 'Content-Type': 'text/html' })),
  ],
  [
    'a 404 whose status is 400',
    /status/,
    get('/Users/nobody', answer(404, errorOf(400, 'User not found'))),
  ],
  [
    'a 404 without detail',
    /detail/,
    get('/Users/nobody', answer(404, errorOf(404, '', { detail: undefined }))),
  ],
  [
    'an error whose status is a number',
    /status.*string/s,
    get('/Users/nobody', answer(404, errorOf(404, 'No such user', { status: 404 }))),
  ],
  [
    'an error without status',
    /status/,
    get('/Users/nobody', answer(404, errorOf(404, 'No such user', { status: undefined }))),
  ],
  [
    'an error without schemas',
    /schemas/,
    get('/Users/nobody', answer(404, errorOf(404, 'No such user', { schemas: undefined }))),
  ],
  [
    'a SCIM 1.1 error',
    /Errors|1\.1/,
    get('/Users/nobody', answer(404, { Errors: [{ description: 'not found', code: '404' }] })),
  ],
  [
    'an unknown scimType',
    /scimType/,
    post('/Users', newJane(), answer(400, errorOf(400, 'Bad', { scimType: 'badThing' }))),
  ],
  [
    'scimType uniqueness on 400',
    /uniqueness|409/,
    post(
      '/Users',
      newJane(),
      answer(400, errorOf(400, 'userName is taken', { scimType: 'uniqueness' })),
    ),
  ],
  [
    '409 without scimType',
    /uniqueness/,
    post('/Users', newJane(), created),
    post('/Users', newJane(), answer(409, errorOf(409, 'is there'))),
  ],
  [
    'a duplicate is answered 500',
    /500/,
    post('/Users', newJane(), created),
    post(
      '/Users',
      newJane(),
      answer(500, errorOf(500, 'duplicate key value violates unique constraint')),
    ),
  ],
  [
    'a duplicate is answered 400 without scimType',
    /409/,
    post('/Users', newJane(), created),
    post('/Users', newJane(), answer(400, errorOf(400, 'User already exists'))),
  ],
  [
    'a duplicate is created',
    /409|userName/,
    post('/Users', newJane(), created),
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
  [
    'a duplicate is answered with the existing user, 200',
    /409|201/,
    post('/Users', newJane(), created),
    post('/Users', newJane(), answer(200, jane())),
  ],
  [
    'a duplicate is answered 201 with the same id',
    /409|userName/,
    post('/Users', newJane(), created),
    post('/Users', newJane(), answer(201, jane(), locationHeader())),
  ],
  [
    'a duplicate in other capitals is created',
    /409|userName/,
    post('/Users', newJane(), created),
    post(
      '/Users',
      newJane({ userName: 'JANE@example.com' }),
      answer(
        201,
        jane({
          id: '2820',
          userName: 'JANE@example.com',
          meta: { ...meta, location: 'http://localhost:3000/scim/v2/Users/2820' },
        }),
        locationHeader('2820'),
      ),
    ),
  ],
  [
    'one id for two users',
    /\bid\b/,
    post('/Users', newJane(), created),
    post(
      '/Users',
      newJane({ userName: 'x@example.com' }),
      answer(201, jane({ userName: 'x@example.com' }), locationHeader()),
    ),
  ],
  [
    'a stack trace in the error',
    /stack|internal/i,
    get(
      '/Users/2819',
      answer(500, errorOf(500, 'NullPointerException\n\tat com.acme.Users.get(Users.java:42)')),
    ),
  ],
  ['a PUT answers 204', /200/, put('/Users/2819', jane({ title: 'Boss' }), answer(204))],
];
