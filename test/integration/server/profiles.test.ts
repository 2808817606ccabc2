import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { type ObservationLevel } from '../../../src/exchange/exchange.js';
import { type ScimType } from '../../../src/scim/errors.js';
import { type ProfileName, profileNames } from '../../../src/scim/profile.js';
import { type Answer } from '../../support/answer.js';
import {
  createBody,
  groupBody,
  memberOf,
  mona,
  patchBody,
  ravi,
} from '../../support/oktaBodies.js';
import { groupUrn } from '../../../src/scim/schema/group.js';
import { assertScimError, userUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

/** A server with two people in one group, and the group's version before the request. */
interface Scene {
  readonly rig: ServerRig;
  readonly person: Answer;
  readonly personPath: string;
  readonly groupPath: string;
  readonly monaId: string;
  readonly raviId: string;
}

interface Outcome {
  readonly status: number;
  readonly scimType?: ScimType;
  readonly detail?: RegExp;
  /** Values in the body of the answer; undefined where there must be none. */
  readonly at?: Readonly<Record<string, JsonValue | undefined>>;
  readonly noticed?: readonly (readonly [id: string, level: ObservationLevel])[];
}

interface Choice {
  readonly name: string;
  readonly request: (scene: Scene) => Promise<Answer>;
  readonly outcomes: Readonly<Record<ProfileName, Outcome>>;
  /** Looked at after the request. */
  readonly after?: (scene: Scene, profile: ProfileName) => Promise<void>;
}

const inAll = (outcome: Outcome): Choice['outcomes'] => ({
  strict: outcome,
  okta: outcome,
  entra: outcome,
});

const invalidValue = { status: 400, scimType: 'invalidValue' as const };
const invalidFilter = { status: 400, scimType: 'invalidFilter' as const };

const patchUser =
  (...operations: readonly JsonObject[]) =>
  ({ rig, personPath }: Scene): Promise<Answer> =>
    rig.patch(personPath, patchBody(...operations));

const patchGroup =
  (...operations: readonly JsonObject[]) =>
  ({ rig, groupPath }: Scene): Promise<Answer> =>
    rig.patch(groupPath, patchBody(...operations));

const membersOf = async ({ rig, groupPath }: Scene): Promise<readonly JsonValue[]> => {
  const group = await rig.get(groupPath);
  return group.at('members') === undefined ? [] : group.listAt('members');
};

const choices: readonly Choice[] = [
  {
    name: 'PATCH success',
    request: patchUser({ op: 'replace', value: { title: 'Buyer' } }),
    outcomes: {
      strict: { status: 200, at: { title: 'Buyer' } },
      okta: { status: 200, at: { title: 'Buyer' } },
      entra: { status: 204 },
    },
    after: async ({ rig, personPath }) => {
      assert.equal((await rig.get(personPath)).at('title'), 'Buyer');
    },
  },
  {
    name: 'PATCH success where attributes are asked for (RFC 7644 3.5.2)',
    request: ({ rig, personPath }) =>
      rig.patch(
        `${personPath}?attributes=title`,
        patchBody({ op: 'replace', value: { title: 'Buyer' } }),
      ),
    outcomes: inAll({ status: 200, at: { title: 'Buyer', displayName: undefined } }),
  },
  ...[
    'application/scim+json',
    'application/json',
    'application/scim+json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
  ].map((type): Choice => ({
    name: `a body as ${type}`,
    request: ({ rig, personPath }) =>
      rig.put(personPath, createBody(mona), { 'Content-Type': type }),
    outcomes: inAll({ status: 200, at: { userName: mona.userName } }),
  })),
  ...['text/plain', 'application/xml', 'application/json; charset=iso-8859-1'].map(
    (type): Choice => ({
      name: `a body as ${type}`,
      request: ({ rig, personPath }) =>
        rig.put(personPath, createBody(mona), { 'Content-Type': type }),
      outcomes: inAll({ status: 415 }),
    }),
  ),
  ...(
    [
      ['/ServiceProviderConfigs', 'okta'],
      ['/serviceConfiguration', 'entra'],
    ] as const
  ).map(([alias, owner]): Choice => ({
    name: `ServiceProviderConfig at ${alias}`,
    request: ({ rig }) => rig.get(alias),
    outcomes: {
      ...inAll({ status: 404 }),
      [owner]: { status: 200, at: { 'patch.supported': true } },
    },
  })),
  ...['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'].map((path): Choice => ({
    name: `other query parameters on ${path}`,
    request: ({ rig }) =>
      rig.get(`${path}?attributes=x&excludedAttributes=meta&sortBy=id&startIndex=9&count=0`),
    outcomes: inAll({ status: 200 }),
    after: async ({ rig }) => {
      const plain = await rig.get(path);
      const asked = await rig.get(`${path}?attributes=x&count=0&startIndex=9`);
      assert.equal(asked.text, plain.text);
    },
  })),
  {
    name: 'discovery documents carry the optional members',
    request: ({ rig }) => rig.get('/ResourceTypes/User'),
    outcomes: inAll({ status: 200, at: { id: 'User', 'meta.resourceType': 'ResourceType' } }),
    after: async ({ rig }) => {
      const config = await rig.get('/ServiceProviderConfig');
      assert.match(config.textAt('documentationUri'), /^https?:/);
      assert.equal(typeof config.at('filter.maxResults'), 'number');
      assert.equal(config.at('meta.resourceType'), 'ServiceProviderConfig');
    },
  },
  {
    name: 'a filter on ServiceProviderConfig',
    request: ({ rig }) => rig.get('/ServiceProviderConfig?filter=id%20pr'),
    outcomes: inAll({ status: 403 }),
  },
  {
    name: 'a required attribute is missing',
    request: ({ rig }) => rig.post('/Users', { schemas: [userUrn], displayName: 'x' }),
    outcomes: inAll({ ...invalidValue, detail: /userName is required/ }),
  },
  {
    name: 'a group without displayName',
    request: ({ rig }) => rig.post('/Groups', { ...groupBody('x', []), displayName: null }),
    outcomes: inAll({ ...invalidValue, detail: /displayName is required/ }),
  },
  {
    name: 'a filter on a discovery endpoint',
    request: ({ rig }) => rig.get('/Schemas?filter=id%20pr'),
    outcomes: inAll({ status: 403 }),
  },
  {
    name: 'startIndex below 1',
    request: ({ rig }) => rig.get('/Users?startIndex=0&count=1'),
    outcomes: inAll({ status: 200, at: { startIndex: 1, itemsPerPage: 1, totalResults: 2 } }),
  },
  {
    name: 'startIndex past the end',
    request: ({ rig }) => rig.get('/Users?startIndex=7'),
    outcomes: inAll({ status: 200, at: { startIndex: 7, itemsPerPage: 0, Resources: [] } }),
  },
  {
    name: 'count=0',
    request: ({ rig }) => rig.get('/Users?count=0'),
    outcomes: inAll({ status: 200, at: { totalResults: 2, itemsPerPage: 0, Resources: [] } }),
  },
  {
    name: 'a negative count',
    request: ({ rig }) => rig.get('/Users?count=-3'),
    outcomes: inAll({ status: 200, at: { totalResults: 2, itemsPerPage: 0, Resources: [] } }),
  },
  {
    name: '"active": "True"',
    request: ({ rig, personPath }) =>
      rig.put(`${personPath}?attributes=active`, { ...createBody(mona), active: 'False' }),
    outcomes: {
      strict: { ...invalidValue, detail: /active must be a boolean/ },
      okta: { status: 200, at: { active: false }, noticed: [['body.booleanString', 'warning']] },
      entra: { status: 200, at: { active: false }, noticed: [['body.booleanString', 'hint']] },
    },
  },
  {
    name: 'op in capitals',
    request: ({ rig, personPath }) =>
      rig.patch(
        `${personPath}?attributes=title`,
        patchBody({ op: 'Add', path: 'title', value: 'Buyer' }),
      ),
    outcomes: {
      ...inAll({ status: 200, at: { title: 'Buyer' }, noticed: [] }),
      strict: { status: 200, at: { title: 'Buyer' }, noticed: [['patch.opCapitals', 'hint']] },
    },
  },
  {
    name: 'a filter string without quotes',
    request: ({ rig }) => rig.get('/Users?filter=userName%20eq%20mona.keller%40example.com'),
    outcomes: {
      strict: invalidFilter,
      okta: invalidFilter,
      entra: { status: 200, at: { totalResults: 1 }, noticed: [['filter.tolerated', 'warning']] },
    },
  },
  {
    name: 'odd capitals of an attribute in a filter',
    request: ({ rig }) => rig.get('/Users?filter=USERNAME%20Eq%20%22mona.keller%40example.com%22'),
    outcomes: inAll({ status: 200, at: { totalResults: 1 }, noticed: [] }),
  },
  {
    name: 'a member added as a bare string',
    request: ({ rig, groupPath, raviId }) =>
      rig.patch(
        `${groupPath}?attributes=members`,
        patchBody({ op: 'add', path: 'members', value: [raviId] }),
      ),
    outcomes: {
      strict: { ...invalidValue, detail: /members/ },
      okta: { ...invalidValue, detail: /members/ },
      entra: { status: 200, noticed: [['body.bareMember', 'hint']] },
    },
    after: async (scene, profile) => {
      assert.equal((await membersOf(scene)).length, profile === 'entra' ? 2 : 1);
    },
  },
  {
    name: 'an unknown attribute in a body',
    request: ({ rig, personPath }) =>
      rig.put(`${personPath}?attributes=shoeSize,userName`, { ...createBody(mona), shoeSize: 38 }),
    outcomes: {
      ...inAll({
        status: 200,
        at: { shoeSize: undefined, userName: mona.userName },
        noticed: [
          ['body.unknownAttribute', 'hint'],
          ['query.unknownAttribute', 'hint'],
        ],
      }),
      entra: {
        status: 200,
        at: { shoeSize: undefined },
        noticed: [['query.unknownAttribute', 'hint']],
      },
    },
  },
  {
    name: 'read-only attributes in a body',
    request: ({ rig, personPath }) =>
      rig.put(personPath, { ...createBody(mona), id: 'x', groups: [{ value: 'x' }] }),
    outcomes: inAll({ status: 200, noticed: [['body.readOnly', 'hint']] }),
    after: async ({ rig, personPath, monaId }) => {
      const person = await rig.get(personPath);
      assert.equal(person.at('id'), monaId);
      assert.equal(person.at('groups[0].display'), 'Sales');
    },
  },
  {
    name: 'a value beside the canonical ones',
    request: ({ rig, personPath }) =>
      rig.put(personPath, {
        ...createBody(mona),
        emails: [{ value: 'a@example.com', type: 'odd' }],
      }),
    outcomes: inAll({ status: 200, at: { 'emails[0].type': 'odd' } }),
  },
  {
    name: 'a member that is nobody',
    request: patchGroup({ op: 'add', path: 'members', value: [{ value: 'nobody-7' }] }),
    outcomes: {
      ...inAll({ ...invalidValue, detail: /nobody-7/, noticed: [] }),
      okta: {
        ...invalidValue,
        detail: /nobody-7/,
        noticed: [['directory.lostMembership', 'warning']],
      },
    },
    after: async (scene) => {
      assert.equal((await membersOf(scene)).length, 1);
    },
  },
  {
    name: 'remove with a list of values and no value path',
    request: async ({ rig, groupPath, monaId, raviId }) => {
      await rig.patch(
        groupPath,
        patchBody({ op: 'add', path: 'members', value: [memberOf(raviId, null)] }),
      );
      return rig.patch(
        `${groupPath}?attributes=members`,
        patchBody({ op: 'remove', path: 'members', value: [{ value: monaId }] }),
      );
    },
    outcomes: {
      strict: { status: 200, noticed: [['patch.removeWithValue', 'warning']] },
      okta: { status: 200, noticed: [['patch.removeWithValue', 'warning']] },
      entra: { status: 200, noticed: [] },
    },
    after: async (scene, profile) => {
      assert.equal((await membersOf(scene)).length, profile === 'strict' ? 0 : 1);
    },
  },
  {
    name: 'replace on a value path that matches nothing',
    request: ({ rig, personPath }) =>
      rig.patch(
        `${personPath}?attributes=phoneNumbers`,
        patchBody({ op: 'replace', path: 'phoneNumbers[type eq "fax"].value', value: '7' }),
      ),
    outcomes: {
      strict: { status: 400, scimType: 'noTarget' },
      okta: { status: 400, scimType: 'noTarget' },
      entra: {
        status: 200,
        at: { 'phoneNumbers[0].type': 'fax', 'phoneNumbers[0].value': '7' },
        noticed: [['patch.addedOnMiss', 'hint']],
      },
    },
  },
  {
    name: 'add of a value that is there already',
    request: patchUser({
      op: 'add',
      path: 'emails',
      value: [{ value: mona.userName, type: 'work' }],
    }),
    outcomes: { strict: { status: 200 }, okta: { status: 200 }, entra: { status: 204 } },
    after: async ({ rig, personPath, person }) => {
      assert.deepEqual((await rig.get(personPath)).at('meta'), person.at('meta'));
    },
  },
  {
    name: 'two primary values',
    request: ({ rig, personPath }) =>
      rig.patch(
        `${personPath}?attributes=emails`,
        patchBody({
          op: 'add',
          path: 'emails',
          value: [{ value: 'b@example.com', primary: true }],
        }),
      ),
    outcomes: inAll({
      status: 200,
      at: { 'emails[0].primary': false, 'emails[1].primary': true },
    }),
  },
  {
    name: 'a filter that cannot be parsed',
    request: ({ rig }) => rig.get('/Users?filter=userName%20eq'),
    outcomes: inAll({ ...invalidFilter, detail: /column 12/ }),
  },
  ...['gt', 'ge', 'lt', 'le'].map((operator): Choice => ({
    name: `${operator} on a boolean`,
    request: ({ rig }) => rig.get(`/Users?filter=active%20${operator}%20true`),
    outcomes: inAll(invalidFilter),
  })),
  {
    name: 'ge on a binary',
    request: ({ rig }) => rig.get('/Users?filter=x509Certificates.value%20ge%20%22YQ%3D%3D%22'),
    outcomes: inAll(invalidFilter),
  },
  ...Object.entries({
    'eq "x"': 0,
    'ne "x"': 2,
    'eq null': 2,
    'ne null': 0,
    pr: 0,
    'co "x"': 0,
    'gt "a"': 0,
  }).map(([comparison, totalResults]): Choice => ({
    name: `a comparison of a missing attribute: ${comparison}`,
    request: ({ rig }) => rig.get(`/Users?filter=${encodeURIComponent(`nickName ${comparison}`)}`),
    outcomes: inAll({ status: 200, at: { totalResults } }),
  })),
  {
    name: 'not of a missing attribute',
    request: ({ rig }) => rig.get('/Users?filter=not%20(nickName%20eq%20%22x%22)'),
    outcomes: inAll({ status: 200, at: { totalResults: 2 } }),
  },
  {
    name: 'a person who is not active',
    request: async ({ rig, personPath }) => {
      await rig.put(personPath, { ...createBody(mona), active: false });
      return rig.get('/Users?filter=userName%20eq%20%22mona.keller%40example.com%22');
    },
    outcomes: inAll({ status: 200, at: { totalResults: 1, 'Resources[0].active': false } }),
    after: async ({ rig, personPath }) => {
      assert.equal((await rig.get(personPath)).status, 200);
      assert.equal((await rig.get('/Users')).at('totalResults'), 2);
    },
  },
  {
    name: 'DELETE of a person',
    request: ({ rig, personPath }) => rig.delete(personPath),
    outcomes: inAll({ status: 204 }),
    after: async ({ rig, personPath }) => {
      assertScimError(await rig.get(personPath), { status: 404 });
    },
  },
  {
    name: 'wrong credentials',
    request: ({ rig }) => rig.get('/Users', { Authorization: 'Bearer wrong' }),
    outcomes: inAll({ status: 401, noticed: [['auth.wrongToken', 'error']] }),
  },
  {
    name: 'If-Match that does not match',
    request: ({ rig, personPath }) =>
      rig.put(personPath, createBody(mona), { 'If-Match': 'W/"x"' }),
    outcomes: inAll({ status: 412 }),
  },
  {
    name: 'a method that is not allowed',
    request: ({ rig }) => rig.delete('/Users'),
    outcomes: inAll({ status: 405 }),
  },
  {
    name: 'a path that does not exist',
    request: ({ rig }) => rig.get('/Devices'),
    outcomes: inAll({ status: 404 }),
  },
  {
    name: 'a slash at the end and a doubled one',
    request: ({ rig }) => rig.get('//Users/'),
    outcomes: {
      ...inAll({ status: 200, noticed: [] }),
      strict: {
        status: 200,
        noticed: [
          ['url.doubledSlash', 'hint'],
          ['url.trailingSlash', 'hint'],
        ],
      },
    },
  },
  {
    name: 'sortBy meta.lastModified',
    request: ({ rig }) => rig.get('/Users?sortBy=meta.lastModified&sortOrder=descending'),
    outcomes: inAll({ status: 200, at: { totalResults: 2 }, noticed: [] }),
  },
  {
    name: 'sortBy something unknown',
    request: ({ rig }) => rig.get('/Users?sortBy=shoeSize'),
    outcomes: inAll({
      status: 200,
      at: { totalResults: 2 },
      noticed: [['query.unknownSortBy', 'hint']],
    }),
  },
  {
    name: '/Me without anybody bound to the credentials',
    request: ({ rig }) => rig.get('/Me'),
    outcomes: inAll({ status: 404, detail: /No person belongs to these credentials/ }),
  },
  {
    name: 'attributes',
    request: ({ rig, personPath }) => rig.get(`${personPath}?attributes=title`),
    outcomes: inAll({ status: 200, at: { schemas: [userUrn], userName: undefined } }),
  },
  {
    name: 'POST without schemas',
    request: ({ rig }) => rig.post('/Users', { userName: 'zoe' }),
    outcomes: {
      strict: { ...invalidValue, detail: /"schemas"/ },
      okta: { status: 201, at: { schemas: [userUrn] }, noticed: [['body.schemas', 'warning']] },
      entra: { status: 201, at: { schemas: [userUrn] }, noticed: [['body.schemas', 'hint']] },
    },
  },
  {
    name: 'POST with the schemas of something else',
    request: ({ rig }) => rig.post('/Users', { schemas: [groupUrn], userName: 'zoe' }),
    outcomes: inAll({ ...invalidValue, detail: /"schemas" does not name/ }),
  },
  {
    name: 'a search without schemas',
    request: ({ rig }) => rig.post('/Users/.search', { count: 1 }),
    outcomes: {
      strict: { ...invalidValue, detail: /A SearchRequest needs "schemas"/ },
      okta: { status: 200, noticed: [['search.schemas', 'warning']] },
      entra: { status: 200, noticed: [['search.schemas', 'hint']] },
    },
  },
  {
    name: 'a search with the schemas of something else',
    request: ({ rig }) => rig.post('/Users/.search', { schemas: [userUrn], count: 1 }),
    outcomes: inAll({ ...invalidValue, detail: /A SearchRequest needs "schemas".+but has/ }),
  },
  {
    name: 'the same value twice',
    request: ({ rig, personPath }) =>
      rig.put(personPath, {
        ...createBody(mona),
        emails: [
          { value: 'a@example.com', type: 'work' },
          { value: 'A@example.com', type: 'work' },
          { value: 'a@example.com', type: 'home' },
        ],
      }),
    outcomes: inAll({
      status: 200,
      at: { 'emails[0].type': 'work', 'emails[1].type': 'home', 'emails[2]': undefined },
    }),
  },
];

for (const choice of choices) {
  await test(`protocol choices: ${choice.name}`, async (row) => {
    for (const profile of profileNames) {
      await row.test(profile, async () => {
        await withScene(profile, async (scene) => {
          const answer = await choice.request(scene);

          await assertOutcome(answer, choice.outcomes[profile], scene);
          await choice.after?.(scene, profile);
        });
      });
    }
  });
}

async function assertOutcome(answer: Answer, outcome: Outcome, { rig }: Scene): Promise<void> {
  const { status, scimType, detail, at = {}, noticed } = outcome;
  if (status >= 400) {
    assertScimError(answer, { status, ...(scimType && { scimType }), ...(detail && { detail }) });
  } else {
    assert.equal(answer.status, status, answer.text);
    assert.equal(
      answer.headers['content-type'],
      status === 204 ? undefined : 'application/scim+json',
    );
  }
  for (const [path, value] of Object.entries(at)) {
    assert.deepEqual(answer.at(path), value, `${path} in ${answer.text}`);
  }
  if (noticed) {
    assert.deepEqual(await noticedLast(rig), noticed);
  }
}

/** What was noticed about the last request, apart from `groups`, which is read-only and in each body. */
async function noticedLast(rig: ServerRig): Promise<readonly (readonly [string, string])[]> {
  // A request of its own, so that the one before it is surely recorded.
  await rig.get('/ServiceProviderConfig');
  let count = 1;
  let last = await rig.exchange(count);
  for (;;) {
    const next = await rig.exchange((count += 1));
    if (next.path === '/ServiceProviderConfig') {
      const { observations } = last;
      return observations
        .filter(({ detail }) => !detail.endsWith('read-only (RFC 7643 7): groups'))
        .map(({ id, level }) => [id, level]);
    }
    last = next;
  }
}

async function withScene(
  profile: ProfileName,
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  await withServer({ profile }, async (rig) => {
    const monaId = (await rig.post('/Users', createBody(mona))).textAt('id');
    const raviId = (await rig.post('/Users', createBody(ravi))).textAt('id');
    const group = await rig.post('/Groups', groupBody('Sales', [memberOf(monaId, null)]));
    const personPath = `/Users/${monaId}`;
    const person = await rig.get(personPath);
    const groupPath = `/Groups/${group.textAt('id')}`;
    await run({ rig, person, personPath, groupPath, monaId, raviId });
  });
}
