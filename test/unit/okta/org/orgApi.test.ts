import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { OrgApiRig, userBody } from '../../../support/orgApiRig.js';
import { OrgRig } from '../../../support/orgRig.js';

await test('the answer to an assignment has the id that the server gave', async () => {
  const api = new OrgApiRig();
  const user = await api.send('POST /api/v1/users?activate=true', userBody('ada'));
  assert.equal(user.status, 200);
  assert.equal(user.at('status'), 'ACTIVE');
  const assigned = await api.send(`POST ${api.appPath}/users`, {
    id: user.id(),
    scope: 'USER',
    credentials: { userName: 'ada@example.com' },
    profile: { givenName: 'Ada' },
  });
  assert.equal(assigned.status, 200);
  assert.deepEqual(
    ['externalId', 'status', 'syncState', 'scope', 'profile.givenName'].map((path) =>
      assigned.at(path),
    ),
    ['s1', 'PROVISIONED', 'SYNCHRONIZED', 'USER', 'Ada'],
  );
});

await test('a failed assignment is one whose syncState is ERROR; log and tasks say why', async () => {
  const api = new OrgApiRig();
  const user = await api.send('POST /api/v1/users', userBody('ada'));
  api.rig.client.problems.push('Bad Request.');
  const assigned = await api.send(`POST ${api.appPath}/users`, { id: user.id() });
  assert.deepEqual([assigned.at('syncState'), assigned.at('status')], ['ERROR', 'STAGED']);
  const log = await api.send('GET /api/v1/logs?filter=eventType+sw+"application.provision"');
  assert.deepEqual(log.at('[0].outcome'), { result: 'FAILURE', reason: 'Bad Request.' });
  const tasks = await api.send('GET /scim-workbench/v1/tasks');
  assert.equal(tasks.at('[0].errorSummary'), 'Bad Request.');
  const retried = await api.send(`POST /scim-workbench/v1/tasks/${tasks.textAt('[0].id')}/retry`);
  assert.deepEqual(retried.at('tasks'), []);
});

await test('a password is in no answer', async () => {
  const api = new OrgApiRig();
  const user = await api.send('POST /api/v1/users', userBody('ada'));
  const all = await Promise.all(
    ['/api/v1/users', `/api/v1/users/${user.id()}`, '/scim-workbench/v1/state', '/api/v1/logs'].map(
      (path) => api.send(`GET ${path}`),
    ),
  );
  for (const { text } of [user, ...all]) {
    assert.ok(!text.includes('Kv7J2LEa'));
  }
});

await test('PUT empties what is not in the profile, POST leaves it', async () => {
  const api = new OrgApiRig();
  const { id } = api.rig.person('ada', { title: 'Countess' });
  const profile = { firstName: 'Augusta', login: 'ada@example.com', email: 'ada@example.com' };
  const posted = await api.send(`POST /api/v1/users/${id}`, { profile: { firstName: 'Augusta' } });
  assert.equal(posted.at('profile.title'), 'Countess');
  const put = await api.send(`PUT /api/v1/users/${id}`, { profile });
  assert.deepEqual(put.at('profile'), profile);
});

await test('people are found by id, by login and by its first part', async () => {
  const api = new OrgApiRig();
  const { id } = api.rig.person('ada');
  for (const name of [id, 'ada@example.com', 'ada%40example.com', 'ada']) {
    assert.equal((await api.send(`GET /api/v1/users/${name}`)).id(), id);
  }
});

await test('the first DELETE of a user deactivates, the second one deletes', async () => {
  const api = new OrgApiRig();
  const { id } = api.rig.person('ada');
  assert.equal((await api.send(`DELETE /api/v1/users/${id}`)).status, 204);
  assert.equal((await api.send(`GET /api/v1/users/${id}`)).at('status'), 'DEPROVISIONED');
  assert.equal((await api.send(`DELETE /api/v1/users/${id}`)).status, 204);
  assert.equal((await api.send(`GET /api/v1/users/${id}`)).status, 404);
});

await test('lists come in pages that link to the next one', async () => {
  const api = new OrgApiRig();
  for (const name of ['ada', 'bob', 'cleo']) {
    api.rig.person(name);
  }
  const first = await api.send('GET /api/v1/users?limit=2');
  const [, next = ''] =
    /<http:\/\/127\.0\.0\.1:8585(.*)>; rel="next"/.exec(first.headers['Link'] ?? '') ?? [];
  const second = await api.send(`GET ${next}`);
  assert.equal(first.at('[1].profile.firstName'), 'bob');
  assert.equal(second.at('[0].profile.firstName'), 'cleo');
  assert.equal(second.headers['Link'], undefined);
});

