import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { OrgRig } from '../../../support/orgRig.js';

const user = (id: string, name: string): JsonObject => ({
  id,
  userName: `${name}@example.com`,
  name: { givenName: name, familyName: 'Byron' },
  emails: [{ value: `other-${name}@example.com` }, { value: `${name}@example.com`, primary: true }],
  active: true,
});

await test('an import counts the active ones, and tells whom each of them matches', async () => {
  const rig = new OrgRig();
  await rig.assigned('ada');
  rig.person('bob', { login: 'b.byron@example.com' });
  rig.person('cleo', { login: 'cleo', email: 'c@example.com', lastName: 'Byron' });
  rig.client.users = [
    user('s1', 'ada'),
    user('s8', 'bob'),
    user('s9', 'cleo'),
    user('s10', 'dora'),
  ];
  rig.client.inactive = 1;
  rig.client.groups = [{ id: 'g1', displayName: 'Staff' }];
  rig.org.imports.start();

  assert.deepEqual(await rig.sent(), ['importUsers', 'importGroups']);
  const { result } = rig.org.imports;
  assert.ok(result);
  assert.deepEqual([result.scanned, result.inactive], [4, 1]);
  assert.deepEqual(
    result.users.map(({ match }) => match),
    ['linked', 'exact', 'partial', 'new'],
  );
  assert.deepEqual(result.groups, [{ externalId: 'g1', name: 'Staff' }]);
});

await test('a confirmed row is somebody with an account; nothing is sent', async () => {
  const rig = new OrgRig({ importsGroups: false });
  rig.client.users = [user('s9', 'dora')];
  rig.org.imports.start();
  assert.deepEqual(await rig.sent(), ['importUsers']);
  const dora = rig.org.imports.confirm('s9');
  assert.deepEqual(await rig.sent(), []);
  assert.equal(rig.org.accounts.get(dora.id).externalId, 's9');
  assert.equal(rig.org.imports.result?.users[0]?.match, 'linked');
  rig.org.accounts.unassign(dora.id);
  assert.deepEqual(await rig.sent(), ['deactivate s9']);
});

await test('a failed import leaves the last one as it was', async () => {
  const rig = new OrgRig({ importsGroups: false });
  rig.client.users = [user('s9', 'dora')];
  rig.org.imports.start();
  await rig.settle();
  rig.client.problems.push('Unauthorized.');
  rig.org.imports.start();
  await rig.org.idle();
  assert.equal(rig.org.imports.result?.scanned, 1);
  assert.equal(rig.org.queue.tasks[0]?.problem, 'Unauthorized.');
});

await test('a row that is not there cannot be confirmed', () => {
  assert.throws(() => new OrgRig().org.imports.confirm('s1'), { reason: 'notFound' });
});
