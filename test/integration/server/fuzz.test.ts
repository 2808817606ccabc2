import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { errorUrn } from '../../../src/scim/errors.js';
import { profileNames, profiles } from '../../../src/scim/profile.js';
import { type Answer } from '../../support/answer.js';
import { createBody, groupBody, memberOf, mona } from '../../support/oktaBodies.js';
import { assertScimBody, patchUrn, userUrn } from '../../support/scimAssertions.js';
import { type SendOptions, type ServerRig, withServer } from '../../support/serverRig.js';

// What it draws is the same each time; a failure prints the one request that shows it.
const settings = { numRuns: 300, seed: 4711 } as const;

/** Words that mean something to the server, so that the rubbish reaches the inner rooms. */
const words = fc.constantFrom(
  ...['userName', 'name.familyName', 'emails', 'emails[type eq "work"].value', 'members', 'active'],
  ...['password', 'meta.created', 'id', 'schemas', 'displayName', `${userUrn}:title`, 'groups'],
  ...[
    'eq',
    'ne',
    'pr',
    'gt',
    'co',
    'and',
    'or',
    'not',
    '(',
    ')',
    '[',
    ']',
    '"',
    '\\',
    'true',
    'null',
  ],
  ...[
    '"x"',
    '5',
    '1.5e9',
    '"2020-01-01T00:00:00Z"',
    '__proto__',
    'constructor',
    '.',
    ':',
    ',',
    ' ',
  ],
  ...['members[value eq "x"]', 'urn:', '$ref', '\u0000', '😀', '%', '%zz', '+', '..', '/', '//'],
);

const rubbish = fc.oneof(
  fc.array(words, { maxLength: 8 }).map((list) => list.join(' ')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** Only what a URL can carry; percent signs stay as they are, right or wrong. */
const toTarget = (text: string): string =>
  text.replaceAll(/[^!$-;=?-Z_a-z~[\]|]/gu, (character) =>
    [...Buffer.from(character, 'utf-8')]
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join(''),
  );

const target = fc
  .tuple(
    fc.constantFrom(
      '/Users',
      '/Groups',
      '/Users/',
      '/',
      '/Schemas',
      '/Users/USER',
      '/Groups/GROUP',
      '',
    ),
    fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, { arbitrary: rubbish, weight: 1 }),
    fc.array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom('filter', 'sortBy', 'sortOrder', 'startIndex', 'count', 'attributes'),
          fc.constant('excludedAttributes'),
          rubbish,
        ),
        rubbish,
      ),
      { maxLength: 3 },
    ),
  )
  .map(([path, tail, parameters]) => {
    const query = parameters
      .map(([name, value]) => `${toTarget(name)}=${toTarget(value)}`)
      .join('&');
    return `${path}${toTarget(tail)}${query === '' ? '' : `?${query}`}`;
  });

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, '', 'x', 'True', userUrn, patchUrn, 'USER'),
  rubbish,
);

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        words,
        fc.constantFrom('Operations', 'op', 'path', 'value', 'type', 'primary', 'name', 'manager'),
        fc.constantFrom('givenName', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'),
      ),
      tie('json'),
      { maxKeys: 5 },
    ),
  ),
}));

const operation = fc.record(
  {
    op: fc.oneof(fc.constantFrom('add', 'remove', 'replace', 'Replace'), json),
    path: fc.oneof(words, rubbish, json),
    value: json,
  },
  { requiredKeys: ['op'] },
);

const body = fc.oneof(
  { arbitrary: json, weight: 2 },
  {
    arbitrary: json.map((extras) => ({ ...createBody(mona), ...toObject(extras) })),
    weight: 2,
  },
  {
    arbitrary: fc
      .array(operation, { maxLength: 3 })
      .map((Operations) => ({ schemas: [patchUrn], Operations })),
    weight: 4,
  },
  { arbitrary: rubbish, weight: 1 },
  { arbitrary: fc.uint8Array({ maxLength: 40 }), weight: 1 },
  { arbitrary: fc.constant(undefined), weight: 1 },
);

const toObject = (value: unknown): object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

const headers = fc.record(
  {
    'Content-Type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/scim+json;;',
      '',
    ),
    'If-Match': fc.constantFrom('*', '"', 'W/', ',,,', 'W/"1"'),
    'If-None-Match': fc.constantFrom('*', 'W/""', '"'),
    Authorization: fc.constantFrom('Bearer', 'Basic ====', 'x'),
    'Content-Encoding': fc.constantFrom('identity', 'br', ''),
    'X-Forwarded-Prefix': fc.constantFrom('/a', '//', '"'),
  },
  { requiredKeys: [] },
);

const wildRequest = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'PUT', 'PATCH', 'PATCH', 'DELETE', 'HEAD', 'QUERY'),
  target,
  body,
  headers: fc.oneof({ arbitrary: fc.constant({}), weight: 4 }, { arbitrary: headers, weight: 1 }),
});

const value = fc.oneof(
  scalar,
  fc.constantFrom([], {}, [{}], { value: 'USER' }, [{ value: 'USER' }], [{ value: 'GROUP' }]),
  fc.constantFrom(...[{ type: 'work' }, [{ value: 'x', type: 'work', primary: true }]]),
  fc.constantFrom({ TITLE: 'x', title: 'y' }, { value: 'A===' }, { userName: 'x' }, 'a b', 2 ** 60),
  fc.constantFrom({ givenName: 'x' }, { familyName: null }, [{ display: null }], ['x', 'x']),
  json,
);

