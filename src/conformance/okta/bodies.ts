import { type JsonObject, type JsonValue } from '../../base/json.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { groupUrn } from '../../scim/schema/group.js';
import { userUrn } from '../../scim/schema/user.js';

/** What Okta sends to create a user, members in its order, with its placeholder of a password. */
export const createBody = (userName: string, over: JsonObject = {}): JsonObject => ({
  schemas: [userUrn],
  userName,
  name: { givenName: 'Nora', familyName: 'Lindqvist' },
  emails: [{ primary: true, value: userName, type: 'work' }],
  displayName: 'Nora Lindqvist',
  locale: 'en-US',
  externalId: `00u${userName.replace(/[^a-z0-9]/gi, '').slice(0, 17)}`,
  groups: [],
  password: '7hq2ZpXa',
  active: true,
  ...over,
});

/** The same without the mappings that an administrator may take away. */
export const smallestBody = (userName: string): JsonObject => ({
  schemas: [userUrn],
  userName,
  name: { givenName: 'Nora', familyName: 'Lindqvist' },
  emails: [{ primary: true, value: userName }],
  externalId: '00usmallestbody5d7',
  groups: [],
  password: '7hq2ZpXa',
  active: true,
});

/** With attributes of the enterprise extension. */
export const enterpriseBody = (userName: string, values: JsonObject): JsonObject =>
  createBody(userName, { schemas: [userUrn, enterpriseUserUrn], [enterpriseUserUrn]: values });

export const patchBody = (...operations: readonly JsonObject[]): JsonObject => ({
  schemas: [patchOpUrn],
  Operations: operations,
});

/** Okta's PATCH without a path. */
export const pathless = (value: JsonObject): JsonObject => patchBody({ op: 'replace', value });

export interface Member {
  readonly value: string;
  readonly display: string | null;
}

export const groupBody = (displayName: string, members: readonly Member[]): JsonObject => ({
  schemas: [groupUrn],
  displayName,
  members: members.map(memberValue),
});

export const memberValue = ({ value, display }: Member): JsonValue => ({ value, display });

export const addMembers = (members: readonly Member[]): JsonObject => ({
  op: 'add',
  path: 'members',
  value: members.map(memberValue),
});

export const removeMember = ({ value }: Member): JsonObject => ({
  op: 'remove',
  path: `members[value eq "${value}"]`,
});

export const replaceMembers = (members: readonly Member[]): JsonObject => ({
  op: 'replace',
  path: 'members',
  value: members.map(memberValue),
});
