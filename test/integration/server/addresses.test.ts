import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAt } from '../../support/jsonPath.js';
import { createBody, groupBody, memberOf, mona } from '../../support/oktaBodies.js';
import { assertScimError } from '../../support/scimAssertions.js';
import {
  type RigOptions,
  type SendOptions,
  type ServerRig,
  withServer,
} from '../../support/serverRig.js';

interface Addressed {
  readonly name: string;
  readonly options?: RigOptions;
  readonly headers: NonNullable<SendOptions['headers']>;
  /** `PORT` stands for the port of the server. */
  readonly baseUrl: string;
  readonly observations?: readonly string[];
}

const addressed: readonly Addressed[] = [
  {
    name: 'the address of the request',
    headers: {},
    baseUrl: 'http://127.0.0.1:PORT/scim/v2',
  },
  {
    name: 'the name by which the client knows this machine',
    headers: { Host: 'localhost:8484' },
    baseUrl: 'http://localhost:8484/scim/v2',
  },
  {
    name: 'an IPv6 address',
    headers: { Host: '[::1]:8484' },
    baseUrl: 'http://[::1]:8484/scim/v2',
  },
  {
    name: 'the scheme that a proxy names',
    headers: { 'X-Forwarded-Proto': 'https, http' },
    baseUrl: 'https://127.0.0.1:PORT/scim/v2',
  },
  {
    name: 'a scheme that is none, which counts as http',
    headers: { 'X-Forwarded-Proto': 'javascript' },
    baseUrl: 'http://127.0.0.1:PORT/scim/v2',
  },
  {
    name: 'the prefix that a proxy names',
    headers: { 'X-Forwarded-Prefix': '/proxy/8484/' },
    baseUrl: 'http://127.0.0.1:PORT/proxy/8484/scim/v2',
  },
  {
    name: 'no prefix that is no path',
    headers: { 'X-Forwarded-Prefix': '//evil.example/"><x>' },
    baseUrl: 'http://127.0.0.1:PORT/scim/v2',
  },
  {
    name: 'the host of loopback that a proxy names',
    headers: { 'X-Forwarded-Host': 'localhost:9000, 10.0.0.1' },
    baseUrl: 'http://localhost:9000/scim/v2',
  },
  {
    name: 'no foreign host that a proxy names, which is noticed',
    headers: { 'X-Forwarded-Host': 'evil.example' },
    baseUrl: 'http://127.0.0.1:PORT/scim/v2',
    observations: ['url.forwardedHostIgnored'],
  },
  {
    name: 'the public base URL, whatever the headers say',
    options: { publicBaseUrl: 'https://scim.example.com/scim/v2' },
    headers: { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' },
    baseUrl: 'https://scim.example.com/scim/v2',
  },
  {
    name: 'the public base URL without its base path and with a slash',
    options: { publicBaseUrl: 'https://scim.example.com/tunnel/' },
    headers: { Host: 'scim.example.com' },
    baseUrl: 'https://scim.example.com/tunnel/scim/v2',
  },
];

for (const { name, options = {}, headers, baseUrl, observations = [] } of addressed) {
  await test(`locations begin with ${name}`, async () => {
    await withServer(options, async (rig) => {
      const expected = baseUrl.replace('PORT', String(rig.port));

      const person = await rig.post('/Users', createBody(mona), headers);
      const id = person.textAt('id');
      const group = await rig.post('/Groups', groupBody('Sales', [memberOf(id, null)]), headers);
      const list = await rig.get('/Users', headers);

      assert.equal(person.headers.location, `${expected}/Users/${id}`);
      assert.equal(person.at('meta.location'), `${expected}/Users/${id}`);
      assert.equal(group.at('members[0].$ref'), `${expected}/Users/${id}`);
      assert.equal(list.at('Resources[0].meta.location'), `${expected}/Users/${id}`);
      assert.equal(
        list.at('Resources[0].groups[0].$ref'),
        `${expected}/Groups/${group.textAt('id')}`,
      );
      assert.deepEqual(await rig.observations(3), observations);
      assert.equal((await rig.exchange(1)).baseUrl, expected);
    });
  });
}

await test('two clients with two names for the server each get theirs', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const read = async (headers: SendOptions['headers']): Promise<string> =>
      (await rig.get('/Users', headers)).textAt('Resources[0].meta.location');

    const first = await read({ Host: 'localhost:1' });
    const second = await read({ Host: 'localhost:2' });
    const again = await read({ Host: 'localhost:1' });

    assert.match(first, /^http:\/\/localhost:1\/scim/);
    assert.match(second, /^http:\/\/localhost:2\/scim/);
    assert.equal(again, first);
  });
});

