import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OktaGroup } from '../../../../src/okta/org/oktaGroup.js';
import { type PushMapping } from '../../../../src/okta/org/pushMapping.js';
import { OrgRig } from '../../../support/orgRig.js';

interface Pushed {
  readonly rig: OrgRig;
  readonly group: OktaGroup;
  readonly mapping: PushMapping;
}

/** A group with ada (s1) in it, pushed as s2. */
async function pushed(rig = new OrgRig()): Promise<Pushed> {
  const ada = await rig.assigned('ada');
  const group = rig.org.directory.createGroup('Staff');
  rig.org.directory.addMember(group.id, ada.id);
  const mapping = rig.org.groupPush.create({ groupId: group.id });
  assert.deepEqual(await rig.sent(), ['pushGroup Staff [s1]']);
  return { rig, group, mapping };
}

await test('a pushed group has the members that are provisioned; the others are left out', async () => {
  const rig = new OrgRig();
  const ada = await rig.assigned('ada');
  const bob = rig.person('bob');
  const group = rig.org.directory.createGroup('Staff');
  rig.org.directory.addMember(group.id, ada.id);
  rig.org.directory.addMember(group.id, bob.id);
  const { id } = rig.org.groupPush.create({ groupId: group.id });
  assert.deepEqual(await rig.sent(), ['pushGroup Staff [s1]']);
  const { status, targetId, leftOut } = rig.org.groupPush.get(id);
  assert.deepEqual({ status, targetId, leftOut }, { status: 'ACTIVE', targetId: 's2', leftOut: 1 });
  assert.equal(
    rig.org.log.entries.at(-1)?.eventType,
    'app.user_management.grouppush.mapping.okta.users.ignored',
  );
});

await test('members that come and go are sent as a difference', async () => {
  const { rig, group } = await pushed();
  const bob = await rig.assigned('bob');
  const [ada] = rig.org.people.all;
  rig.org.directory.addMember(group.id, bob.id);
  rig.org.directory.removeMember(group.id, ada?.id ?? '');
  assert.deepEqual(await rig.sent(), ['updateGroup s2 Staff +s3 -s1']);
});

await test('a member without an account changes nothing on the server', async () => {
  const { rig, group } = await pushed();
  rig.org.directory.addMember(group.id, rig.person('bob').id);
  await rig.org.idle();
  assert.deepEqual(rig.client.calls, []);
  assert.deepEqual(rig.reports.at(-1)?.end, {
    state: 'nothingSent',
    reason: 'no member with an account came or went',
  });
});

await test('a new name is pushed, unless the app keeps its own', async () => {
  const { rig, group } = await pushed();
  rig.org.directory.renameGroup(group.id, 'People');
  assert.deepEqual(await rig.sent(), ['updateGroup s2 People']);
  rig.org.configure({ renamesGroups: false });
  rig.org.directory.renameGroup(group.id, 'Humans');
  assert.deepEqual(await rig.sent(), []);
  rig.org.groupPush.pushNow(rig.org.groupPush.all[0]?.id ?? '');
  assert.deepEqual(await rig.sent(), ['pushGroupNow s2 People [s1]']);
});

await test('Push now sends all members', async () => {
  const { rig, mapping } = await pushed();
  rig.org.groupPush.pushNow(mapping.id);
  assert.deepEqual(await rig.sent(), ['pushGroupNow s2 Staff [s1]']);
});

await test('an inactive mapping sends nothing; once active again it sends all', async () => {
  const { rig, group, mapping } = await pushed();
  rig.org.groupPush.deactivate(mapping.id);
  rig.org.directory.renameGroup(group.id, 'People');
  assert.deepEqual(await rig.sent(), []);
  assert.throws(
    () => {
      rig.org.groupPush.pushNow(mapping.id);
    },
    { reason: 'wrongState' },
  );
  rig.org.groupPush.activate(mapping.id);
  assert.deepEqual(await rig.sent(), ['pushGroupNow s2 People [s1]']);
});

await test('unlinked and left there: nothing is sent; linked again by name', async () => {
  const { rig, group, mapping } = await pushed();
  rig.org.groupPush.remove(mapping.id, false);
  assert.deepEqual(await rig.sent(), []);
  rig.org.groupPush.create({ groupId: group.id });
  assert.deepEqual(await rig.sent(), ['pushGroup Staff [s1]']);
});

await test('unlinked and deleted: the row stays until the server has done it', async () => {
  const { rig, mapping } = await pushed();
  rig.client.problems.push('Not Implemented.');
  rig.org.groupPush.remove(mapping.id, true);
  assert.deepEqual(await rig.sent(), ['deleteGroup s2 Staff']);
  assert.equal(rig.org.groupPush.get(mapping.id).problem, 'Not Implemented.');
  rig.org.groupPush.remove(mapping.id, true);
  assert.deepEqual(await rig.sent(), ['deleteGroup s2 Staff']);
  assert.deepEqual(rig.org.groupPush.all, []);
  assert.deepEqual(rig.org.queue.tasks, []);
});

await test('a mapping in error pushes no more until Push now', async () => {
  const { rig, group, mapping } = await pushed();
  rig.client.problems.push('Bad Request.');
  rig.org.directory.renameGroup(group.id, 'People');
  await rig.settle();
  assert.equal(rig.org.groupPush.get(mapping.id).status, 'ERROR');
  rig.org.directory.renameGroup(group.id, 'Humans');
  assert.deepEqual(await rig.sent(), []);
  rig.org.groupPush.pushNow(mapping.id);
  assert.deepEqual(await rig.sent(), ['pushGroupNow s2 Humans [s1]']);
  assert.equal(rig.org.groupPush.get(mapping.id).status, 'ACTIVE');
});

await test('a group can be linked to one that an import has found', async () => {
  const rig = new OrgRig();
  const group = rig.org.directory.createGroup('Staff');
  rig.org.groupPush.create({ groupId: group.id, targetId: 'g7' });
  assert.deepEqual(await rig.sent(), ['pushGroupNow g7 Staff []']);
});

await test('a group is pushed once, by what is there', () => {
  const rig = new OrgRig();
  const group = rig.org.directory.createGroup('Staff');
  rig.org.groupPush.create({ groupId: group.id });
  assert.throws(() => rig.org.groupPush.create({ groupId: group.id }), { reason: 'invalid' });
  assert.throws(() => rig.org.groupPush.create({ groupId: '00gNone' }), { reason: 'notFound' });
});

await test('a rule pushes the groups that it matches, at once and later', async () => {
  const rig = new OrgRig();
  rig.org.directory.createGroup('App Admins');
  rig.org.directory.createGroup('Others');
  rig.org.pushRules.add({ operator: 'startsWith', text: 'app ' });
  const late = rig.org.directory.createGroup('Later');
  rig.org.directory.renameGroup(late.id, 'App Users');
  assert.deepEqual(await rig.sent(), ['pushGroup App Admins []', 'pushGroup App Users []']);
});

await test('a deleted group is no longer pushed; nothing is sent', async () => {
  const { rig, group } = await pushed();
  rig.org.directory.deleteGroup(group.id);
  assert.deepEqual(await rig.sent(), []);
  assert.deepEqual(rig.org.groupPush.all, []);
});

await test('a member who is unassigned goes with the next push', async () => {
  const { rig, mapping } = await pushed();
  const [ada] = rig.org.people.all;
  rig.org.accounts.unassign(ada?.id ?? '');
  rig.org.groupPush.pushNow(mapping.id);
  assert.deepEqual(await rig.sent(), ['deactivate s1', 'pushGroupNow s2 Staff []']);
});
