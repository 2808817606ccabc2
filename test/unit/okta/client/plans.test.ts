import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AppKind, appKinds } from '../../../../src/okta/client/appKind.js';
import { type OktaClientOptions } from '../../../../src/okta/client/clientOptions.js';
import { OktaClient } from '../../../../src/okta/client/oktaClient.js';
import { type PlanId, type PlanInputs } from '../../../../src/okta/client/planInputs.js';
import { type PlanResult } from '../../../../src/okta/client/planResult.js';
import { plans } from '../../../../src/okta/client/plans/plans.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { type ScriptedServer, ScriptedTransport } from '../../../support/scriptedTransport.js';
import { ManualClock } from '../../../support/manualClock.js';
import { lena, lenaOnServer } from '../../../support/oktaAccounts.js';

const members = [
  { value: 'u1', display: 'a@example.com' },
  { value: 'u2', display: null },
];
const group = { id: 'g1', name: 'Sales', members };
const linked = { account: lena, id: 'u1' };

const list = (resources: readonly unknown[], over = {}): unknown => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
  ...over,
});

const groupOnServer = { schemas: [groupUrn], id: 'g1', displayName: 'Sales', meta: {} };

interface ServerParts {
  readonly users?: readonly unknown[];
  readonly groups?: readonly unknown[];
  readonly isActive?: boolean;
  readonly types?: readonly unknown[];
}

/** Answers as a server does that has those people and groups. */
const serverWith =
  ({ users = [], groups = [], isActive = true, types = [] }: ServerParts = {}): ScriptedServer =>
  ({ method, path }) => {
    const isGroup = path.startsWith('/Groups');
    if (method === 'DELETE') {
      return { status: 204 };
    }
    if (method === 'GET' && path === '/ResourceTypes') {
      return { body: list(types) };
    }
    if (method === 'GET' && /^\/\w+(?:\?|$)/.test(path)) {
      return { body: list(isGroup ? groups : path.startsWith('/Users') ? users : []) };
    }
    const status = method === 'POST' ? 201 : 200;
    return { status, body: isGroup ? groupOnServer : lenaOnServer({ active: isActive }) };
  };

async function play<Id extends PlanId>(
  id: Id,
  input: PlanInputs[Id],
  {
    kind = 'aiw',
    server = serverWith(),
    options = {},
  }: {
    readonly kind?: AppKind;
    readonly server?: ScriptedServer;
    readonly options?: Partial<OktaClientOptions>;
  } = {},
): Promise<{ readonly result: PlanResult; readonly transport: ScriptedTransport }> {
  const transport = new ScriptedTransport(server);
  const authorization = 'Bearer t';
  const client = new OktaClient({
    transport,
    authorization,
    kind,
    options,
    clock: new ManualClock(),
  });
  return { result: await client.run(id, input), transport };
}

const findLena =
  'GET /Users?filter=userName%20eq%20%22lena.brandt%40example.com%22&startIndex=1&count=100';
const findSales = 'GET /Groups?filter=displayName%20eq%20%22Sales%22&startIndex=1&count=100';
const putUser = ['GET /Users/u1', 'PUT /Users/u1'];
const putGroup = ['GET /Groups/g1', 'PUT /Groups/g1'];
const renameGroup = ['GET /Groups/g1', 'PATCH /Groups/g1'];

type Lines = Readonly<Record<AppKind, readonly string[]>>;
const all = (...lines: readonly string[]): Lines => ({
  aiw: lines,
  oin: lines,
  'oin-nopatch': lines,
});
const byPatch = (put: readonly string[], patch: readonly string[]): Lines => ({
  aiw: put,
  oin: patch,
  'oin-nopatch': patch,
});

interface Row<Id extends PlanId> {
  readonly what: string;
  readonly id: Id;
  readonly input: PlanInputs[Id];
  readonly server?: ScriptedServer;
  readonly options?: Partial<OktaClientOptions>;
  readonly lines: Lines;
}
const row = <Id extends PlanId>(parts: Row<Id>): Row<PlanId> => parts;

const there = serverWith({ users: [lenaOnServer()], groups: [groupOnServer] });
const inactive = serverWith({ users: [lenaOnServer({ active: false })], isActive: false });

