import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceProviderConfig } from '../../../../src/scim/discovery/serviceProviderConfig.js';
import { createProfile, profiles } from '../../../../src/scim/profile.js';

const schemes = (['oauthbearertoken', 'httpbasic'] as const).map((type) => ({
  type,
  name: type,
  description: `By ${type}`,
  specUri: 'https://www.rfc-editor.org/rfc/rfc6750.html',
}));

const bulk = { maxOperations: 10, maxPayloadSize: 20_000 };
const limits = { maxResults: 200, defaultPageSize: 50, cursorTimeout: 60, bulk };

await test('every feature of RFC 7643 5 is named, with its limits', () => {
  const config = serviceProviderConfig(schemes, limits, 'https://scim.example/v2', profiles.okta);

  assert.deepEqual(config, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644.html#profile=okta',
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
  const { authenticationSchemes } = serviceProviderConfig([], limits, '', profiles.okta);

  assert.deepEqual(authenticationSchemes, []);
});

await test('the profile and what was changed of it stand in documentationUri', () => {
  const changed = createProfile('strict', {
    patchAnswer: 'noContent',
    serviceProviderConfigAliases: ['/Config', '/v2/Config'],
  });

  const config = serviceProviderConfig(schemes, limits, '', changed);

  const { documentationUri } = config;
  assert.ok(typeof documentationUri === 'string');
  const { hash } = new URL(documentationUri);
  assert.deepEqual(
    [...new URLSearchParams(hash.slice(1))],
    [
      ['profile', 'strict'],
      ['patchAnswer', 'noContent'],
      ['serviceProviderConfigAliases', '/Config, /v2/Config'],
    ],
  );
  assert.deepEqual(
    Object.keys(config),
    Object.keys(serviceProviderConfig(schemes, limits, '', profiles.okta)),
  );
});
