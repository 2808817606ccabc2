import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type JsonArray,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  readMember,
} from '../../../src/base/json.js';
import { type ProfileName, profileNames } from '../../../src/scim/profile.js';
import { findAt } from '../../support/jsonPath.js';
import {
  assertScimBody,
  assertScimError,
  enterpriseUrn,
  groupUrn,
  listUrn,
  userUrn,
} from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

const configUrn = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const typeUrn = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
const schemaUrn = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

await test('ServiceProviderConfig says what the service does, and is what RFC 7643 5 asks for', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.get('/ServiceProviderConfig');

    assert.equal(answer.status, 200);
    assertScimBody(answer);
    assert.deepEqual(answer.body, {
      schemas: [configUrn],
      documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644.html#profile=okta',
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 1000 },
      changePassword: { supported: true },
      sort: { supported: true },
      etag: { supported: true },
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        defaultPageSize: 100,
        maxPageSize: 1000,
        cursorTimeout: 600,
      },
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'OAuth Bearer Token',
          description: 'A token in the Authorization header, after the word Bearer.',
          specUri: 'https://www.rfc-editor.org/rfc/rfc6750.html',
          primary: true,
        },
      ],
      meta: {
        resourceType: 'ServiceProviderConfig',
        location: `${rig.baseUrl}/ServiceProviderConfig`,
      },
    });
  });
});

await test('ServiceProviderConfig needs no credentials, but wrong ones are wrong', async () => {
  await withServer({}, async (rig) => {
    const open = await rig.get('/ServiceProviderConfig', { Authorization: undefined });
    const wrong = await rig.get('/ServiceProviderConfig', { Authorization: 'Bearer wrong' });
    const others = await rig.get('/Schemas', { Authorization: undefined });

    assert.equal(open.status, 200);
    assertScimError(wrong, { status: 401 });
    assertScimError(others, { status: 401 });
  });
});

const schemes: readonly (readonly [string, Parameters<typeof withServer>[0], readonly string[]])[] =
  [
    ['bearer', {}, ['oauthbearertoken']],
    [
      'basic',
      { authentication: { mode: 'basic', username: 'okta', password: 'secret' } },
      ['httpbasic'],
    ],
    // RFC 7643 5 requires one; clients with a strict model refuse an empty list.
    ['none', { authentication: { mode: 'none' } }, ['oauthbearertoken']],
  ];

for (const [mode, options, types] of schemes) {
  await test(`with the authentication ${mode} ServiceProviderConfig names ${String(types)}`, async () => {
    await withServer(options, async (rig) => {
      const answer = await rig.get('/ServiceProviderConfig');

      const listed = answer.listAt('authenticationSchemes').map((one) => findAt(one, 'type'));
      assert.deepEqual(listed, types);
    });
  });
}

const aliases: readonly (readonly [ProfileName, string, number])[] = [
  ['strict', '/ServiceProviderConfigs', 404],
  ['strict', '/serviceConfiguration', 404],
  ['okta', '/ServiceProviderConfigs', 200],
  ['okta', '/serviceConfiguration', 404],
  ['entra', '/ServiceProviderConfigs', 404],
  ['entra', '/serviceConfiguration', 200],
];

for (const [profile, path, status] of aliases) {
  await test(`${path} is ${String(status)} in the profile ${profile}`, async () => {
    await withServer({ profile }, async (rig) => {
      const answer = await rig.get(path);

      assert.equal(answer.status, status);
      if (status === 200) {
        assert.deepEqual(answer.body, (await rig.get('/ServiceProviderConfig')).body);
      } else {
        assertScimError(answer, { status });
      }
    });
  });
}