await test('users are filtered by what Okta knows best', async () => {
  const api = new OrgApiRig();
  api.rig.person('ada');
  api.rig.person('bob');
  for (const query of [
    'q=BO',
    'filter=profile.login+eq+"bob@example.com"',
    'search=profile.firstName+eq+"bob"',
  ]) {
    const found = await api.send(`GET /api/v1/users?${query}`);
    assert.deepEqual([found.at('[0].profile.firstName'), found.at('[1]')], ['bob', undefined]);
  }
});

await test('groups, their members, and the assignment of a group', async () => {
  const api = new OrgApiRig();
  const { id } = api.rig.person('ada');
  const group = await api.send('POST /api/v1/groups', { profile: { name: 'Staff' } });
  const path = `/api/v1/groups/${group.id()}`;
  assert.equal((await api.send(`PUT ${path}/users/${id}`)).status, 204);
  assert.equal((await api.send(`GET ${path}/users`)).at('[0].id'), id);
  assert.equal((await api.send(`PUT ${api.appPath}/groups/${group.id()}`)).status, 200);
  assert.equal((await api.send(`GET ${api.appPath}/users/${id}`)).at('scope'), 'GROUP');
  const renamed = await api.send(`PUT ${path}`, { profile: { name: 'People' } });
  assert.equal(renamed.at('profile.name'), 'People');
  assert.equal((await api.send(`DELETE ${api.appPath}/groups/${group.id()}`)).status, 204);
  assert.equal((await api.send(`DELETE ${path}/users/${id}`)).status, 204);
  assert.equal((await api.send(`DELETE ${path}`)).status, 204);
  assert.deepEqual(await api.rig.sent(), ['provision ada@example.com', 'deactivate s1']);
});

await test('group push mappings: pushed, deactivated, deleted with the group of the server', async () => {
  const api = new OrgApiRig();
  const group = api.rig.org.directory.createGroup('Staff');
  const path = `${api.appPath}/group-push/mappings`;
  const made = await api.send(`POST ${path}`, {
    sourceGroupId: group.id,
    targetGroupName: 'Staff',
  });
  assert.deepEqual(
    [made.status, made.at('status'), made.at('targetGroupId')],
    [201, 'ACTIVE', 's1'],
  );
  const early = await api.send(`DELETE ${path}/${made.id()}?deleteTargetGroup=true`);
  assert.deepEqual([early.status, early.at('errorCode')], [400, 'E0000001']);
  assert.equal((await api.send(`PATCH ${path}/${made.id()}`, { status: 'INACTIVE' })).status, 200);
  assert.equal((await api.send(`DELETE ${path}/${made.id()}?deleteTargetGroup=true`)).status, 204);
  assert.equal((await api.send(`GET ${path}/${made.id()}`)).status, 404);
  assert.deepEqual(await api.rig.sent(), ['pushGroup Staff []', 'deleteGroup s1 Staff']);
});

await test('the error of a push stands in its mapping', async () => {
  const api = new OrgApiRig();
  const group = api.rig.org.directory.createGroup('Staff');
  api.rig.client.problems.push('Not Implemented.');
  const made = await api.send(`POST ${api.appPath}/group-push/mappings`, {
    sourceGroupId: group.id,
    targetGroupName: 'Staff',
  });
  assert.deepEqual([made.at('status'), made.at('errorSummary')], ['ERROR', 'Not Implemented.']);
});

await test('a grant assigns the app to who has it not', async () => {
  const api = new OrgApiRig();
  const { id } = api.rig.person('ada');
  const grant = await api.send('POST /governance/api/v1/grants', {
    grantType: 'CUSTOM',
    targetPrincipal: { externalId: id, type: 'OKTA_USER' },
    actor: 'ADMIN',
    target: { externalId: api.rig.org.app.id, type: 'APPLICATION' },
  });
  assert.equal(grant.status, 200);
  assert.deepEqual(await api.rig.sent(), ['provision ada@example.com']);
});

await test('the switches of To App are the feature USER_PROVISIONING', async () => {
  const api = new OrgApiRig();
  const path = `${api.appPath}/features/USER_PROVISIONING`;
  const changed = await api.send(`PUT ${path}`, {
    update: { lifecycleDeactivate: { status: 'DISABLED' }, password: { status: 'ENABLED' } },
  });
  assert.equal(changed.at('capabilities.update.lifecycleDeactivate.status'), 'DISABLED');
  const { createsUsers, deactivatesUsers, syncsPassword } = api.rig.org.app;
  assert.deepEqual([createsUsers, deactivatesUsers, syncsPassword], [true, false, true]);
  const connection = `${api.appPath}/connections/default/lifecycle`;
  assert.equal((await api.send(`POST ${connection}/deactivate`)).status, 204);
  assert.equal((await api.send(`GET ${path}`)).status, 400);
});

