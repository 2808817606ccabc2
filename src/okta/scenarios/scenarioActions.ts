import { type JsonValue } from '../../base/json.js';
import { groupUrn } from '../../scim/schema/group.js';
import { userUrn } from '../../scim/schema/user.js';
import { type ScenarioWorld } from './scenarioWorld.js';
import { type Act, type ActInputs, type ActName } from './scenarioStep.js';

interface ActRow<Input> {
  readonly text: (input: Input) => string;
  readonly run: (world: ScenarioWorld, input: Input) => unknown;
}

type ActTable = { readonly [K in ActName]: ActRow<ActInputs[K]> };

/** For scenarios alone; sent where Sync Password is on. */
const firstPassword = 'Kv7J2LEa-first';
const secondPassword = 'Kv7J2LEa-second';

const actions: ActTable = {
  createPerson: {
    text: ({ person }) => `Create ${person} in Okta`,
    run: (world, { person, profile = {}, login }) => {
      if (login !== undefined) {
        world.logins.set(person, `${world.nameOf(login)}@example.org`);
      }
      const { id } = world.org.directory.createPerson({
        profile: new Map<string, JsonValue>([
          ['login', world.loginOf(person)],
          ['email', world.emailOf(person)],
          ['firstName', person],
          ['lastName', 'Scenario'],
          ...Object.entries(profile),
        ]),
        isActivated: true,
        password: firstPassword,
      });
      world.people.set(person, id);
    },
  },
  createGroup: {
    text: ({ group, members = [] }) =>
      `Create the group ${group} in Okta${members.length > 0 ? ` with ${members.join(', ')}` : ''}`,
    run: (world, { group, members = [] }) => {
      const { id } = world.org.directory.createGroup(world.nameOf(group));
      world.groups.set(group, id);
      for (const person of members) {
        world.org.directory.addMember(id, world.personId(person));
      }
    },
  },
  makeUser: {
    text: ({ person, active = true }) =>
      `Make ${active ? '' : 'the inactive '}${person} on the server, past Okta`,
    run: async (world, { person, active = true }) => {
      const id = await world.make('/Users', {
        schemas: [userUrn],
        userName: world.loginOf(person),
        name: { givenName: person, familyName: 'Elsewhere' },
        emails: [{ primary: true, value: world.emailOf(person), type: 'work' }],
        active,
      });
      world.serverIds.set(person, id);
    },
  },
  makeGroup: {
    text: ({ group }) => `Make the group ${group} on the server, past Okta`,
    run: async (world, { group }) => {
      const displayName = world.nameOf(group);
      const id = await world.make('/Groups', { schemas: [groupUrn], displayName, members: [] });
      world.groupServerIds.set(group, id);
    },
  },
  assign: {
    text: ({ person }) => `Assign ${person}`,
    run: ({ org, personId }, { person }) => org.accounts.assign(personId(person)),
  },
  unassign: {
    text: ({ person }) => `Unassign ${person}`,
    run: ({ org, personId }, { person }) => {
      org.accounts.unassign(personId(person));
    },
  },
  changePassword: {
    text: ({ person }) => `Change the password of ${person}`,
    run: ({ org, personId }, { person }) =>
      org.directory.changePassword(personId(person), secondPassword),
  },
  confirmImport: {
    text: ({ person }) => `Confirm the import of ${person}`,
    run: (world, { person }) => {
      const row = world.org.imports.result?.users.find(
        ({ userName }) => userName.toLowerCase() === world.loginOf(person).toLowerCase(),
      );
      world.people.set(person, world.org.imports.confirm(row?.externalId ?? '').id);
    },
  },
  changeProfile: {
    text: ({ person, profile }) =>
      `Change ${Object.keys(profile).join(', ')} of ${person} to ${Object.values(profile)
        .map((value) => (value === null ? 'nothing' : JSON.stringify(value)))
        .join(', ')}`,
    run: ({ org, personId }, { person, profile }) =>
      org.directory.updateProfile(personId(person), new Map(Object.entries(profile))),
  },
  changeStatus: {
    text: ({ person, action }) =>
      `${action.charAt(0).toUpperCase()}${action.slice(1)} ${person} in Okta`,
    run: ({ org, personId }, { person, action }) =>
      org.directory.changeStatus(personId(person), action),
  },
  assignGroup: {
    text: ({ group }) => `Assign the group ${group}`,
    run: ({ org, groupId }, { group }) => {
      org.accounts.assignGroup(groupId(group));
    },
  },
  unassignGroup: {
    text: ({ group }) => `Unassign the group ${group}`,
    run: ({ org, groupId }, { group }) => {
      org.accounts.unassignGroup(groupId(group));
    },
  },
  addMember: {
    text: ({ group, person }) => `Add ${person} to the group ${group}`,
    run: ({ org, groupId, personId }, { group, person }) => {
      org.directory.addMember(groupId(group), personId(person));
    },
  },
  removeMember: {
    text: ({ group, person }) => `Remove ${person} from the group ${group}`,
    run: ({ org, groupId, personId }, { group, person }) => {
      org.directory.removeMember(groupId(group), personId(person));
    },
  },
  renameGroup: {
    text: ({ group, to }) => `Rename the group ${group} to ${to}`,
    run: ({ org, groupId, nameOf }, { group, to }) =>
      org.directory.renameGroup(groupId(group), nameOf(to)),
  },
  push: {
    text: ({ group }) => `Push the group ${group} by name`,
    run: ({ org, groupId }, { group }) => org.groupPush.create({ groupId: groupId(group) }),
  },
  pushNow: {
    text: ({ group }) => `Push now the group ${group}`,
    run: ({ org, mappingId }, { group }) => {
      org.groupPush.pushNow(mappingId(group));
    },
  },
  activatePush: {
    text: ({ group }) => `Activate the push of the group ${group}`,
    run: ({ org, mappingId }, { group }) => {
      org.groupPush.activate(mappingId(group));
    },
  },
  deactivatePush: {
    text: ({ group }) => `Deactivate the push of the group ${group}`,
    run: ({ org, mappingId }, { group }) => {
      org.groupPush.deactivate(mappingId(group));
    },
  },
  unlink: {
    text: ({ group, deletes }) =>
      `Unlink the group ${group}, and ${deletes ? 'delete it' : 'leave it there'}`,
    run: (world, { group, deletes }) => {
      world.groupServerIdOf(group);
      world.org.groupPush.remove(world.mappingId(group), deletes);
    },
  },
  linkGroup: {
    text: ({ group, to }) => `Link the group ${group} with ${to} on the server`,
    run: (world, { group, to }) => {
      const targetId = world.groupServerIds.get(to) ?? '';
      return world.org.groupPush.create({ groupId: world.groupId(group), targetId });
    },
  },
  addPushRule: {
    text: ({ operator, text }) => `Push groups whose name ${operator} ${text}`,
    run: ({ org, nameOf }, { operator, text }) =>
      org.pushRules.add({ operator, text: operator === 'startsWith' ? nameOf(text) : text }),
  },
  configure: {
    text: ({ what }) => what,
    run: ({ org }, { switches }) => {
      org.configure(switches);
    },
  },
  enterCredentials: {
    text: ({ which }) => `Enter ${which} credentials`,
    run: (world, { which }) => {
      world.setCredentials(which);
    },
  },
  testConnection: {
    text: ({ fails = false }) =>
      fails ? 'Test the connection, which must fail' : 'Test the connection',
    run: ({ org }) => {
      org.testConnection();
    },
  },
  importNow: {
    text: () => 'Import now',
    run: ({ org }) => {
      org.imports.start();
    },
  },
  forceSync: {
    text: () => 'Force Sync',
    run: ({ org }) => org.accounts.forceSync(),
  },
};

export const describeAct = <K extends ActName>({ act, input }: Act<K>): string =>
  actions[act].text(input);

/** Does it, and waits for all that follows. @throws WorldError, OrgError */
export async function performAct<K extends ActName>(
  world: ScenarioWorld,
  { act, input }: Act<K>,
): Promise<void> {
  await actions[act].run(world, input);
  await world.org.idle();
}