const rows: readonly Row<PlanId>[] = [
  row({
    what: 'tests the connection with one call',
    id: 'testConnection',
    input: {},
    lines: all('GET /Users?startIndex=1&count=2'),
  }),
  row({
    what: 'tests the connection with two, where that is set',
    id: 'testConnection',
    input: {},
    options: { probesGroups: true },
    lines: all('GET /Users?startIndex=1&count=2', 'GET /Groups?startIndex=1&count=100'),
  }),
  row({
    what: 'looks for a person',
    id: 'findUser',
    input: { userName: lena.userName },
    lines: all(findLena),
  }),
  row({
    what: 'looks for a group',
    id: 'findGroup',
    input: { name: 'Sales' },
    lines: all(findSales),
  }),
  row({
    what: 'creates who is not there',
    id: 'assignUser',
    input: { account: lena },
    lines: all(findLena, 'POST /Users'),
  }),
  row({
    what: 'links who is there',
    id: 'assignUser',
    input: { account: lena },
    server: there,
    lines: all(findLena, ...putUser),
  }),
  row({
    what: 'links without a push where profiles are not pushed',
    id: 'assignUser',
    input: { account: lena, updatesAttributes: false },
    server: there,
    lines: all(findLena),
  }),
  row({
    what: 'creates nobody where Create Users is off',
    id: 'assignUser',
    input: { account: lena, createsUsers: false },
    lines: all(findLena),
  }),
  row({
    what: 'activates who is there and inactive, then pushes the profile',
    id: 'assignUser',
    input: { account: lena },
    server: inactive,
    lines: {
      aiw: [findLena, ...putUser, ...putUser],
      oin: [findLena, 'PATCH /Users/u1', ...putUser],
      'oin-nopatch': [findLena, ...putUser, ...putUser],
    },
  }),
  row({
    what: 'activates at a reassignment',
    id: 'reactivateUser',
    input: { account: lena },
    server: there,
    lines: {
      aiw: [findLena, ...putUser, ...putUser],
      oin: [findLena, 'PATCH /Users/u1', ...putUser],
      'oin-nopatch': [findLena, ...putUser, ...putUser],
    },
  }),
  row({
    what: 'creates who has vanished before a reassignment',
    id: 'reactivateUser',
    input: { account: lena },
    lines: all(findLena, 'POST /Users'),
  }),
  row({ what: 'links by id', id: 'linkUser', input: linked, lines: all(...putUser) }),
  row({ what: 'pushes a profile', id: 'updateUser', input: linked, lines: all(...putUser) }),
  row({
    what: 'deactivates',
    id: 'deactivateUser',
    input: linked,
    lines: { aiw: putUser, oin: ['PATCH /Users/u1'], 'oin-nopatch': putUser },
  }),
  row({
    what: 'deactivates with a GET before the PATCH, where that is set',
    id: 'deactivateUser',
    input: linked,
    options: { readsBeforePatch: true },
    lines: { aiw: putUser, oin: ['GET /Users/u1', 'PATCH /Users/u1'], 'oin-nopatch': putUser },
  }),
  row({
    what: 'pushes a password',
    id: 'pushPassword',
    input: { ...linked, password: 'Xy7!' },
    lines: { aiw: putUser, oin: ['PATCH /Users/u1'], 'oin-nopatch': [] },
  }),
  row({
    what: 'imports users',
    id: 'importUsers',
    input: {},
    server: there,
    lines: all('GET /Users?startIndex=1&count=100'),
  }),
  row({
    what: 'imports groups',
    id: 'importGroups',
    input: {},
    lines: all('GET /Groups?startIndex=1&count=100'),
  }),
  row({
    what: 'pushes a group that is not there',
    id: 'pushGroup',
    input: group,
    lines: byPatch(
      [findSales, 'POST /Groups', ...putGroup],
      [findSales, 'POST /Groups', 'PATCH /Groups/g1', ...renameGroup],
    ),
  }),
  row({
    what: 'pushes a group without members',
    id: 'pushGroup',
    input: { ...group, members: [] },
    lines: byPatch([findSales, 'POST /Groups', ...putGroup], [findSales, 'POST /Groups']),
  }),
  row({
    what: 'links a group that is there',
    id: 'pushGroup',
    input: group,
    server: there,
    lines: byPatch([findSales, ...putGroup], [findSales, 'PATCH /Groups/g1', ...renameGroup]),
  }),
  row({
    what: 'links a group by id',
    id: 'linkGroup',
    input: group,
    lines: byPatch(putGroup, ['PATCH /Groups/g1', ...renameGroup]),
  }),
  row({
    what: 'renames a group',
    id: 'renameGroup',
    input: group,
    lines: byPatch(putGroup, renameGroup),
  }),
  row({
    what: 'changes members',
    id: 'changeMembers',
    input: { ...group, added: members, removed: ['u3'] },
    lines: byPatch(putGroup, ['PATCH /Groups/g1', ...renameGroup]),
  }),
  row({
    what: 'changes members in batches',
    id: 'changeMembers',
    input: { ...group, added: members, removed: ['u3'] },
    options: { membersPerPatch: 2 },
    lines: byPatch(putGroup, ['PATCH /Groups/g1', 'PATCH /Groups/g1', ...renameGroup]),
  }),
  row({
    what: 'sends nothing where no member has changed',
    id: 'changeMembers',
    input: { ...group, added: [], removed: [] },
    lines: all(),
  }),
  row({
    what: 'pushes a group now',
    id: 'pushGroupNow',
    input: group,
    lines: byPatch(putGroup, ['PATCH /Groups/g1', ...renameGroup]),
  }),
  row({
    what: 'pushes a group now in one PATCH without a path, where that is set',
    id: 'pushGroupNow',
    input: group,
    options: { pushNowPatch: 'pathless' },
    lines: byPatch(putGroup, ['PATCH /Groups/g1']),
  }),
  row({
    what: 'unlinks and deletes a group',
    id: 'unlinkGroup',
    input: { id: 'g1', name: 'Sales', deletes: true },
    lines: all('DELETE /Groups/g1'),
  }),
  row({
    what: 'unlinks and leaves a group: nothing is sent',
    id: 'unlinkGroup',
    input: { id: 'g1', name: 'Sales', deletes: false },
    lines: all(),
  }),
  row({
    what: 'discovers roles and entitlements',
    id: 'discoverEntitlements',
    input: {},
    server: serverWith({
      types: [
        { name: 'User', endpoint: '/Users', schemaExtensions: [{ schema: 'urn:example:own' }] },
        { name: 'Role', endpoint: '/Roles', schema: 'urn:okta:scim:schemas:core:1.0:Role' },
        {
          name: 'Licence',
          endpoint: 'Licences',
          schema: 'urn:okta:scim:schemas:core:1.0:Entitlement',
        },
        {
          name: 'Other',
          endpoint: '/Others',
          schema: 'urn:ietf:params:scim:schemas:core:2.0:Entitlement',
        },
      ],
    }),
    lines: all(
      'GET /ResourceTypes',
      'GET /Schemas',
      'GET /Roles?startIndex=1&count=100',
      'GET /Licences?startIndex=1&count=100',
    ),
  }),
  row({
    what: 'asks for no schemas where it knows all extensions',
    id: 'discoverEntitlements',
    input: {},
    options: { pagesEntitlements: false },
    server: serverWith({
      types: [{ name: 'Role', endpoint: '/Roles', schema: 'urn:okta:scim:schemas:core:1.0:Role' }],
    }),
    lines: all('GET /ResourceTypes', 'GET /Roles'),
  }),
  row({
    what: 'imports the schema of users',
    id: 'importUserSchema',
    input: {},
    lines: all('GET /ResourceTypes', 'GET /Schemas'),
  }),
];

