import { type Scenario, type ScenarioStep, act, expect } from './scenarioStep.js';

const staff = { group: 'staff' };

const people: readonly ScenarioStep[] = ['ada', 'bob'].flatMap((person) => [
  act('createPerson', { person }),
  act('assign', { person }),
]);

/** A group with both in it, pushed. */
const pushed: readonly ScenarioStep[] = [
  ...people,
  act('createGroup', { ...staff, members: ['ada', 'bob'] }),
  act('push', staff),
  expect('pushShown', { ...staff, status: 'ACTIVE' }),
  expect('group', { ...staff, members: ['ada', 'bob'] }),
];

const push = (id: string, title: string, ...steps: readonly ScenarioStep[]): Scenario => ({
  id,
  area: 'Group push',
  title,
  steps,
});

export const groupScenarios: readonly Scenario[] = [
  push('C9312', 'A pushed group is made on the server, with its members', ...pushed),
  push(
    'C9315',
    'A group is linked with one that is on the server, and renamed',
    ...people,
    act('makeGroup', { group: 'theirs' }),
    act('createGroup', { ...staff, members: ['ada'] }),
    act('linkGroup', { ...staff, to: 'theirs' }),
    expect('pushShown', { ...staff, status: 'ACTIVE' }),
    act('renameGroup', { ...staff, to: 'people' }),
    expect('group', { ...staff, name: 'people', members: ['ada'] }),
  ),
  push(
    'C9316',
    'Push now sends the whole group',
    ...pushed,
    act('pushNow', staff),
    expect('group', { ...staff, members: ['ada', 'bob'] }),
  ),
  push(
    'C9317',
    'An empty group is pushed, and pushed again',
    act('createGroup', staff),
    act('push', staff),
    expect('group', { ...staff, members: [] }),
    act('pushNow', staff),
    expect('group', { ...staff, members: [] }),
  ),
  push(
    'C9318',
    'A group that is unlinked and deleted is gone from the server',
    ...pushed,
    act('unlink', { ...staff, deletes: true }),
    expect('noGroup', staff),
  ),
  push(
    'C9319',
    'While the push is inactive nothing is sent',
    ...pushed,
    act('deactivatePush', staff),
    act('removeMember', { ...staff, person: 'bob' }),
    expect('nothingSent', {}),
    expect('group', { ...staff, members: ['ada', 'bob'] }),
  ),
  push(
    'C9320',
    'A push that is active again brings what has changed',
    ...pushed,
    act('deactivatePush', staff),
    act('removeMember', { ...staff, person: 'bob' }),
    act('activatePush', staff),
    expect('group', { ...staff, members: ['ada'] }),
  ),
  push(
    'C9321',
    'A group that is unlinked and left stays on the server',
    ...pushed,
    act('unlink', { ...staff, deletes: false }),
    expect('nothingSent', {}),
    expect('group', { ...staff, members: ['ada', 'bob'] }),
  ),
  push(
    'C9322',
    'A group that was left is linked again by its name',
    ...pushed,
    act('unlink', { ...staff, deletes: false }),
    act('push', staff),
    expect('pushShown', { ...staff, status: 'ACTIVE' }),
    expect('group', { ...staff, members: ['ada', 'bob'] }),
  ),
  push(
    'C9323',
    'A rule pushes a group that it matches',
    act('createGroup', { group: 'app-admins' }),
    act('addPushRule', { operator: 'startsWith', text: 'app-' }),
    expect('pushShown', { group: 'app-admins', status: 'ACTIVE' }),
    expect('group', { group: 'app-admins', members: [] }),
  ),
  push(
    'C9324',
    'A rule pushes a group that is made later',
    act('addPushRule', { operator: 'startsWith', text: 'app-' }),
    act('createGroup', { group: 'app-users' }),
    expect('group', { group: 'app-users', members: [] }),
  ),
  push(
    'C9325',
    'A rule pushes a group that is renamed to match',
    act('addPushRule', { operator: 'startsWith', text: 'app-' }),
    act('createGroup', staff),
    act('renameGroup', { ...staff, to: 'app-staff' }),
    expect('group', { ...staff, name: 'app-staff', members: [] }),
  ),
  push(
    'C9327',
    'Several groups are pushed at once',
    ...people,
    act('createGroup', { group: 'one', members: ['ada'] }),
    act('createGroup', { group: 'two', members: ['ada', 'bob'] }),
    act('push', { group: 'one' }),
    act('push', { group: 'two' }),
    expect('group', { group: 'one', members: ['ada'] }),
    expect('group', { group: 'two', members: ['ada', 'bob'] }),
  ),
  push(
    'C9328',
    'A group with the name of one on the server is linked with it',
    ...people,
    act('makeGroup', staff),
    act('createGroup', { ...staff, members: ['ada'] }),
    act('push', staff),
    expect('pushShown', { ...staff, status: 'ACTIVE' }),
    expect('group', { ...staff, members: ['ada'] }),
  ),
  push(
    'C9332',
    'Who comes into the group is a member on the server',
    ...pushed,
    act('createPerson', { person: 'cleo' }),
    act('assign', { person: 'cleo' }),
    act('addMember', { ...staff, person: 'cleo' }),
    expect('group', { ...staff, members: ['ada', 'bob', 'cleo'] }),
  ),
  push(
    'C9333',
    'Who leaves the group is no longer a member, and the others are',
    ...pushed,
    act('removeMember', { ...staff, person: 'bob' }),
    expect('group', { ...staff, members: ['ada'] }),
  ),
];
