import { type JsonObject, type JsonValue } from '../../src/base/json.js';
import { groupUrn, patchUrn, userUrn } from './scimAssertions.js';

export interface PersonParts {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly externalId?: string;
}

export const mona: PersonParts = {
  userName: 'mona.keller@example.com',
  givenName: 'Mona',
  familyName: 'Keller',
  externalId: '00u4k2mona7Rf8Qd5d7a',
};

export const ravi: PersonParts = {
  userName: 'ravi.nair@example.com',
  givenName: 'Ravi',
  familyName: 'Nair',
  externalId: '00u4k2ravi1Lw3Ts5d7b',
};

/** What Okta sends to create a person, members in its order, with its placeholder of a password. */
export const createBody = ({
  userName,
  givenName,
  familyName,
  externalId,
}: PersonParts): JsonObject => ({
  schemas: [userUrn],
  userName,
  name: { givenName, familyName },
  emails: [{ primary: true, value: userName, type: 'work' }],
  displayName: `${givenName} ${familyName}`,
  locale: 'en-US',
  ...(externalId !== undefined && { externalId }),
  groups: [],
  password: '7hq2ZpXa',
  active: true,
});

/** A profile push: the answer to GET with the mapped attributes written over it, and `groups` emptied. */
export const pushBody = (got: JsonValue, mapped: JsonObject): JsonObject => ({
  ...toObject(got),
  ...mapped,
  groups: [],
});

/** A deactivation by PUT: the answer to GET with one member changed. */
export const activeBody = (got: JsonValue, active: boolean): JsonObject => ({
  ...toObject(got),
  active,
});

const toObject = (value: JsonValue): JsonObject =>
  Object.fromEntries(typeof value === 'object' && value !== null ? Object.entries(value) : []);

export const patchBody = (...operations: readonly JsonObject[]): JsonObject => ({
  schemas: [patchUrn],
  Operations: operations,
});

export const memberOf = (id: string, display: string | null): JsonObject => ({
  value: id,
  display,
});

export const groupBody = (displayName: string, members: readonly JsonObject[]): JsonObject => ({
  schemas: [groupUrn],
  displayName,
  members,
});

/** The queries of Okta's existence checks, blanks as `%20`. */
export const userNameQuery = (userName: string): string =>
  `/Users?filter=userName%20eq%20%22${encodeURIComponent(userName)}%22&startIndex=1&count=100`;

export const groupNameQuery = (displayName: string): string =>
  `/Groups?filter=displayName%20eq%20%22${encodeURIComponent(displayName)}%22&startIndex=1&count=100`;
