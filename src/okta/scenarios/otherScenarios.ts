import { type Scenario, act, expect } from './scenarioStep.js';

const ada = { person: 'ada' };
const staff = { group: 'staff' };

export const provisioningScenarios: readonly Scenario[] = [
  {
    id: 'C9306',
    area: 'Provisioning',
    title: 'The connection test is content',
    steps: [act('testConnection', {})],
  },
  {
    id: 'C9339',
    area: 'Provisioning',
    title: 'Without provisioning an assignment sends nothing',
    steps: [
      act('configure', {
        switches: { isProvisioningEnabled: false },
        what: 'Disable provisioning',
      }),
      act('createPerson', ada),
      act('assign', ada),
      expect('nothingSent', {}),
      expect('noUser', ada),
    ],
  },
  {
    id: 'C9340',
    area: 'Provisioning',
    title: 'Wrong credentials are refused',
    steps: [act('enterCredentials', { which: 'wrong' }), act('testConnection', { fails: true })],
  },
  {
    id: 'C9341',
    area: 'Provisioning',
    title: 'With the right credentials it works again',
    steps: [
      act('enterCredentials', { which: 'wrong' }),
      act('testConnection', { fails: true }),
      act('enterCredentials', { which: 'right' }),
      act('testConnection', {}),
    ],
  },
];

export const importScenarios: readonly Scenario[] = [
  {
    id: 'C9303',
    area: 'Import',
    title: 'People who are active are imported, those who are not are left out',
    steps: [
      act('makeUser', ada),
      act('makeUser', { person: 'bob', active: false }),
      act('importNow', {}),
      expect('imported', { people: ['ada'], absent: ['bob'] }),
    ],
  },
  {
    id: 'C9304',
    area: 'Import',
    title: 'Somebody who is imported and confirmed has the account of the server',
    steps: [
      act('makeUser', ada),
      act('importNow', {}),
      act('confirmImport', ada),
      expect('nothingSent', {}),
      expect('shown', { ...ada, state: 'provisioned' }),
      expect('sameId', ada),
    ],
  },
  {
    id: 'C9305',
    area: 'Import',
    title: 'What Okta has changed is there in the next import',
    steps: [
      act('createPerson', ada),
      act('assign', ada),
      act('changeProfile', { ...ada, profile: { title: 'Countess' } }),
      act('importNow', {}),
      expect('imported', { people: ['ada'] }),
      expect('user', { ...ada, has: { title: 'Countess' } }),
    ],
  },
  {
    id: 'C9338',
    area: 'Import',
    title: 'Groups are imported',
    steps: [act('makeGroup', staff), act('importNow', {}), expect('importedGroup', staff)],
  },
];

/** Stories that go through several of them. */
export const everydayScenarios: readonly Scenario[] = [
  {
    id: 'lifecycle',
    area: 'Everyday',
    title: 'A person comes, changes, goes and comes again',
    steps: [
      act('testConnection', {}),
      act('createPerson', { ...ada, profile: { title: 'Engineer' } }),
      act('assign', ada),
      expect('user', { ...ada, has: { userName: '{login}', active: true, title: 'Engineer' } }),
      act('changeProfile', { ...ada, profile: { title: 'Countess' } }),
      expect('user', { ...ada, has: { title: 'Countess', active: true } }),
      act('unassign', ada),
      expect('sameElse', { ...ada, but: ['active'] }),
      expect('user', { ...ada, has: { active: false } }),
      act('assign', ada),
      expect('user', { ...ada, has: { active: true, title: 'Countess' } }),
      expect('sameId', ada),
    ],
  },
  {
    id: 'assign',
    area: 'Everyday',
    title: 'A person is assigned',
    steps: [
      act('createPerson', ada),
      act('assign', ada),
      expect('user', { ...ada, has: { active: true } }),
    ],
  },
  {
    id: 'group-push',
    area: 'Everyday',
    title: 'A group is pushed, changes, is renamed and deleted',
    steps: [
      act('createPerson', ada),
      act('assign', ada),
      act('createPerson', { person: 'bob' }),
      act('assign', { person: 'bob' }),
      act('createGroup', { ...staff, members: ['ada'] }),
      act('push', staff),
      expect('group', { ...staff, members: ['ada'] }),
      act('addMember', { ...staff, person: 'bob' }),
      act('removeMember', { ...staff, ...ada }),
      expect('group', { ...staff, members: ['bob'] }),
      act('renameGroup', { ...staff, to: 'people' }),
      expect('group', { ...staff, name: 'people', members: ['bob'] }),
      act('pushNow', staff),
      expect('group', { ...staff, name: 'people', members: ['bob'] }),
      act('unlink', { ...staff, deletes: true }),
      expect('noGroup', staff),
    ],
  },
  {
    id: 'import',
    area: 'Everyday',
    title: 'People and groups of the server are imported',
    steps: [
      act('makeUser', ada),
      act('makeGroup', staff),
      act('importNow', {}),
      expect('imported', { people: ['ada'] }),
      expect('importedGroup', staff),
    ],
  },
];
