import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrgRig } from '../../../support/orgRig.js';

await test('an assignment is sent, and holds the id of the server', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  rig.org.accounts.assign(ada.id);
  assert.equal(rig.org.accounts.get(ada.id).state, 'pending');

  assert.deepEqual(await rig.sent(), ['provision ada@example.com']);
  const { state, externalId } = rig.org.accounts.get(ada.id);
  assert.deepEqual({ state, externalId }, { state: 'provisioned', externalId: 's1' });
});

await test('an assignment twice is one account', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.org.accounts.assign(ada.id);
  assert.deepEqual(await rig.sent(), []);
});

await test('a failed assignment shows what Okta shows, and is a task', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  rig.client.problems.push('Create new user returned empty user.');
  rig.org.accounts.assign(ada.id);
  await rig.org.idle();

  const { state, problem } = rig.org.accounts.get(ada.id);
  assert.deepEqual([state, problem], ['error', 'Create new user returned empty user.']);
  assert.equal(rig.org.queue.tasks.length, 1);
});

await test('a retry sends the old body again, whatever the profile is by then', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  rig.client.problems.push('Bad Request.');
  rig.org.accounts.assign(ada.id);
  await rig.settle();
  rig.org.configure({ userNameFormat: 'emailPrefix' });
  const [task] = rig.org.queue.tasks;
  rig.org.queue.retry(task?.job.id ?? '');

  assert.deepEqual(await rig.sent(), ['provision ada@example.com']);
  assert.equal(rig.org.accounts.get(ada.id).state, 'provisioned');
  assert.equal(rig.org.accounts.get(ada.id).problem, undefined);
  assert.deepEqual(rig.org.queue.tasks, []);
});

await test('a change of the profile tries a failed assignment anew', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  rig.client.problems.push('Bad Request.');
  rig.org.accounts.assign(ada.id);
  await rig.settle();
  rig.org.directory.updateProfile(ada.id, new Map([['title', 'Countess']]));
  assert.deepEqual(await rig.sent(), ['provision ada@example.com']);
});

await test('an unassigned person is deactivated by the id that the server gave', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.org.accounts.unassign(ada.id);
  assert.deepEqual(await rig.sent(), ['deactivate s1']);
  assert.equal(rig.org.accounts.find(ada.id), undefined);
});

await test('nothing is sent for somebody who was never linked', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  rig.client.problems.push('Bad Request.');
  rig.org.accounts.assign(ada.id);
  await rig.settle();
  rig.org.accounts.unassign(ada.id);
  await rig.org.idle();
  assert.deepEqual(rig.client.calls, []);
  assert.deepEqual(rig.reports[0]?.end, {
    state: 'nothingSent',
    reason: 'the account was never linked with one on the server',
  });
});

await test('a failed deactivation stays a task, and can be sent again', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.client.problems.push('Not Found.');
  rig.org.accounts.unassign(ada.id);
  await rig.settle();
  rig.org.queue.retry(rig.org.queue.tasks[0]?.job.id ?? '');
  assert.deepEqual(await rig.sent(), ['deactivate s1']);
});

await test('who is assigned again goes through the existence check again', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.org.accounts.unassign(ada.id);
  rig.org.accounts.assign(ada.id);
  assert.deepEqual(await rig.sent(), ['deactivate s1', 'provision ada@example.com']);
  assert.equal(rig.org.accounts.get(ada.id).state, 'provisioned');
});

const statusCases = [
  ['suspend', []],
  ['deactivate', ['deactivate s1']],
] as const;
for (const [action, sent] of statusCases) {
  await test(`${action} sends ${sent.length === 0 ? 'nothing' : sent.join(', ')}`, async () => {
    const rig = new OrgRig();
    const ada = await rig.assigned('ada');
    rig.org.directory.changeStatus(ada.id, action);
    assert.deepEqual(await rig.sent(), sent);
  });
}

await test('who was deactivated and activated has to be assigned again', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.org.directory.changeStatus(ada.id, 'deactivate');
  rig.org.directory.changeStatus(ada.id, 'activate');
  assert.deepEqual(await rig.sent(), ['deactivate s1']);
  rig.org.accounts.assign(ada.id);
  assert.deepEqual(await rig.sent(), ['provision ada@example.com']);
});

await test('a deleted person is deactivated once, at the deactivation', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.org.directory.changeStatus(ada.id, 'deactivate');
  rig.org.directory.deletePerson(ada.id);
  assert.deepEqual(await rig.sent(), ['deactivate s1']);
});

await test('somebody who is not activated gets his account at the activation', async () => {
  const rig = new OrgRig();
  const profile = new Map([
    ['login', 'ada'],
    ['email', 'ada@example.com'],
  ]);
  const ada = rig.org.directory.createPerson({ profile, isActivated: false });
  rig.org.accounts.assign(ada.id);
  assert.deepEqual(await rig.sent(), []);
  assert.equal(rig.org.accounts.get(ada.id).state, 'staged');
  rig.org.directory.changeStatus(ada.id, 'activate');
  assert.deepEqual(await rig.sent(), ['provision ada']);
});

await test('a group assigns its members, and who goes is deactivated', async () => {
  const rig = new OrgRig();
  const [ada, bob] = [rig.person('ada'), rig.person('bob')];
  const group = rig.org.directory.createGroup('Staff');
  rig.org.directory.addMember(group.id, ada.id);
  rig.org.accounts.assignGroup(group.id);
  rig.org.directory.addMember(group.id, bob.id);
  assert.deepEqual(await rig.sent(), ['provision ada@example.com', 'provision bob@example.com']);

  rig.org.directory.removeMember(group.id, ada.id);
  assert.deepEqual(await rig.sent(), ['deactivate s1']);
  rig.org.accounts.unassignGroup(group.id);
  assert.deepEqual(await rig.sent(), ['deactivate s2']);
});