interface Refusal {
  readonly what: string;
  readonly line: (api: OrgApiRig) => string;
  readonly body?: JsonValue;
  readonly expected: readonly [status: number, code: string];
}

const refusals: readonly Refusal[] = [
  { what: 'no such route', line: () => 'GET /api/v1/nothing', expected: [404, 'E0000007'] },
  { what: 'no such method', line: () => 'PATCH /api/v1/users', expected: [405, 'E0000022'] },
  { what: 'no such app', line: () => 'GET /api/v1/apps/0oaOther', expected: [404, 'E0000007'] },
  { what: 'no such user', line: () => 'GET /api/v1/users/00uOther', expected: [404, 'E0000007'] },
  { what: 'no body', line: () => 'POST /api/v1/users', expected: [400, 'E0000003'] },
  {
    what: 'a list as body',
    line: () => 'POST /api/v1/users',
    body: [],
    expected: [400, 'E0000003'],
  },
  { what: 'no profile', line: () => 'POST /api/v1/users', body: {}, expected: [400, 'E0000001'] },
  {
    what: 'a profile that is no object',
    line: () => 'POST /api/v1/users',
    body: { profile: 'ada' },
    expected: [400, 'E0000001'],
  },
  {
    what: 'a login that is taken',
    line: () => 'POST /api/v1/users',
    body: userBody('ada'),
    expected: [400, 'E0000001'],
  },
  {
    what: 'activate that is no boolean',
    line: () => 'POST /api/v1/users?activate=1',
    body: userBody('bob'),
    expected: [400, 'E0000001'],
  },
  {
    what: 'an active user is activated',
    line: () => 'POST /api/v1/users/ada/lifecycle/activate',
    expected: [403, 'E0000016'],
  },
  {
    what: 'an unknown lifecycle',
    line: () => 'POST /api/v1/users/ada/lifecycle/promote',
    expected: [404, 'E0000007'],
  },
  {
    what: 'an unassigned user is unassigned',
    line: ({ appPath }) => `DELETE ${appPath}/users/ada`,
    expected: [404, 'E0000007'],
  },
  {
    what: 'an assignment of nobody',
    line: ({ appPath }) => `POST ${appPath}/users`,
    body: {},
    expected: [400, 'E0000001'],
  },
  {
    what: 'a number as id',
    line: ({ appPath }) => `POST ${appPath}/users`,
    body: { id: 1 },
    expected: [400, 'E0000001'],
  },
  {
    what: 'a mapping with name and id',
    line: ({ appPath }) => `POST ${appPath}/group-push/mappings`,
    body: { sourceGroupId: 'x', targetGroupName: 'a', targetGroupId: 'b' },
    expected: [400, 'E0000001'],
  },
  { what: 'a limit of 0', line: () => 'GET /api/v1/users?limit=0', expected: [400, 'E0000001'] },
  {
    what: 'a filter that is not known',
    line: () => 'GET /api/v1/users?filter=a+sw+"b"',
    expected: [400, 'E0000001'],
  },
  {
    what: 'a time that is none',
    line: () => 'GET /api/v1/logs?since=x',
    expected: [400, 'E0000001'],
  },
  {
    what: 'broken encoding',
    line: () => 'GET /api/v1/users/%E0%A4%A',
    expected: [404, 'E0000007'],
  },
];
for (const { what, line, body, expected } of refusals) {
  await test(`refused in Okta's shape: ${what}`, async () => {
    const api = new OrgApiRig();
    api.rig.person('ada');
    const answer = await api.send(line(api), body);
    assert.deepEqual([answer.status, answer.at('errorCode')], expected);
    assert.ok(answer.textAt('errorSummary').length > 5);
    assert.equal(answer.at('errorLink'), answer.at('errorCode'));
    assert.equal(answer.at('errorId'), 'oaeId');
    assert.deepEqual(api.rig.errors, []);
    assert.deepEqual(await api.rig.sent(), []);
  });
}

await test('a caller does not wait longer than a minute and a half for what follows', async () => {
  const rig = new OrgRig();
  const api = new OrgApiRig(rig);
  const { id } = rig.person('ada');
  rig.client.run = () => new Promise(() => undefined);
  const answer = api.send(`POST ${api.appPath}/users`, { id });
  await rig.clock.untilWaiting();
  rig.clock.advance(90_000);
  assert.equal((await answer).at('syncState'), 'SYNCING');
});

await test('a bug is told, and answered with E0000009', async () => {
  const api = new OrgApiRig();
  const bug = new Error('bug');
  Object.defineProperty(api.rig.org.people, 'all', {
    get: () => {
      throw bug;
    },
  });
  const answer = await api.send('GET /api/v1/users');
  assert.deepEqual([answer.status, answer.at('errorCode')], [500, 'E0000009']);
  assert.deepEqual(api.rig.errors, [bug]);
});
