import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonValue, isJsonArray, isJsonObject } from '../../../src/base/json.js';
import { type AppKind } from '../../../src/okta/client/appKind.js';
import { type Org } from '../../../src/okta/org/org.js';
import { OrgError } from '../../../src/okta/org/orgError.js';
import { SimulatedOrg } from '../../../src/workbench/okta/simulatedOrg.js';
import { ArrayLogger } from '../../support/arrayLogger.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

/** What an administrator does to one of four people and one of two groups. */
interface Action {
  readonly kind: keyof typeof actions;
  readonly person: number;
  readonly group: number;
  readonly text: string;
}

type Act = (org: Org, given: { personId: string; groupId: string; text: string }) => void;

const mappingOf = (org: Org, groupId: string): string =>
  org.groupPush.findByGroup(groupId)?.id ?? '';

const actions = {
  assign: (org, { personId }) => org.accounts.assign(personId),
  unassign: (org, { personId }) => {
    org.accounts.unassign(personId);
  },
  assignGroup: (org, { groupId }) => {
    org.accounts.assignGroup(groupId);
  },
  unassignGroup: (org, { groupId }) => {
    org.accounts.unassignGroup(groupId);
  },
  suspend: (org, { personId }) => org.directory.changeStatus(personId, 'suspend'),
  unsuspend: (org, { personId }) => org.directory.changeStatus(personId, 'unsuspend'),
  deactivate: (org, { personId }) => org.directory.changeStatus(personId, 'deactivate'),
  activate: (org, { personId }) => org.directory.changeStatus(personId, 'activate'),
  changeTitle: (org, { personId, text }) =>
    org.directory.updateProfile(personId, new Map([['title', text]])),
  changeName: (org, { personId, text }) =>
    org.directory.updateProfile(personId, new Map([['firstName', text]])),
  addMember: (org, { groupId, personId }) => {
    org.directory.addMember(groupId, personId);
  },
  removeMember: (org, { groupId, personId }) => {
    org.directory.removeMember(groupId, personId);
  },
  renameGroup: (org, { groupId, text }) =>
    org.directory.renameGroup(groupId, `G ${groupId} ${text}`),
  push: (org, { groupId }) => org.groupPush.create({ groupId }),
  pushNow: (org, { groupId }) => {
    org.groupPush.pushNow(mappingOf(org, groupId));
  },
  deactivatePush: (org, { groupId }) => {
    org.groupPush.deactivate(mappingOf(org, groupId));
  },
  activatePush: (org, { groupId }) => {
    org.groupPush.activate(mappingOf(org, groupId));
  },
  unlink: (org, { groupId, text }) => {
    org.groupPush.remove(mappingOf(org, groupId), text.length > 2);
  },
  forceSync: (org) => {
    org.accounts.forceSync();
  },
} satisfies Readonly<Record<string, (...given: Parameters<Act>) => unknown>>;

const anyAction: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom(...Object.keys(actions).filter(isAction)),
  person: fc.nat(3),
  group: fc.nat(1),
  text: fc.constantFrom('Ada', 'Bo', 'Ä "ö" \\', ''),
});

function isAction(name: string): name is keyof typeof actions {
  return name in actions;
}

function perform(org: Org, { kind, person, group, text }: Action): void {
  const personId = org.people.all[person]?.id ?? '';
  const groupId = org.groups.all[group]?.id ?? '';
  try {
    actions[kind](org, { personId, groupId, text });
  } catch (error) {
    // expected: not from the state that it is in
    assert.ok(error instanceof OrgError, String(error));
  }
}

function begin(rig: ServerRig, kind: AppKind, logger: ArrayLogger): SimulatedOrg {
  const { baseUrl, authorization } = rig;
  const simulated = new SimulatedOrg({ target: { baseUrl, authorization }, kind, logger });
  const { directory } = simulated.org;
  for (const name of ['ada', 'bob', 'cleo', 'dora']) {
    const profile = new Map<string, JsonValue>([
      ['login', `${name}@example.com`],
      ['email', `${name}@example.com`],
      ['firstName', name],
      ['lastName', 'Byron'],
    ]);
    directory.createPerson({ profile, isActivated: true, password: 'Kv7J2LEa' });
  }
  directory.createGroup('Staff');
  directory.createGroup('Guests');
  return simulated;
}

const textAt = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

async function checkPeople(rig: ServerRig, org: Org): Promise<void> {
  const list = (await rig.get('/Users')).listAt('Resources');
  const active = list.filter(isJsonObject).filter((user) => user['active'] === true);
  const logins = org.accounts.all.map(({ userName }) => userName);
  assert.deepEqual(active.map((user) => textAt(user['userName'])).sort(), logins.sort());
  for (const { externalId = '', profile } of org.accounts.all) {
    const { body } = await rig.get(`/Users/${externalId}`);
    assert.ok(isJsonObject(body) && isJsonObject(body['name']));
    assert.equal(textAt(body['name']['givenName']), textAt(profile.get('givenName')));
    assert.equal(textAt(body['title']), textAt(profile.get('title')));
  }
}

async function checkGroups(rig: ServerRig, org: Org): Promise<void> {
  for (const { groupId, targetId = '', targetName, status } of org.groupPush.all) {
    if (status === 'INACTIVE') {
      continue;
    }
    const answer = await rig.get(`/Groups/${targetId}`);
    const members = isJsonObject(answer.body) ? answer.body['members'] : undefined;
    const group = org.groups.get(groupId);
    const wanted = [...group.memberIds].flatMap((id) => org.accounts.find(id)?.externalId ?? []);
    const found = isJsonArray(members) ? members.filter(isJsonObject) : [];
    assert.equal(answer.textAt('displayName'), targetName);
    assert.equal(targetName, group.name);
    assert.deepEqual(found.map((member) => textAt(member['value'])).sort(), wanted.sort());
  }
}

for (const kind of ['aiw', 'oin', 'oin-nopatch'] as const) {
  await test(`whatever is done in Okta, the server mirrors it (${kind})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { maxLength: 25 }), async (given) => {
        await withServer({}, async (rig) => {
          const logger = new ArrayLogger();
          const simulated = begin(rig, kind, logger);
          const { org } = simulated;
          try {
            for (const action of given) {
              perform(org, action);
            }
            await org.idle();
            // Members who came to the app after the group was pushed are sent by Push now.
            for (const { id, status } of org.groupPush.all) {
              if (status !== 'INACTIVE') {
                org.groupPush.pushNow(id);
              }
            }
            await org.idle();
            assert.deepEqual(org.queue.tasks, []);
            await checkPeople(rig, org);
            await checkGroups(rig, org);
          } finally {
            simulated.dispose();
          }
          assert.deepEqual(logger.at('error'), []);
        });
      }),
      { numRuns: 40 },
    );
  });
}