void describe('The plans of the Okta client', () => {
  for (const { what, id, input, server, options, lines } of rows) {
    for (const kind of appKinds) {
      void test(`${kind} ${what} (${id})`, async () => {
        const { transport } = await play(id, input, {
          kind,
          ...(server && { server }),
          ...(options && { options }),
        });
        assert.deepEqual(transport.lines, lines[kind]);
      });
    }
  }

  void test('each has its own id', () => {
    assert.deepEqual(
      Object.values(plans).map(({ id }) => id),
      Object.keys(plans),
    );
    assert.ok(Object.keys(plans).every((id) => rows.some((one) => one.id === id)));
  });

  void test('each request waits 60 seconds for data', async () => {
    const { transport } = await play('assignUser', { account: lena });
    assert.deepEqual(
      transport.options.map(({ timeout }) => timeout),
      [60_000, 60_000],
    );
  });

  void test('headers come in the order of the captures, Content-Type with all but GET', async () => {
    const { transport } = await play('unlinkGroup', { id: 'g1', name: 'Sales', deletes: true });
    assert.deepEqual(transport.requests[0]?.headers, [
      ['Accept', 'application/scim+json'],
      ['Accept-Charset', 'utf-8'],
      ['Content-Type', 'application/scim+json; charset=utf-8'],
      ['User-Agent', 'Okta SCIM Client 1.0.0'],
      ['Authorization', 'Bearer t'],
      ['Accept-Encoding', 'gzip,deflate'],
    ]);
    const { transport: other } = await play('testConnection', {});
    assert.deepEqual(
      other.requests[0]?.headers.map(([name]) => name),
      ['Accept', 'Accept-Charset', 'User-Agent', 'Authorization', 'Accept-Encoding'],
    );
  });
});