await test('discovery documents follow the address too', async () => {
  await withServer({ publicBaseUrl: 'https://scim.example.com' }, async (rig) => {
    const config = await rig.get('/ServiceProviderConfig');
    const types = await rig.get('/ResourceTypes');
    const schemas = await rig.get('/Schemas');

    const locations = [
      config.at('meta.location'),
      types.at('Resources[0].meta.location'),
      findAt(schemas.body, 'Resources[0].meta.location'),
    ];
    assert.deepEqual(locations, [
      'https://scim.example.com/scim/v2/ServiceProviderConfig',
      'https://scim.example.com/scim/v2/ResourceTypes/User',
      'https://scim.example.com/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User',
    ]);
  });
});

await test('a proxy may hand on the path that it was asked for, with its own prefix', async () => {
  await withServer({ publicBaseUrl: 'https://scim.example.com/tunnel/7', seed: 1 }, async (rig) => {
    const withPrefix = await rig.sendTo('/tunnel/7/scim/v2/Users');
    const without = await rig.sendTo('/scim/v2/Users');
    const other = await rig.sendTo('/tunnel/8/scim/v2/Users');

    assert.equal(withPrefix.at('totalResults'), 1);
    assert.deepEqual(withPrefix.body, without.body);
    assertScimError(other, { status: 404 });
    assert.equal((await rig.exchange(1)).path, '/Users');
  });
});

const letIn: readonly (readonly [string, RigOptions, SendOptions['headers']])[] = [
  ['localhost', {}, { Host: 'localhost' }],
  ['localhost in capitals with its dot', {}, { Host: 'LOCALHOST.:80' }],
  ['a name below localhost', {}, { Host: 'scim.localhost:8484' }],
  ['another address of loopback', {}, { Host: '127.8.9.10' }],
  ['loopback in IPv6', {}, { Host: '[::1]' }],
  [
    'the public base URL',
    { publicBaseUrl: 'https://scim.example.com' },
    { Host: 'SCIM.example.com' },
  ],
  ['a page from loopback', {}, { Origin: 'http://localhost:3000' }],
  [
    'a page from the public base URL',
    { publicBaseUrl: 'https://scim.example.com' },
    { Origin: 'https://scim.example.com' },
  ],
];

for (const [name, options, headers] of letIn) {
  await test(`the guard lets in ${name}`, async () => {
    await withServer(options, async (rig) => {
      assert.equal((await rig.get('/Users', headers)).status, 200);
    });
  });
}

const keptOut: readonly (readonly [string, RigOptions, SendOptions['headers'], RegExp])[] = [
  ['a foreign name', {}, { Host: 'evil.example:8484' }, /host evil\.example is not let in/],
  ['a name that begins like loopback', {}, { Host: 'localhost.evil.example' }, /not let in/],
  ['a name that ends like loopback', {}, { Host: 'evillocalhost' }, /not let in/],
  ['an address that begins like loopback', {}, { Host: '127.0.0.1.evil.example' }, /not let in/],
  ['the address of another machine', {}, { Host: '192.0.2.7' }, /not let in/],
  [
    'a foreign name beside a public base URL',
    { publicBaseUrl: 'https://scim.example.com' },
    { Host: 'example.com' },
    /not let in/,
  ],
  [
    'a name below the public one',
    { publicBaseUrl: 'https://scim.example.com' },
    { Host: 'a.scim.example.com' },
    /not let in/,
  ],
  ['a page of another site', {}, { Origin: 'https://evil.example' }, /evil\.example.* not let in/],
  ['a page without an origin', {}, { Origin: 'null' }, /"null" are not let in/],
  ['an origin that is none', {}, { Origin: 'localhost' }, /not let in/],
];

for (const [name, options, headers, detail] of keptOut) {
  await test(`the guard keeps out ${name}, with 403 and before credentials count`, async () => {
    await withServer({ ...options, seed: 1 }, async (rig) => {
      const read = await rig.get('/Users', headers);
      const written = await rig.post('/Users', createBody(mona), headers);
      const open = await rig.get('/ServiceProviderConfig', {
        ...headers,
        Authorization: undefined,
      });

      for (const answer of [read, written, open]) {
        assertScimError(answer, { status: 403, detail });
      }
      assert.equal((await rig.get('/Users')).at('totalResults'), 1);
      await assertRecorded(rig);
    });
  });
}

const hostless: readonly (readonly [string, string])[] = [
  ['a Host that is no name', 'a b'],
  ['a Host with a path', 'localhost/scim'],
  ['a Host with user', 'user@localhost'],
];

for (const [name, host] of hostless) {
  await test(`${name} is 400`, async () => {
    await withServer({}, async (rig) => {
      assertScimError(await rig.get('/Users', { Host: host }), {
        status: 400,
        detail: /Host header/,
      });
    });
  });
}

/** A refused write is recorded with its body. */
async function assertRecorded(rig: ServerRig): Promise<void> {
  const exchange = await rig.exchange(2);
  assert.equal(exchange.response?.status, 403);
  assert.match(exchange.request.body?.text ?? '', /mona\.keller/);
}
