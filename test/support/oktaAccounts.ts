import { type JsonObject, type JsonValue } from '../../src/base/json.js';
import { type Account, type MappedAttribute } from '../../src/okta/client/account.js';
import { enterpriseUserUrn } from '../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../src/scim/schema/user.js';

export const attribute = (
  path: string,
  value: JsonValue | undefined,
  over: Partial<MappedAttribute> = {},
): MappedAttribute => ({ urn: userUrn, path, value, isPushed: true, ...over });

export const enterprise = (path: string, value: JsonValue | undefined): MappedAttribute =>
  attribute(path, value, { urn: enterpriseUserUrn });

/** Somebody with the mappings of Okta's samples. */
export const lena: Account = {
  personId: '00u7lena2Kd8Ws5d7c01',
  displayName: 'Lena Brandt',
  userName: 'lena.brandt@example.com',
  pushesUserName: true,
  values: [
    attribute('name.givenName', 'Lena'),
    attribute('name.familyName', 'Brandt'),
    attribute('emails.value', 'lena.brandt@example.com'),
    attribute('emails.type', 'work'),
    attribute('displayName', 'Lena Brandt'),
    attribute('locale', 'en-US'),
  ],
};

export const withValues = (...values: readonly MappedAttribute[]): Account => ({
  ...lena,
  values: [
    ...lena.values.filter(({ path }) => !values.some((value) => value.path === path)),
    ...values,
  ],
});

/** What a server answers about Lena. */
export const lenaOnServer = (over: JsonObject = {}): JsonObject => ({
  schemas: [userUrn],
  id: 'u1',
  userName: 'lena.brandt@example.com',
  name: { givenName: 'Lena', familyName: 'Brandt', formatted: 'Lena B.' },
  active: true,
  meta: { resourceType: 'User' },
  ...over,
});
