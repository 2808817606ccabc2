import { type JsonObject, type JsonValue } from '../../base/json.js';
import { groupUrn } from '../../scim/schema/group.js';
import { userUrn } from '../../scim/schema/user.js';
import { type MadeResource } from '../model/caseContext.js';

/** What Okta sends to create a user; no more than every server keeps. */
export function newUser(
  userName: string,
  number: number,
  changes: ReadonlyMap<string, JsonValue | undefined> = new Map(),
): JsonObject {
  const usual: JsonObject = {
    schemas: [userUrn],
    userName,
    name: { givenName: 'Jane', familyName: `Doe ${String(number)}` },
    emails: [{ primary: true, value: userName, type: 'work' }],
    displayName: `Jane Doe ${String(number)}`,
    externalId: `00u${userName.split('@', 1)[0] ?? ''}`,
    active: true,
  };
  const merged = new Map<string, JsonValue | undefined>([...Object.entries(usual), ...changes]);
  return Object.fromEntries(
    [...merged].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

export const newGroup = (
  displayName: string,
  members: readonly MadeResource[] = [],
): JsonObject => ({
  schemas: [groupUrn],
  displayName,
  members: members.map(({ id, name }) => ({ value: id, display: name })),
});
