import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { groupUrn } from '../../scim/schema/group.js';
import { userUrn } from '../../scim/schema/user.js';

/** Where the value of a SCIM attribute comes from while nobody has changed the mappings of the app. */
export interface AttributeMapping {
  /** URN of the schema that defines the attribute. */
  readonly urn: string;
  /** As a filter names it: `name.givenName`. */
  readonly path: string;
  /** Attribute of Okta's own profile, for example `firstName`; absent where no mapping row says it. */
  readonly oktaAttribute?: string;
  /** Name in the profile of the app, where it is another one. */
  readonly appAttribute?: string;
  readonly note?: string;
}

const user = (path: string, oktaAttribute: string, appAttribute?: string): AttributeMapping => ({
  urn: userUrn,
  path,
  oktaAttribute,
  ...(appAttribute !== undefined && { appAttribute }),
});

const enterprise = (path: string, oktaAttribute: string): AttributeMapping => ({
  urn: enterpriseUserUrn,
  path,
  oktaAttribute,
});

/** Has no row in the mappings. */
const unmapped = (urn: string, path: string, note: string): AttributeMapping => ({
  urn,
  path,
  note,
});

/** The default mappings of Okta's SCIM apps, "Okta to App". */
export const attributeMappings: readonly AttributeMapping[] = [
  {
    ...user('userName', 'login'),
    note: 'Set on the tab Sign On (Application username format), not among the mappings',
  },
  user('name.givenName', 'firstName', 'givenName'),
  user('name.familyName', 'lastName', 'familyName'),
  user('name.middleName', 'middleName'),
  user('name.honorificPrefix', 'honorificPrefix'),
  user('name.honorificSuffix', 'honorificSuffix'),
  user('displayName', 'displayName'),
  user('nickName', 'nickName'),
  user('profileUrl', 'profileUrl'),
  user('title', 'title'),
  user('userType', 'userType'),
  user('preferredLanguage', 'preferredLanguage'),
  user('locale', 'locale'),
  user('timezone', 'timezone'),
  {
    ...user('emails.value', 'email'),
    note: 'Okta sends one address, with primary set to true',
  },
  {
    urn: userUrn,
    path: 'emails.type',
    appAttribute: 'emailType',
    note: 'An expression gives "work" where there is an address',
  },
  user('phoneNumbers.value', 'primaryPhone'),
  {
    urn: userUrn,
    path: 'phoneNumbers.type',
    appAttribute: 'primaryPhoneType',
    note: 'An expression gives it',
  },
  user('addresses.streetAddress', 'streetAddress'),
  user('addresses.locality', 'city', 'locality'),
  user('addresses.region', 'state', 'region'),
  user('addresses.postalCode', 'zipCode', 'postalCode'),
  user('addresses.country', 'countryCode', 'country'),
  enterprise('employeeNumber', 'employeeNumber'),
  enterprise('costCenter', 'costCenter'),
  enterprise('organization', 'organization'),
  enterprise('division', 'division'),
  enterprise('department', 'department'),
  enterprise('manager.value', 'managerId'),
  enterprise('manager.displayName', 'manager'),
  unmapped(userUrn, 'externalId', 'The id of the person in Okta (00u…); no mapping row'),
  unmapped(
    userUrn,
    'id',
    'Okta keeps what the answer to the POST says, and calls /Users/{id} with it from then on',
  ),
  unmapped(
    userUrn,
    'active',
    'Follows assignment, suspension and deactivation in Okta; no mapping row',
  ),
  unmapped(userUrn, 'password', 'Sent where Sync Password is on; no mapping row'),
  unmapped(userUrn, 'groups', 'Okta sends an empty array in a POST and reads groups from /Groups'),
  unmapped(groupUrn, 'displayName', 'The name of the pushed group in Okta'),
  unmapped(groupUrn, 'members', 'The members of the pushed group that are assigned to the app'),
  unmapped(groupUrn, 'members.value', 'The id that your server gave the person'),
  unmapped(groupUrn, 'members.display', 'The userName of the person; it may be null'),
];

export const findMapping = (urn: string, path: string): AttributeMapping | undefined =>
  attributeMappings.find((mapping) => mapping.urn === urn && mapping.path === path);