await test('ResourceTypes lists User with its extension and Group, and each is there by its name', async () => {
  await withServer({}, async (rig) => {
    const list = await rig.get('/ResourceTypes');
    const user = await rig.get('/ResourceTypes/User');
    const group = await rig.get('/ResourceTypes/Group');

    assertScimBody(list);
    assert.deepEqual(list.at('schemas'), [listUrn]);
    assert.equal(list.at('totalResults'), 2);
    assert.deepEqual(list.at('Resources'), [user.body, group.body]);
    assert.deepEqual(user.body, {
      schemas: [typeUrn],
      id: 'User',
      name: 'User',
      description: user.at('description'),
      endpoint: '/Users',
      schema: userUrn,
      schemaExtensions: [{ schema: enterpriseUrn, required: false }],
      meta: { resourceType: 'ResourceType', location: `${rig.baseUrl}/ResourceTypes/User` },
    });
  });
});

await test('Schemas lists every schema once, each at its location', async () => {
  await withServer({}, async (rig) => {
    const list = await rig.get('/Schemas');

    const schemas = list.listAt('Resources');
    const ids = schemas.map((schema) => findAt(schema, 'id'));
    assert.deepEqual(ids, [userUrn, groupUrn, enterpriseUrn, configUrn, typeUrn, schemaUrn]);
    for (const schema of schemas) {
      const location = findAt(schema, 'meta.location');
      assert.ok(typeof location === 'string' && location.startsWith(rig.baseUrl));
      const single = await rig.get(location.slice(rig.baseUrl.length));
      assertScimBody(single);
      assert.deepEqual(single.body, schema);
    }
  });
});

await test('the schema of User has the characteristics of RFC 7643 8.7.1', async () => {
  await withServer({}, async (rig) => {
    const schema = await rig.get(`/Schemas/${userUrn}`);

    const byName = new Map(
      schema.listAt('attributes').map((attribute) => [findAt(attribute, 'name'), attribute]),
    );
    const read = (name: string, what: string): JsonValue | undefined =>
      findAt(byName.get(name), what);
    assert.deepEqual(
      [read('userName', 'required'), read('userName', 'caseExact'), read('userName', 'uniqueness')],
      [true, false, 'server'],
    );
    assert.deepEqual(
      [read('password', 'mutability'), read('password', 'returned')],
      ['writeOnly', 'never'],
    );
    assert.equal(read('groups', 'mutability'), 'readOnly');
    assert.equal(read('emails', 'multiValued'), true);
    assert.equal(read('emails', 'subAttributes[0].name'), 'value');
  });
});

await test('a schema is found by its URN in any capitals and percent-encoded', async () => {
  await withServer({}, async (rig) => {
    const capitals = await rig.get(`/Schemas/${userUrn.toUpperCase()}`);
    const encoded = await rig.get(`/Schemas/${encodeURIComponent(userUrn)}`);

    assert.equal(capitals.at('id'), userUrn);
    assert.equal(encoded.at('id'), userUrn);
  });
});

const discoveryPaths = ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'] as const;

await test('discovery endpoints refuse a filter with 403 and ignore every other parameter', async () => {
  await withServer({}, async (rig) => {
    for (const path of discoveryPaths) {
      const filtered = await rig.get(`${path}?filter=name%20eq%20%22User%22`);
      const plain = await rig.get(path);
      const asked = await rig.get(
        `${path}?startIndex=2&count=1&sortBy=id&sortOrder=up&attributes=id&excludedAttributes=x&x=1`,
      );

      assertScimError(filtered, { status: 403, detail: /no filter/ });
      assert.equal(asked.status, 200);
      assert.deepEqual(asked.body, plain.body);
    }
  });
});

await test('discovery endpoints are read-only', async () => {
  await withServer({}, async (rig) => {
    for (const path of [...discoveryPaths, '/ResourceTypes/User', `/Schemas/${userUrn}`]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await rig.send(path, { method, body: {} });

        assertScimError(answer, { status: 405, detail: /not allowed/ });
        assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS');
      }
    }
  });
});

await test('what discovery does not have is 404 and says what there is', async () => {
  await withServer({}, async (rig) => {
    assertScimError(await rig.get('/ResourceTypes/Device'), {
      status: 404,
      detail: /no resource type Device; there are User, Group/,
    });
    assertScimError(await rig.get('/ResourceTypes/user'), { status: 404 });
    assertScimError(await rig.get('/Schemas/urn:example:none'), {
      status: 404,
      detail: /no schema urn:example:none/,
    });
    assertScimError(await rig.get('/Schemas/__proto__'), { status: 404 });
    assertScimError(await rig.get('/ResourceTypes/constructor'), { status: 404 });
  });
});

