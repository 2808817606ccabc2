import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceProviderConfig } from '../../../../src/scim/discovery/serviceProviderConfig.js';

const schemes = (['oauthbearertoken', 'httpbasic'] as const).map((type) => ({
  type,
  name: type,
  description: `By ${type}`,
  specUri: 'https://www.rfc-editor.org/rfc/rfc6750.html',
}));

const bulk = { maxOperations: 10, maxPayloadSize: 20_000 };
const limits = { maxResults: 200, defaultPageSize: 50, cursorTimeout: 60, bulk };

await test('every feature of RFC 7643 5 is named, with its limits', () => {
  const config = serviceProviderConfig(schemes, limits, 'https://scim.example/v2');

  assert.deepEqual(config, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644.html',
    patch: { supported: true },
    bulk: { supported: true, ...bulk },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: true },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: 50,
      maxPageSize: 200,
      cursorTimeout: 60,
    },
    authenticationSchemes: [
      { ...schemes[0], primary: true },
      { ...schemes[1], primary: false },
    ],
    meta: {
      resourceType: 'ServiceProviderConfig',
      location: 'https://scim.example/v2/ServiceProviderConfig',
    },
  });
});

await test('without authentication there is no scheme, and the list says so', () => {
  const { authenticationSchemes } = serviceProviderConfig([], limits, '');

  assert.deepEqual(authenticationSchemes, []);
});
