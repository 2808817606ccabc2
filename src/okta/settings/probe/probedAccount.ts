import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  readMember,
} from '../../../base/json.js';
import { userUrn } from '../../../scim/schema/user.js';
import { type Account, type MappedAttribute } from '../../client/account.js';
import { attributeMappings } from '../../profile/attributeMapping.js';
import { type AttributeFact } from './serverFacts.js';

/** Attributes that a server may check. */
const values: ReadonlyMap<string, string> = new Map([
  ['emails.type', 'work'],
  ['phoneNumbers.value', '+1 555 0100'],
  ['phoneNumbers.type', 'work'],
  ['profileUrl', 'https://example.com/probe'],
  ['preferredLanguage', 'en'],
  ['locale', 'en-US'],
  ['timezone', 'America/New_York'],
  ['addresses.country', 'US'],
]);

/** Somebody with a value for everything that Okta maps. */
export function toProbedAccount(prefix: string, familyName: string): Account {
  const userName = `${prefix}probe@example.com`;
  const mapped: readonly MappedAttribute[] = attributeMappings
    .filter(
      ({ path, oktaAttribute, appAttribute }) =>
        path !== 'userName' && (oktaAttribute ?? appAttribute) !== undefined,
    )
    .map(({ urn, path }) => ({
      urn,
      path,
      value: toValue(path, userName, familyName),
      isPushed: true,
    }));
  return {
    personId: `00u${prefix.replaceAll(/\W/g, '').padEnd(17, '0').slice(0, 17)}`,
    displayName: `Probe ${familyName}`,
    userName,
    values: mapped,
    pushesUserName: true,
  };
}

function toValue(path: string, userName: string, familyName: string): string {
  if (path === 'emails.value') {
    return userName;
  }
  return path === 'name.familyName' ? familyName : (values.get(path) ?? `Probe ${path}`);
}

/** Which attributes of the account are in what the server gives. */
export const compareAccount = (
  { values: mapped }: Account,
  resource: JsonObject,
): readonly AttributeFact[] =>
  mapped.map(({ urn, path, value }) => ({
    urn,
    path,
    isKept: readPath(
      urn === userUrn ? resource : readMember(resource, urn),
      path.split('.'),
    ).includes(value ?? null),
  }));

/** All values at a path; each item of a list is looked into. */
function readPath(
  value: JsonValue | undefined,
  path: readonly string[],
): readonly (JsonValue | undefined)[] {
  const [name, ...rest] = path;
  if (isJsonArray(value)) {
    return value.flatMap((item) => readPath(item, path));
  }
  if (name === undefined) {
    return [value];
  }
  return isJsonObject(value) ? readPath(readMember(value, name), rest) : [];
}
