import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lifecycleActions } from '../../../../src/okta/org/lifecycle.js';
import { type Person, type PersonStatus } from '../../../../src/okta/org/person.js';
import { OrgRig } from '../../../support/orgRig.js';

const toStatus: Readonly<Record<PersonStatus, (rig: OrgRig) => Person>> = {
  STAGED: (rig) =>
    rig.org.directory.createPerson({
      profile: new Map([
        ['login', 'a'],
        ['email', 'a'],
      ]),
      isActivated: false,
    }),
  PROVISIONED: (rig) => {
    const { id } = toStatus.STAGED(rig);
    return rig.org.directory.changeStatus(id, 'activate');
  },
  ACTIVE: (rig) => rig.person('ada'),
  SUSPENDED: (rig) => rig.org.directory.changeStatus(rig.person('ada').id, 'suspend'),
  DEPROVISIONED: (rig) => rig.org.directory.changeStatus(rig.person('ada').id, 'deactivate'),
};

/** `-`: refused. In the order of the actions: activate, reactivate, deactivate, suspend, unsuspend. */
const lifecycle: readonly (readonly [PersonStatus, string])[] = [
  ['STAGED', 'PROVISIONED - DEPROVISIONED - -'],
  ['PROVISIONED', '- PROVISIONED DEPROVISIONED - -'],
  ['ACTIVE', '- - DEPROVISIONED SUSPENDED -'],
  ['SUSPENDED', '- - DEPROVISIONED - ACTIVE'],
  ['DEPROVISIONED', 'ACTIVE - - - -'],
];
for (const [status, expected] of lifecycle) {
  await test(`what can be done with somebody ${status}`, () => {
    const found = lifecycleActions.map((action) => {
      const rig = new OrgRig();
      const person = toStatus[status](rig);
      assert.equal(person.status, status);
      try {
        return rig.org.directory.changeStatus(person.id, action).status;
      } catch (error) {
        assert.match(String(error), /^OrgError/);
        return '-';
      }
    });
    assert.equal(found.join(' '), expected);
  });
}

await test('a login is there once, in any capitals', () => {
  const rig = new OrgRig();
  rig.person('ada');
  assert.throws(() => rig.person('ADA'), {
    reason: 'invalid',
    subject: 'login',
    message: 'login: An object with this field already exists in the current organization',
  });
});

await test('a profile needs login and email', () => {
  const rig = new OrgRig();
  const { id } = rig.person('ada');
  for (const name of ['login', 'email']) {
    assert.throws(() => rig.org.directory.updateProfile(id, new Map([[name, ' ']])), {
      message: `${name}: The field cannot be left blank`,
    });
  }
});

await test('a profile holds no objects', () => {
  const rig = new OrgRig();
  const { id } = rig.person('ada');
  assert.throws(() => rig.org.directory.updateProfile(id, new Map([['a', { b: 1 }]])), {
    message: /^a: The value is neither/,
  });
});

await test('only deactivated people can be deleted, and are in no group after it', () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  const group = rig.org.directory.createGroup('Staff');
  rig.org.directory.addMember(group.id, ada.id);
  assert.throws(
    () => {
      rig.org.directory.deletePerson(ada.id);
    },
    { reason: 'wrongState' },
  );
  rig.org.directory.changeStatus(ada.id, 'deactivate');
  rig.org.directory.deletePerson(ada.id);
  assert.equal(rig.org.groups.get(group.id).memberIds.size, 0);
  assert.throws(() => rig.org.people.get(ada.id), { reason: 'notFound' });
});

await test('people are found by their login, and by what stands before the @ where that is clear', () => {
  const rig = new OrgRig();
  const ada = rig.person('ada');
  assert.equal(rig.org.people.findByLogin('ADA@example.com')?.id, ada.id);
  assert.equal(rig.org.people.findByLogin('ada')?.id, ada.id);
  rig.person('ada2', { login: 'ada@example.org' });
  assert.equal(rig.org.people.findByLogin('ada'), undefined);
});

await test('each action is told, and what fails is not done', () => {
  const rig = new OrgRig();
  let count = 0;
  rig.org.onDidChange(() => {
    count += 1;
  });
  rig.person('ada');
  assert.equal(count, 1);
  assert.throws(() => rig.person('ada'));
  assert.equal(count, 1);
  assert.equal(rig.org.people.all.length, 1);
});
