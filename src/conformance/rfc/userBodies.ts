import { type JsonObject, type JsonValue } from '../../base/json.js';
import { userUrn } from '../../scim/schema/user.js';
import { type CaseContext } from '../model/caseContext.js';

/** What every server takes, and what the given members make of it; undefined takes one out. */
export function userBody(
  context: CaseContext,
  changes: Readonly<Record<string, JsonValue | undefined>> = {},
): JsonObject {
  const userName = context.newUserName();
  const body: Readonly<Record<string, JsonValue | undefined>> = {
    schemas: [userUrn],
    userName,
    name: { givenName: 'Jane', familyName: 'Doe' },
    emails: [{ value: userName, type: 'work', primary: true }],
    displayName: 'Jane Doe',
    active: true,
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