await test('who is also assigned by himself keeps the account when the group goes', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  const group = rig.org.directory.createGroup('Staff');
  rig.org.directory.addMember(group.id, ada.id);
  rig.org.accounts.assignGroup(group.id);
  rig.org.directory.deleteGroup(group.id);
  assert.deepEqual(await rig.sent(), []);
  assert.equal(rig.org.accounts.get(ada.id).scope, 'USER');
});

await test('an assignment by a group cannot be taken from one member', () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  const group = rig.org.directory.createGroup('Staff');
  rig.org.directory.addMember(group.id, ada.id);
  rig.org.accounts.assignGroup(group.id);
  assert.throws(
    () => {
      rig.org.accounts.unassign(ada.id);
    },
    { reason: 'wrongState', message: /assigned by a group/ },
  );
});

await test('a new name goes to the server, and what no mapping knows does not', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  rig.org.directory.updateProfile(ada.id, new Map([['firstName', 'Augusta']]));
  assert.deepEqual(await rig.sent(), ['update s1']);
  rig.org.directory.updateProfile(ada.id, new Map([['favouriteColour', 'blue']]));
  assert.deepEqual(await rig.sent(), []);
});

await test('an emptied attribute is sent as an empty one', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada', { title: 'Countess' });
  rig.org.accounts.assign(ada.id);
  await rig.settle();
  rig.org.directory.updateProfile(ada.id, new Map([['title', null]]));
  await rig.org.idle();
  const [call] = rig.client.calls;
  assert.ok(call?.plan === 'update');
  const title = call.account.values.find(({ path }) => path === 'title');
  assert.deepEqual(title?.value, undefined);
});

await test('what was entered at the assignment holds until Okta knows another value', async () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  rig.org.accounts.assign(ada.id, { profile: new Map([['givenName', 'Lady Ada']]) });
  await rig.settle();
  const givenName = (): unknown => rig.org.accounts.get(ada.id).profile.get('givenName');
  rig.org.directory.updateProfile(ada.id, new Map([['title', 'Countess']]));
  assert.equal(givenName(), 'Lady Ada');
  rig.org.directory.updateProfile(ada.id, new Map([['firstName', 'Augusta']]));
  assert.equal(givenName(), 'Augusta');
});

const switchCases = [
  ['provisioning off', { isProvisioningEnabled: false }, []],
  [
    'no Create Users: the check is sent all the same',
    { createsUsers: false },
    ['provision ada@example.com', 'update s1', 'deactivate s1'],
  ],
  [
    'no Update User Attributes',
    { updatesAttributes: false },
    ['provision ada@example.com', 'deactivate s1'],
  ],
  ['no Deactivate Users', { deactivatesUsers: false }, ['provision ada@example.com', 'update s1']],
  [
    'Sync Password',
    { syncsPassword: true },
    ['provision ada@example.com', 'update s1', 'password s1', 'deactivate s1'],
  ],
] as const;
for (const [name, switches, sent] of switchCases) {
  await test(`To App: ${name}`, async () => {
    const rig = new OrgRig(switches);
    const ada = rig.person('ada');
    rig.org.accounts.assign(ada.id);
    rig.org.directory.updateProfile(ada.id, new Map([['firstName', 'Augusta']]));
    rig.org.directory.changePassword(ada.id, 'new');
    rig.org.accounts.unassign(ada.id);
    assert.deepEqual(await rig.sent(), sent);
  });
}

await test('Exclude Username Updates keeps the userName that the server has', async () => {
  const rig = new OrgRig({ excludesUserNameUpdates: true });
  const ada = await rig.assigned('ada');
  rig.org.directory.updateProfile(
    ada.id,
    new Map([
      ['login', 'augusta@example.com'],
      ['firstName', 'Augusta'],
    ]),
  );
  await rig.org.idle();
  const [call] = rig.client.calls;
  assert.ok(call?.plan === 'update');
  assert.deepEqual(
    [call.account.userName, call.account.pushesUserName],
    ['ada@example.com', false],
  );
});

await test('assigned before provisioning: nothing is sent until Provision User', async () => {
  const rig = new OrgRig({ isProvisioningEnabled: false });
  const ada = rig.person('ada');
  rig.org.accounts.assign(ada.id);
  rig.org.configure({ isProvisioningEnabled: true });
  assert.equal(rig.org.accounts.get(ada.id).state, 'notProvisioned');
  assert.equal(rig.org.accounts.forceSync(), 0);
  assert.deepEqual(await rig.sent(), []);
  rig.org.accounts.provision(ada.id);
  assert.deepEqual(await rig.sent(), ['provision ada@example.com']);
});

await test('Force Sync sends the profiles of all who are linked', async () => {
  const rig = new OrgRig();
  await rig.assigned('ada');
  await rig.assigned('bob');
  rig.person('eve');
  assert.equal(rig.org.accounts.forceSync(), 2);
  assert.deepEqual(await rig.sent(), ['update s1', 'update s2']);
});

await test('a bug of a client is told, and the queue goes on', async () => {
  const rig = new OrgRig();
  const [ada, bob] = [rig.person('ada'), rig.person('bob')];
  const bug = new Error('bug');
  rig.client.bugs.push(bug);
  rig.org.accounts.assign(ada.id);
  rig.org.accounts.assign(bob.id);
  assert.deepEqual(await rig.sent(), ['provision bob@example.com']);
  assert.deepEqual(rig.errors, [bug]);
});