void describe('What a plan tells', () => {
  void test('the id of who was created, and what the server said', async () => {
    const { result } = await play('assignUser', { account: lena });
    assert.equal(result.outcome, 'done');
    assert.equal(result.externalId, 'u1');
    assert.equal(result.isLinked, false);
    assert.deepEqual(result.resource, lenaOnServer());
    assert.deepEqual(
      result.reactions.map(({ kind, step }) => [step, kind]),
      [
        ['find', 'continue'],
        ['create', 'continue'],
      ],
    );
    assert.deepEqual(
      result.reactions.map(({ exchangeId }) => exchangeId),
      result.sent.map(({ exchange }) => exchange.id),
    );
  });

  void test('the id of who was linked', async () => {
    const { result } = await play('assignUser', { account: lena }, { server: there });
    assert.equal(result.externalId, 'u1');
    assert.equal(result.isLinked, true);
  });

  void test('who was imported, and how many are inactive', async () => {
    const users = [lenaOnServer(), lenaOnServer({ id: 'u2', active: false })];
    const { result } = await play('importUsers', {}, { server: serverWith({ users }) });
    assert.deepEqual(result.resources, [users[0]]);
    assert.equal(result.leftOut, 1);
  });

  void test('a failed lookup ends the plan with the text that the admin sees', async () => {
    const server: ScriptedServer = () => ({ status: 401, body: { detail: 'Invalid SCIM token' } });
    const { result, transport } = await play('assignUser', { account: lena }, { server });
    assert.equal(result.outcome, 'task');
    assert.equal(
      result.text,
      'Error while verifying if user lena.brandt@example.com exists: Unauthorized. Errors reported by remote server: Invalid SCIM token',
    );
    assert.equal(transport.lines.length, 1);
  });

  void test('counters as texts stop it without a task', async () => {
    const server: ScriptedServer = () => ({ body: list([], { totalResults: '0' }) });
    const { result, transport } = await play('assignUser', { account: lena }, { server });
    assert.equal(result.outcome, 'stopped');
    assert.equal(transport.lines.length, 1);
  });

  void test('a PATCH that is not there is followed by no PUT', async () => {
    const server: ScriptedServer = () => ({ status: 501 });
    const { result, transport } = await play('deactivateUser', linked, { server, kind: 'oin' });
    assert.equal(result.outcome, 'task');
    assert.deepEqual(transport.lines, ['PATCH /Users/u1']);
  });
});

void describe('An import', () => {
  const pages =
    (total: number, perPage: number): ScriptedServer =>
    ({ path }) => {
      const start = Number(/startIndex=(\d+)/.exec(path)?.[1]);
      const count = Math.max(0, Math.min(perPage, total - start + 1));
      const resources = Array.from({ length: count }, (_, at) => ({ id: String(start + at) }));
      return { body: list(resources, { totalResults: total, startIndex: start }) };
    };
  const starts = ({ lines }: ScriptedTransport): readonly string[] =>
    lines.map((line) => /startIndex=(\d+)/.exec(line)?.[1] ?? '');

  void test('asks for pages of 100 until it has all', async () => {
    const { result, transport } = await play('importUsers', {}, { server: pages(250, 100) });
    assert.deepEqual(starts(transport), ['1', '101', '201']);
    assert.equal(result.resources.length, 250);
  });

  void test('asks for no page more where all are read', async () => {
    const { transport } = await play('importUsers', {}, { server: pages(200, 100) });
    assert.deepEqual(starts(transport), ['1', '101']);
  });

  void test('goes on by 100 where pages are shorter, and misses people', async () => {
    const { result, transport } = await play('importUsers', {}, { server: pages(250, 50) });
    assert.deepEqual(starts(transport), ['1', '101', '201']);
    assert.equal(result.resources.length, 150);
  });

  for (const pageAdvance of ['itemsPerPage', 'resources'] as const) {
    void test(`goes on by what a page holds, where that is set (${pageAdvance})`, async () => {
      const server = pages(120, 50);
      const { result } = await play('importUsers', {}, { server, options: { pageAdvance } });
      assert.equal(result.resources.length, 120);
    });
  }

  void test('ends with a server that never does', async () => {
    const server = pages(Number.MAX_SAFE_INTEGER, 1);
    const { transport } = await play('importUsers', {}, { server });
    assert.equal(transport.lines.length, 1000);
  });

  void test('takes the names of a list in small letters', async () => {
    const server: ScriptedServer = () => ({ body: { totalresults: 1, resources: [{ id: '1' }] } });
    const { result } = await play('importUsers', {}, { server });
    assert.equal(result.resources.length, 1);
  });
});
