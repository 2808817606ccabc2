import { type JsonValue } from '../../base/json.js';

export type SyncState =
  /** A job for it waits or runs. */
  | 'pending'
  | 'provisioned'
  | 'error'
  /** Assigned before provisioning was enabled: nothing is sent until somebody says Provision User. */
  | 'notProvisioned'
  /** Nothing is sent before the person is activated. */
  | 'staged';

/** The account of a person in the app: Okta's AppUser. */
export interface Assignment {
  /** `0ua…`; another one when it is given again. */
  readonly id: string;
  readonly personId: string;
  /** `USER`: assigned by himself; the group that assigns him does not take it away again. */
  readonly scope: 'USER' | 'GROUP';
  /** By the application username format, unless somebody gave another one. */
  readonly userName: string;
  readonly hasOwnUserName: boolean;
  /** The profile of the app: `givenName`, `emailType`. */
  readonly profile: ReadonlyMap<string, JsonValue>;
  /** The id that the server gave: External ID in the Admin Console. */
  readonly externalId?: string;
  readonly state: SyncState;
  /** What Okta shows where the state is `error`. */
  readonly problem?: string | undefined;
  readonly created: number;
  readonly lastUpdated: number;
  readonly lastSync?: number;
}

/** Okta's banner over assignments that came too early. */
export const beforeProvisioningText =
  'User was assigned this application before Provisioning was enabled and not provisioned in the downstream application. Click Provision User.';
