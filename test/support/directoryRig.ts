import { type JsonValue } from '../../src/base/json.js';
import { type Note } from '../../src/scim/note.js';
import { type ProfileName, profiles } from '../../src/scim/profile.js';
import { type SchemaRegistry } from '../../src/scim/schema/registry.js';
import { groupUrn } from '../../src/scim/schema/group.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';
import { userUrn } from '../../src/scim/schema/user.js';
import {
  type Change,
  Directory,
  type StoredResource,
  type WriteContext,
} from '../../src/scim/store/directory.js';
import { getType, deviceRegistry } from './deviceSchema.js';

export interface DirectoryRig {
  readonly directory: Directory;
  readonly users: ResourceType;
  readonly groups: ResourceType;
  readonly devices: ResourceType;
  readonly notes: Note[];
  readonly changes: Change[];
  readonly context: WriteContext;
  /** Turns the clock by a minute. */
  readonly tick: () => void;
  /** How many ids were given. */
  readonly lastId: () => number;
  readonly createUser: (
    userName: string,
    more?: Readonly<Record<string, JsonValue>>,
  ) => StoredResource;
  readonly createGroup: (displayName: string, memberIds?: readonly string[]) => StoredResource;
}

/** A directory of people, groups and devices; ids are `id-1`, `id-2` and so on; it is 2026-01-01. */
export function createDirectoryRig(
  profile: ProfileName = 'strict',
  registry: SchemaRegistry = deviceRegistry,
): DirectoryRig {
  let now = Date.UTC(2026, 0, 1);
  let lastId = 0;
  const notes: Note[] = [];
  const changes: Change[] = [];
  const directory = new Directory({
    registry,
    profile: profiles[profile],
    clock: { now: () => now },
    newId: () => `id-${String((lastId += 1))}`,
    onListenerError: (error) => {
      throw error;
    },
  });
  directory.onDidChange((change) => changes.push(change));
  const context = { note: (note: Note) => notes.push(note) };
  const users = getType(registry, 'User');
  const groups = getType(registry, 'Group');
  return {
    directory,
    users,
    groups,
    devices: getType(registry, 'Device'),
    notes,
    changes,
    context,
    tick: () => {
      now += 60_000;
    },
    lastId: () => lastId,
    createUser: (userName, more = {}) =>
      directory.create(users, { schemas: [userUrn], userName, ...more }, context),
    createGroup: (displayName, memberIds = []) =>
      directory.create(
        groups,
        { schemas: [groupUrn], displayName, members: memberIds.map((value) => ({ value })) },
        context,
      ),
  };
}
