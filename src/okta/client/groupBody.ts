import { type JsonObject } from '../../base/json.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { groupUrn } from '../../scim/schema/group.js';
import { type Member } from './account.js';

export const toNewGroup = (displayName: string, members: readonly Member[]): JsonObject => ({
  schemas: [groupUrn],
  displayName,
  members: members.map(toMemberBody),
});

/** Made anew, not from what the server answered: captures have no `meta` in it. */
export const toWholeGroup = (
  id: string | undefined,
  displayName: string,
  members: readonly Member[],
): JsonObject => ({
  schemas: [groupUrn],
  ...(id !== undefined && { id }),
  displayName,
  members: members.map(toMemberBody),
});

export const toPatch = (...operations: readonly JsonObject[]): JsonObject => ({
  schemas: [patchOpUrn],
  Operations: operations,
});

/** Without a path, as all of Okta's PATCHes of attributes are. */
export const toPathlessPatch = (value: JsonObject): JsonObject => toPatch({ op: 'replace', value });

export const addMembers = (members: readonly Member[]): JsonObject => ({
  op: 'add',
  path: 'members',
  value: members.map(toMemberBody),
});

export const removeMember = (id: string): JsonObject => ({
  op: 'remove',
  path: `members[value eq ${JSON.stringify(id)}]`,
});

export const replaceMembers = (members: readonly Member[]): JsonObject => ({
  op: 'replace',
  path: 'members',
  value: members.map(toMemberBody),
});

export const toMemberBody = ({ value, display }: Member): JsonObject => ({ value, display });
