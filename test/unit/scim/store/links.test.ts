import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AttributeDefinition } from '../../../../src/scim/schema/attribute.js';
import { createRegistry, type SchemaRegistry } from '../../../../src/scim/schema/registry.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { Directory } from '../../../../src/scim/store/directory.js';
import { linksOf } from '../../../../src/scim/store/links.js';
import { renderResource } from '../../../../src/scim/store/renderResource.js';
import { profiles } from '../../../../src/scim/profile.js';
import { coreRegistry, groupType, userType } from '../../../support/coreTypes.js';
import { getType } from '../../../support/deviceSchema.js';

const teamUrn = 'urn:example:schemas:1.0:Team';

const value: AttributeDefinition = {
  name: 'value',
  type: 'string',
  multiValued: false,
  caseExact: true,
};
const reference = (...types: readonly string[]): AttributeDefinition => ({
  name: '$ref',
  type: 'reference',
  multiValued: false,
  referenceTypes: types,
});

/** A type that lists people under another name, without saying of which type or name they are. */
function createTeams(...types: readonly string[]): SchemaRegistry {
  return createRegistry([
    {
      schemas: [
        {
          id: teamUrn,
          name: 'Team',
          attributes: [
            {
              name: 'players',
              type: 'complex',
              multiValued: true,
              subAttributes: [value, reference(...types)],
            },
          ],
        },
      ],
      resourceTypes: [{ name: 'Team', endpoint: '/Teams', schema: teamUrn }],
    },
  ]);
}

await test('groups list people and groups, people show the groups that list them', () => {
  const links = linksOf(coreRegistry);

  const group = links.of(groupType);
  assert.equal(group.members?.name, 'members');
  assert.deepEqual(group.memberTypes, [userType, groupType]);
  assert.equal(group.hasMemberTypeNames, true);
  assert.equal(group.mirror, undefined);
  const user = links.of(userType);
  assert.equal(user.members, undefined);
  assert.equal(user.mirror?.name, 'groups');
  assert.deepEqual(user.mirroredTypes, [groupType]);
});

await test('the links of a registry are read once', () => {
  assert.equal(linksOf(coreRegistry), linksOf(coreRegistry));
});

await test('references to types that are not served are no links', () => {
  const registry = createTeams('Robot');

  assert.equal(linksOf(registry).of(getType(registry, 'Team')).members, undefined);
});

function createTeamDirectory(...types: readonly string[]): {
  readonly directory: Directory;
  readonly create: (players: readonly string[]) => string;
  readonly playersOf: (id: string) => unknown;
} {
  const registry = createTeams(...types);
  const team = getType(registry, 'Team');
  let last = 0;
  const directory = new Directory({
    registry,
    profile: profiles.strict,
    clock: { now: () => 0 },
    newId: () => `id-${String((last += 1))}`,
    onListenerError: (error) => {
      throw error;
    },
  });
  const context = { note: () => undefined };
  return {
    directory,
    create: (players) =>
      directory.create(
        team,
        { schemas: [teamUrn], players: players.map((id) => ({ value: id })) },
        context,
      ).id,
    playersOf: (id) => directory.get(team, id).content['players'],
  };
}

await test('a member has an address where its type is certain, and none where it could be another', () => {
  const showPlayers = (...types: readonly string[]): unknown => {
    const { directory, create } = createTeamDirectory(...types);
    const users = getType(directory.registry, 'User');
    directory.create(users, { schemas: [userUrn], userName: 'jane' }, { note: () => undefined });
    const team = directory.get(getType(directory.registry, 'Team'), create(['id-1']));
    return /"players":(\[[^\]]*\])/.exec(renderResource(team, ''))?.[1];
  };

  assert.equal(showPlayers('User'), '[{"value":"id-1","$ref":"/Users/id-1"}]');
  assert.equal(showPlayers('Team', 'User'), '[{"value":"id-1"}]');
});

await test('lists of a custom type are checked and kept up to date like members', () => {
  const { directory, create, playersOf } = createTeamDirectory('User', 'Team');
  const users = getType(directory.registry, 'User');
  const context = { note: () => undefined };
  directory.create(users, { schemas: [userUrn], userName: 'jane' }, context);

  const inner = create(['id-1']);
  const outer = create([inner, 'id-1']);

  assert.throws(
    () => create(['nobody']),
    /players\[0\]\.value "nobody" is the id of no User and no Team/,
  );
  assert.deepEqual(playersOf(outer), [{ value: inner }, { value: 'id-1' }]);
  assert.equal(directory.get(users, 'id-1').content['groups'], undefined);

  directory.remove(users, 'id-1', context);

  assert.deepEqual([playersOf(inner), playersOf(outer)], [undefined, [{ value: inner }]]);
});