const member = fc.constantFrom(
  ...['userName', 'name', 'emails', 'phoneNumbers', 'active', 'title', 'displayName', 'members'],
  ...['password', 'groups', 'meta', 'externalId', 'roles', 'addresses', 'x509Certificates', 'ims'],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  userUrn,
  userUrn.toUpperCase(),
  '__proto__',
);

const path = fc.constantFrom(
  ...['name.givenName', 'emails.value', 'emails[type eq "work"]', 'members[value eq "USER"]'],
  ...['emails[type eq "work"].value', 'emails[primary eq true].type', 'phoneNumbers[type pr]'],
  ...['addresses[type eq "home"].locality', 'members', 'members.value', 'emails', 'EMAILS', 'name'],
  ...['title', 'active', 'id', 'meta', 'schemas', 'groups', 'password', `${userUrn}:title`],
  ...['roles[primary eq "True"].value', 'emails[type foo "work"]', 'emails[]', 'members[', 'a.b.c'],
  ...['emails[not (type eq "work") and value co "a"]', 'x509Certificates[value gt "a"]'],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
);

const likelyOperation = fc.oneof(
  fc.record({ op: fc.constantFrom('add', 'replace'), value: fc.dictionary(member, value) }),
  fc.record({ op: fc.constantFrom('add', 'remove', 'replace'), path, value }),
  fc.record({ op: fc.constant('remove'), path }),
);

const resource = fc
  .tuple(fc.dictionary(member, value, { maxKeys: 3 }), fc.uuid())
  .map(([extras, userName]) => ({ ...createBody({ ...mona, userName }), ...extras }));

const likelyRequest = fc.oneof(
  fc.record({
    method: fc.constant('POST'),
    target: fc.constantFrom('/Users', '/Groups'),
    body: resource,
  }),
  fc.record({
    method: fc.constant('PUT'),
    target: fc.constantFrom('/Users/USER', '/Groups/GROUP'),
    body: resource,
  }),
  fc.record({
    method: fc.constant('PATCH'),
    target: fc.constantFrom('/Users/USER', '/Groups/GROUP', '/Users/USER?attributes=emails'),
    body: fc
      .array(likelyOperation, { minLength: 1, maxLength: 3 })
      .map((Operations) => ({ schemas: [patchUrn], Operations })),
  }),
);

const request = fc.record({
  profile: fc.constantFrom(...profileNames),
  parts: fc.oneof({ arbitrary: likelyRequest, weight: 3 }, { arbitrary: wildRequest, weight: 2 }),
});

await test('whatever a client sends, it gets valid SCIM and never a 500, and all of it is recorded', async () => {
  await withServer({ seed: 5 }, async (rig) => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ profile, parts }) => {
        rig.directory.setProfile(profiles[profile]);
        const filled = await withResources(rig, parts);
        sent += filled.requests + 1;
        const answer = await rig.send(filled.target, filled.options);

        assertSane(answer, parts.method);
        const exchange = await rig.exchange(sent);
        assert.equal(exchange.response?.status, answer.status);
        assert.equal(exchange.outcome, 'answered');
        assert.doesNotThrow(() => JSON.stringify(exchange));
      }),
      settings,
    );
    assert.equal((await rig.get('/Users?count=1')).status, 200);
  });
});

interface Parts extends SendOptions {
  readonly target: string;
}

interface Filled {
  readonly target: string;
  readonly options: SendOptions;
  /** How many it took to make the resources. */
  readonly requests: number;
}

/** Makes the resources that a request names, of its own, as those of another may be gone. */
async function withResources(rig: ServerRig, parts: Parts): Promise<Filled> {
  const { target: named, method = 'GET', headers: given, body: sent } = parts;
  const options = {
    method,
    ...(given && { headers: given }),
    ...(sent !== undefined && { body: sent }),
  };
  if (!/USER|GROUP/.test(named)) {
    return { target: named, options, requests: 0 };
  }
  // Names of their own: the profile `entra` refuses a second group of one name.
  const suffix = crypto.randomUUID();
  const userName = `person-${suffix}`;
  const userId = (await rig.post('/Users', createBody({ ...mona, userName }))).textAt('id');
  const members = [memberOf(userId, null)];
  const groupId = (await rig.post('/Groups', groupBody(`Sales ${suffix}`, members))).textAt('id');
  const fill = (text: string): string =>
    text.replaceAll('USER', userId).replaceAll('GROUP', groupId);
  const isText = typeof sent === 'string' || sent instanceof Uint8Array || sent === undefined;
  return {
    target: fill(named),
    options: { ...options, ...(!isText && { body: fill(JSON.stringify(sent)) }) },
    requests: 2,
  };
}

function assertSane(answer: Answer, method: string): void {
  assert.ok(answer.status >= 200 && answer.status < 500, `${String(answer.status)} ${answer.text}`);
  if (answer.text === '') {
    assert.ok(method === 'HEAD' || answer.status === 204 || answer.status === 304);
    return;
  }
  assertScimBody(answer);
  assert.ok(answer.listAt('schemas').every((urn) => typeof urn === 'string'));
  if (answer.status >= 400) {
    assert.deepEqual(answer.at('schemas'), [errorUrn]);
    assert.equal(answer.at('status'), String(answer.status));
    assert.notEqual(answer.textAt('detail'), '');
  }
}
