import { answer, get, post, put, type MakeExamples } from '../example/exampleExchange.js';
import { group, jane, listOf, locationHeader, newJane } from '../example/exampleResources.js';
import { bothApps, type SchemaRule } from '../rule.js';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const created = answer(201, jane(), locationHeader());
const janeRead = get('/Users/2819', answer(200, jane()));

/** What must be there and what must not, and the forms of values (RFC 7643 2, 3 and 7). */
export const attributeRules: readonly SchemaRule[] = [
  {
    id: 'schema.numberText',
    on: 'schema',
    level: 'error',
    title: 'A number is a JSON number, not a text',
    references: ['RFC 7643 2.3.3', 'RFC 7643 2.3.4'],
    fix: 'Send the number without quotes',
  },
  {
    id: 'schema.notAnArray',
    on: 'schema',
    level: 'error',
    title: 'A multi-valued attribute is an array, also with one value',
    references: ['RFC 7643 2.4'],
    fix: 'Put the value into an array; where there is none, send an empty array or leave the attribute out',
  },
  {
    id: 'schema.notSingle',
    on: 'schema',
    level: 'error',
    title: 'A single-valued attribute is no array',
    references: ['RFC 7643 2.4'],
    fix: 'Send the value itself, not in an array',
    covers: ['patch.listForOne'],
  },
  {
    id: 'schema.required',
    on: 'schema',
    level: 'error',
    title: 'A client sends every required attribute',
    references: ['RFC 7643 2.2', 'RFC 7644 3.3'],
    fix: 'Send the attribute with a value',
  },
  {
    id: 'schema.missingInAnswer',
    on: 'schema',
    level: 'error',
    title: 'A resource in an answer has its id and every required attribute',
    references: ['RFC 7643 3.1', 'RFC 7643 7', 'RFC 7644 3.9'],
    okta: bothApps(
      'Without an id Okta cannot address the resource later: updates and deactivation do not reach it; without userName or displayName it cannot match it on import',
    ),
    fix: 'Return the attribute; id, schemas and required attributes are never left out',
  },
  {
    id: 'schema.readOnlySent',
    on: 'schema',
    level: 'hint',
    title: 'What the service decides is not sent on creation',
    references: ['RFC 7643 2.2', 'RFC 7644 3.3'],
    fix: 'Leave it out; the service ignores it',
    covers: ['body.readOnly'],
  },
  {
    id: 'schema.neverReturned',
    on: 'schema',
    level: 'error',
    title: 'A password is never returned',
    references: ['RFC 7643 4.1.1', 'RFC 7643 7'],
    okta: bothApps(
      'Okta copies what it has read into its next PUT, so that the password travels back and forth with each profile update',
    ),
    fix: 'Take the attribute out of every answer, also in a hashed form',
  },
  {
    id: 'schema.unknownAttribute',
    on: 'schema',
    level: 'hint',
    title: 'Attributes are those of the schemas',
    references: ['RFC 7643 2.1', 'RFC 7643 3.3'],
    fix: 'Put own attributes into an extension with a URN of its own, or load the schema file that defines them',
    covers: ['body.unknownAttribute'],
  },
  {
    id: 'schema.unknownExtension',
    on: 'schema',
    level: 'hint',
    title: 'Extensions are known by their schemas',
    references: ['RFC 7643 3.3'],
    fix: 'Load a schema file with this extension, so that its attributes are checked too',
    covers: ['body.unknownAttribute'],
  },
  {
    id: 'schema.coreUrn',
    on: 'schema',
    level: 'warning',
    title: 'The attributes of the main schema stand at the top of the resource',
    references: ['RFC 7643 3', 'RFC 7643 3.3'],
    fix: 'Move the attributes out of the object under the URN; only those of extensions stand in one',
    covers: ['body.coreUrn'],
  },
  {
    id: 'schema.nameCapitals',
    on: 'schema',
    level: 'hint',
    title: 'Attribute names are written as the schema spells them',
    references: ['RFC 7643 2.1'],
    fix: 'Write the name as in the schema: capitals do not matter by the RFC, but many clients and servers compare exactly',
  },
  {
    id: 'schema.dateTime',
    on: 'schema',
    level: 'error',
    title: 'A point in time is an xsd:dateTime',
    references: ['RFC 7643 2.3.5'],
    fix: 'Write it as 2026-05-01T12:00:00Z',
  },
  {
    id: 'schema.binary',
    on: 'schema',
    level: 'error',
    title: 'Binary data is base64',
    references: ['RFC 7643 2.3.6'],
    fix: 'Encode the bytes in base64 (RFC 4648), without headers such as BEGIN CERTIFICATE and without line breaks',
  },
  {
    id: 'schema.reference',
    on: 'schema',
    level: 'error',
    title: 'A reference is a URI',
    references: ['RFC 7643 2.3.7'],
    fix: 'Send an absolute or relative URI; encode blanks and other signs that a URI cannot hold',
  },
];

