import { type JsonObject, type JsonValue } from '../../base/json.js';
import { userUrn } from '../../scim/schema/user.js';
import { type Account, type MappedAttribute } from './account.js';

/** Top-level members in the order of Okta's samples, which know those before `externalId`; others come between. */
const memberOrder: readonly string[] = [
  ...['schemas', 'userName', 'name', 'emails', 'phoneNumbers', 'addresses', 'displayName'],
  ...['nickName', 'profileUrl', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone'],
];
const lastMembers: readonly string[] = ['externalId', 'groups', 'password', 'active'];

/** Of these Okta knows one entry, the primary one. */
export const listAttributes: ReadonlySet<string> = new Set(['emails', 'phoneNumbers', 'addresses']);

export interface NewUser {
  readonly account: Account;
  readonly password: string;
  readonly listsExtensions: boolean;
}

/** The body of POST /Users. What is empty is not sent. */
export function toNewUser({ account, password, listsExtensions }: NewUser): JsonObject {
  const filled = account.values.filter(({ value }) => value !== undefined);
  const extensions = extensionsOf(filled);
  const members = new Map<string, JsonValue>([
    ['schemas', [userUrn, ...(listsExtensions ? extensions.keys() : [])]],
    ['userName', account.userName],
    ...nest(filled.filter(({ urn, path }) => urn === userUrn && path !== 'userName')),
    ['externalId', account.personId],
    ['groups', []],
    ['password', password],
    ['active', true],
  ]);
  return Object.fromEntries([...inOrder(members), ...extensions]);
}

/** Extensions with what is filled of them, one object each (RFC 7643 3.3). */
function extensionsOf(values: readonly MappedAttribute[]): ReadonlyMap<string, JsonObject> {
  const urns = new Set(values.map(({ urn }) => urn).filter((urn) => urn !== userUrn));
  return new Map(
    [...urns].map((urn) => [
      urn,
      Object.fromEntries(nest(values.filter((value) => value.urn === urn))),
    ]),
  );
}

/** `name.givenName` and `name.familyName` become one object, `emails.value` an entry of a list. */
function nest(values: readonly MappedAttribute[]): ReadonlyMap<string, JsonValue> {
  const members = new Map<string, JsonValue>();
  for (const name of new Set(values.map(({ path }) => path.split('.', 1)[0] ?? path))) {
    const parts = values.filter(({ path }) => path === name || path.startsWith(`${name}.`));
    const simple = parts.find(({ path }) => path === name);
    members.set(name, simple?.value ?? toComplex(name, parts));
  }
  return members;
}

function toComplex(name: string, parts: readonly MappedAttribute[]): JsonValue {
  const complex = Object.fromEntries(
    parts.map(({ path, value }) => [path.slice(name.length + 1), value ?? null]),
  );
  const { value } = complex;
  return listAttributes.has(name)
    ? [{ primary: true, ...(value !== undefined && { value }), ...complex }]
    : complex;
}

function inOrder(
  members: ReadonlyMap<string, JsonValue>,
): readonly (readonly [string, JsonValue])[] {
  const rank = (name: string): number => {
    const at = memberOrder.indexOf(name);
    const last = lastMembers.indexOf(name);
    return at !== -1 ? at : last === -1 ? memberOrder.length : memberOrder.length + 1 + last;
  };
  return [...members].sort(([left], [right]) => rank(left) - rank(right));
}