await test('a custom resource type is discovered like the others', async () => {
  const urn = 'urn:example:params:scim:schemas:1.0:Device';
  const schemaFiles = [
    {
      schemas: [
        {
          id: urn,
          name: 'Device',
          attributes: [{ name: 'serial', type: 'string' as const, multiValued: false }],
        },
      ],
      resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: urn }],
    },
  ];
  await withServer({ schemaFiles }, async (rig) => {
    const types = await rig.get('/ResourceTypes');
    const schema = await rig.get(`/Schemas/${urn}`);
    const created = await rig.post('/Devices', { schemas: [urn], serial: 'S-1' });

    assert.equal(types.at('Resources[2].endpoint'), '/Devices');
    assert.equal(schema.at('attributes[0].name'), 'serial');
    assert.equal(created.status, 201);
    assert.equal(created.headers.location, `${rig.baseUrl}/Devices/${created.textAt('id')}`);
  });
});

for (const profile of profileNames) {
  await test(`the discovery documents are the same in the profile ${profile}`, async () => {
    await withServer({ profile }, async (rig) => {
      const config = await rig.get('/ServiceProviderConfig');

      assert.equal(config.at('patch.supported'), true);
      assert.equal((await rig.get('/Schemas')).at('totalResults'), 6);
    });
  });
}

const messages = [
  'Error',
  'ListResponse',
  'SearchRequest',
  'PatchOp',
  'BulkRequest',
  'BulkResponse',
];

await test('messages are no schemas of resources, so /Schemas has none of them', async () => {
  await withServer({}, async (rig) => {
    const all = await rig.get('/Schemas');

    for (const name of messages) {
      const urn = `urn:ietf:params:scim:api:messages:2.0:${name}`;
      assert.doesNotMatch(all.text, new RegExp(`"id":"${urn}"`));
      assertScimError(await rig.get(`/Schemas/${urn}`), { status: 404, detail: /no schema/ });
    }
  });
});

await test('the discovery documents have what their served schemas say, and no more', async () => {
  await withServer({}, async (rig) => {
    const schemas = await rig.get('/Schemas');
    const documents = [
      await rig.get('/ServiceProviderConfig'),
      await rig.get('/ResourceTypes/User'),
      await rig.get('/Schemas/urn:ietf:params:scim:schemas:core:2.0:User'),
    ];

    for (const { body } of documents) {
      checkMembers(body, findSchema(schemas.listAt('Resources'), body), ['schemas', 'id', 'meta']);
    }
  });
});

function findSchema(schemas: JsonArray, document: JsonValue): JsonArray {
  const urn = findAt(document, 'schemas[0]');
  const schema = schemas.find((one) => findAt(one, 'id') === urn);
  const attributes = findAt(schema ?? null, 'attributes');
  assert.ok(isJsonArray(attributes), JSON.stringify(urn));
  return attributes;
}

/** Every member is an attribute, every required attribute a member, down to the sub-attributes. */
function checkMembers(
  value: JsonValue,
  attributes: JsonArray,
  common: readonly string[] = [],
): void {
  assert.ok(isJsonObject(value));
  const byName = new Map(attributes.map((one) => [nameOf(one), one]));
  for (const name of Object.keys(value).filter((one) => !common.includes(one))) {
    assert.ok(byName.has(name), `${name} is in no schema`);
  }
  for (const [name, attribute] of byName) {
    const member = readMember(value, name);
    assert.ok(member !== undefined || findAt(attribute, 'required') !== true, `no ${name}`);
    const parts = findAt(attribute, 'subAttributes');
    for (const one of isJsonArray(member) ? member : [member ?? null]) {
      if (isJsonArray(parts) && isJsonObject(one)) {
        checkMembers(one, parts);
      }
    }
  }
}

function nameOf(attribute: JsonValue): string {
  const name = findAt(attribute, 'name');
  assert.ok(typeof name === 'string');
  return name;
}
