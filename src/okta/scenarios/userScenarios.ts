import { type Scenario, type ScenarioStep, act, expect } from './scenarioStep.js';

const ada = { person: 'ada' };

/** Somebody who is assigned, and on the server. */
const assigned: readonly ScenarioStep[] = [
  act('createPerson', { ...ada, profile: { title: 'Engineer', department: 'Research' } }),
  act('assign', ada),
  expect('shown', { ...ada, state: 'provisioned' }),
  expect('user', { ...ada, has: { userName: '{login}', active: true } }),
];

/** Somebody who is assigned by a group. */
const byGroup: readonly ScenarioStep[] = [
  act('createPerson', ada),
  act('createGroup', { group: 'staff', members: ['ada'] }),
  act('assignGroup', { group: 'staff' }),
  expect('user', { ...ada, has: { userName: '{login}', active: true } }),
];

const isInactive: readonly ScenarioStep[] = [
  expect('sameElse', { ...ada, but: ['active'] }),
  expect('user', { ...ada, has: { active: false } }),
];

const users = (id: string, title: string, ...steps: readonly ScenarioStep[]): Scenario => ({
  id,
  area: 'Users',
  title,
  steps,
});

export const userScenarios: readonly Scenario[] = [
  users(
    'C9290',
    'Somebody is assigned, and made on the server',
    act('createPerson', ada),
    expect('noUser', ada),
    act('assign', ada),
    expect('shown', { ...ada, state: 'provisioned' }),
    expect('user', {
      ...ada,
      has: {
        userName: '{login}',
        'name.givenName': 'ada',
        'name.familyName': 'Scenario',
        'emails.value': '{email}',
        active: true,
      },
    }),
  ),
  users(
    'C9334',
    'All attributes that are mapped arrive',
    act('createPerson', {
      ...ada,
      profile: {
        middleName: 'King',
        displayName: 'Ada L.',
        nickName: 'Addie',
        title: 'Engineer',
        userType: 'Employee',
        primaryPhone: '415.123.4567',
        streetAddress: '1 St James Square',
        city: 'London',
        zipCode: 'SW1Y',
        countryCode: 'GB',
      },
    }),
    act('assign', ada),
    expect('user', {
      ...ada,
      has: {
        'name.middleName': 'King',
        displayName: 'Ada L.',
        nickName: 'Addie',
        title: 'Engineer',
        userType: 'Employee',
        'phoneNumbers.value': '415.123.4567',
        'addresses.streetAddress': '1 St James Square',
        'addresses.locality': 'London',
        'addresses.postalCode': 'SW1Y',
      },
    }),
  ),
  users(
    'C9335',
    'Somebody who is on the server already is linked and updated, not made again',
    act('makeUser', ada),
    act('createPerson', ada),
    act('assign', ada),
    expect('shown', { ...ada, state: 'provisioned' }),
    expect('sameId', ada),
    expect('user', { ...ada, has: { 'name.familyName': 'Scenario', active: true } }),
  ),
  users(
    'C9336',
    'A userName that is not the address',
    act('createPerson', { ...ada, login: 'ada-login' }),
    act('assign', ada),
    expect('user', { ...ada, has: { userName: '{login}', 'emails.value': '{email}' } }),
  ),
  users(
    'C9307',
    'Somebody is assigned by a group',
    ...byGroup,
    expect('shown', { ...ada, state: 'provisioned' }),
  ),
  users(
    'C9291',
    'A changed name arrives, and nothing else changes',
    ...assigned,
    act('changeProfile', { ...ada, profile: { firstName: 'Augusta' } }),
    expect('sameElse', { ...ada, but: ['name', 'displayName'] }),
    expect('user', { ...ada, has: { 'name.givenName': 'Augusta', active: true } }),
    expect('sameId', ada),
  ),
  users(
    'C9309',
    'A changed attribute of somebody who is assigned by a group arrives',
    ...byGroup,
    act('changeProfile', { ...ada, profile: { title: 'Countess' } }),
    expect('user', { ...ada, has: { title: 'Countess' } }),
  ),
  users(
    'C9310',
    'Several changed attributes arrive, also by Force Sync',
    ...assigned,
    act('changeProfile', { ...ada, profile: { lastName: 'Byron', title: 'Countess' } }),
    act('forceSync', {}),
    expect('user', { ...ada, has: { 'name.familyName': 'Byron', title: 'Countess' } }),
    expect('sameId', ada),
  ),
  users(
    'C9337',
    'Values that are emptied are empty on the server',
    ...assigned,
    act('changeProfile', { ...ada, profile: { title: null } }),
    expect('user', { ...ada, has: { active: true }, lacks: ['title'] }),
  ),
  users(
    'C9292',
    'Somebody who is deactivated in Okta is inactive on the server, and else as before',
    ...assigned,
    act('changeStatus', { ...ada, action: 'deactivate' }),
    ...isInactive,
  ),
  users(
    'C9293',
    'Somebody who is reactivated has the same id and the same attributes',
    ...assigned,
    act('changeStatus', { ...ada, action: 'deactivate' }),
    expect('user', { ...ada, has: { active: false } }),
    act('changeStatus', { ...ada, action: 'activate' }),
    act('assign', ada),
    expect('sameElse', { ...ada, but: ['active'] }),
    expect('user', { ...ada, has: { userName: '{login}', active: true, title: 'Engineer' } }),
    expect('sameId', ada),
  ),
  users(
    'C9294',
    'Somebody who is unassigned is inactive on the server',
    ...assigned,
    act('unassign', ada),
    ...isInactive,
  ),
  users(
    'C9295',
    'A suspension sends nothing',
    ...assigned,
    act('changeStatus', { ...ada, action: 'suspend' }),
    expect('nothingSent', {}),
    expect('user', { ...ada, has: { active: true } }),
  ),
  users(
    'C9300',
    'The end of a suspension sends nothing; what comes after it arrives',
    ...assigned,
    act('changeStatus', { ...ada, action: 'suspend' }),
    act('changeStatus', { ...ada, action: 'unsuspend' }),
    expect('nothingSent', {}),
    act('changeProfile', { ...ada, profile: { title: 'Countess' } }),
    expect('user', { ...ada, has: { active: true, title: 'Countess' } }),
  ),
  users(
    'C9311',
    'Who loses the assignment of the group is inactive on the server',
    ...byGroup,
    act('unassignGroup', { group: 'staff' }),
    ...isInactive,
  ),
  {
    ...users('C9301', 'A password is sent with the new account', ...assigned),
    switches: { syncsPassword: true },
  },
  {
    ...users(
      'C9302',
      'A changed password is taken, and nothing else changes',
      ...assigned,
      act('changePassword', ada),
      expect('sameElse', { ...ada, but: [] }),
    ),
    switches: { syncsPassword: true },
  },
];
