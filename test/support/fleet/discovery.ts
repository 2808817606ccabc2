import { type JsonObject } from '../../../src/base/json.js';
import { enterpriseUrn, groupUrn, userUrn } from './urns.js';

const schemaUrn = 'urn:ietf:params:scim:schemas:core:2.0';

export const serviceProviderConfig: JsonObject = {
  schemas: [`${schemaUrn}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: true },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token in the Authorization header',
    },
  ],
};

export const resourceTypes: readonly JsonObject[] = [
  {
    schemas: [`${schemaUrn}:ResourceType`],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: userUrn,
    schemaExtensions: [{ schema: enterpriseUrn, required: false }],
  },
  {
    schemas: [`${schemaUrn}:ResourceType`],
    id: 'Group',
    name: 'Group',
    endpoint: '/Groups',
    schema: groupUrn,
  },
];

const attribute = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  type: 'string',
  multiValued: false,
  description: name,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});

const complex = (name: string, subs: readonly string[], more: JsonObject = {}): JsonObject =>
  attribute(name, { type: 'complex', subAttributes: subs.map((sub) => attribute(sub)), ...more });

const list = (name: string): JsonObject =>
  attribute(name, {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value'),
      attribute('display'),
      attribute('type'),
      attribute('primary', { type: 'boolean' }),
    ],
  });

const references = (name: string, more: JsonObject): JsonObject =>
  attribute(name, {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', more),
      attribute('$ref', { type: 'reference', referenceTypes: ['User', 'Group'], ...more }),
      attribute('type', more),
      attribute('display', more),
    ],
    ...more,
  });

const schema = (id: string, name: string, attributes: readonly JsonObject[]): JsonObject => ({
  schemas: [`${schemaUrn}:Schema`],
  id,
  name,
  description: name,
  attributes,
});

const nameParts = ['formatted', 'familyName', 'givenName', 'middleName'];
const texts = ['displayName', 'nickName', 'title', 'userType', 'preferredLanguage', 'locale'];
const addressParts = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'];

export const schemas: readonly JsonObject[] = [
  schema(userUrn, 'User', [
    attribute('userName', { required: true, uniqueness: 'server' }),
    complex('name', [...nameParts, 'honorificPrefix', 'honorificSuffix']),
    ...texts.map((name) => attribute(name)),
    attribute('timezone'),
    attribute('profileUrl', { type: 'reference', referenceTypes: ['external'] }),
    attribute('active', { type: 'boolean' }),
    attribute('password', { mutability: 'writeOnly', returned: 'never' }),
    ...['emails', 'phoneNumbers', 'ims', 'photos', 'entitlements', 'roles'].map(list),
    complex('addresses', [...addressParts, 'type'], { multiValued: true }),
    references('groups', { mutability: 'readOnly' }),
  ]),
  schema(groupUrn, 'Group', [
    attribute('displayName', { required: true }),
    references('members', {}),
  ]),
  schema(enterpriseUrn, 'EnterpriseUser', [
    ...['employeeNumber', 'costCenter', 'organization', 'division', 'department'].map((name) =>
      attribute(name),
    ),
    complex('manager', ['value', '$ref', 'displayName']),
  ]),
];