export const attributeExamples: MakeExamples = () => ({
  'schema.numberText': {
    failing: [
      get(
        '/ServiceProviderConfig',
        answer(200, {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
          patch: { supported: true },
          bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
          filter: { supported: true, maxResults: '200' },
          changePassword: { supported: true },
          sort: { supported: false },
          etag: { supported: false },
          authenticationSchemes: [],
        }),
      ),
    ],
    passing: [janeRead],
  },
  'schema.notAnArray': {
    failing: [
      get('/Users/2819', answer(200, jane({ emails: { value: 'jane@example.com' } }))),
      get('/Users/2819', answer(200, jane({ roles: 'admin' }))),
    ],
    passing: [
      get('/Groups/e9e3', answer(200, group({ members: null }))),
      get('/Users/2819', answer(200, jane({ emails: [] }))),
    ],
  },
  'schema.notSingle': {
    failing: [get('/Users/2819', answer(200, jane({ title: ['Engineer'] })))],
    passing: [get('/Users/2819', answer(200, jane({ title: 'Engineer' })))],
  },
  'schema.required': {
    failing: [
      post(
        '/Users',
        newJane({ userName: undefined }),
        answer(400, {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
          status: '400',
          scimType: 'invalidValue',
          detail: 'userName is required',
        }),
      ),
    ],
    passing: [post('/Users', newJane(), created)],
  },
  'schema.missingInAnswer': {
    failing: [
      get('/Users?count=2', answer(200, listOf([jane({ id: undefined })]))),
      get('/Users/2819', answer(200, jane({ userName: undefined }))),
    ],
    passing: [
      get(
        '/Users/2819?attributes=title',
        answer(200, { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], id: '2819' }),
      ),
    ],
  },
  'schema.readOnlySent': {
    failing: [post('/Users', newJane({ id: '7', meta: { resourceType: 'User' } }), created)],
    passing: [
      post('/Users', newJane({ groups: [] }), created),
      put('/Users/2819', jane({ groups: [] }), answer(200, jane())),
    ],
  },
  'schema.neverReturned': {
    failing: [get('/Users/2819', answer(200, jane({ password: '[redacted]' })))],
    passing: [post('/Users', newJane({ password: '[redacted]' }), created)],
  },
  'schema.unknownAttribute': {
    failing: [get('/Users/2819', answer(200, jane({ shoeSize: 41 })))],
    passing: [janeRead],
  },
  'schema.coreUrn': {
    failing: [
      post(
        '/Users',
        newJane({ [userUrn]: { displayName: 'Jane Doe' } }),
        answer(201, jane({ displayName: 'Jane Doe' }), locationHeader()),
      ),
    ],
    passing: [
      post(
        '/Users',
        newJane({ displayName: 'Jane Doe' }),
        answer(201, jane({ displayName: 'Jane Doe' }), locationHeader()),
      ),
    ],
  },
  'schema.unknownExtension': {
    failing: [
      get('/Users/2819', answer(200, jane({ 'urn:example:shoes:1.0:User': { size: 41 } }))),
    ],
    passing: [
      get(
        '/Users/2819',
        answer(
          200,
          jane({
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterpriseUrn],
            [enterpriseUrn]: { department: 'Sales' },
          }),
        ),
      ),
    ],
  },
  'schema.nameCapitals': {
    failing: [
      get('/Users/2819', answer(200, jane({ userName: undefined, username: 'jane@example.com' }))),
    ],
    passing: [janeRead],
  },
  'schema.dateTime': {
    failing: [
      get(
        '/Users/2819',
        answer(200, jane({ meta: { resourceType: 'User', created: '04-12-2018 00:00:00' } })),
      ),
    ],
    passing: [
      get(
        '/Users/2819',
        answer(
          200,
          jane({ meta: { resourceType: 'User', created: '2018-02-13T15:05:24.000-08:00' } }),
        ),
      ),
      put(
        '/Users/2819',
        newJane({ meta: { resourceType: 'User', created: '04-12-2018 00:00:00' } }),
        answer(200, jane()),
      ),
    ],
  },
  'schema.binary': {
    failing: [
      get(
        '/Users/2819',
        answer(200, jane({ x509Certificates: [{ value: '-----BEGIN CERTIFICATE-----' }] })),
      ),
    ],
    passing: [get('/Users/2819', answer(200, jane({ x509Certificates: [{ value: 'MIIDQzCC' }] })))],
  },
  'schema.reference': {
    failing: [get('/Users/2819', answer(200, jane({ profileUrl: 'my profile page' })))],
    passing: [get('/Users/2819', answer(200, jane({ profileUrl: 'https://example.com/jane' })))],
  },
});
