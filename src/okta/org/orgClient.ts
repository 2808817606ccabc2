import { type JsonObject } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type MappedValue } from './accountProfile.js';

/** The account that is sent. */
export interface AccountToSend {
  /** The id of the person in Okta: `externalId`. */
  readonly personId: string;
  /** As the Admin Console shows it. */
  readonly displayName: string;
  readonly userName: string;
  readonly values: readonly MappedValue[];
  /** Whether userName travels on updates. */
  readonly pushesUserName: boolean;
  /** Absent where Okta sends its placeholder. */
  readonly password?: string;
}

export interface MemberToSend {
  /** The id that the server gave. */
  readonly value: string;
  readonly display: string;
}

/** What Okta is to do on the server: one call for each job. */
export type ClientCall =
  | { readonly plan: 'testConnection' }
  | {
      /** Existence check, then create or link. */
      readonly plan: 'provision';
      readonly account: AccountToSend;
      /** To App > Create Users. */
      readonly createsUsers: boolean;
      /** To App > Update User Attributes: whether a link is followed by a push of the profile. */
      readonly updatesAttributes: boolean;
    }
  | { readonly plan: 'update'; readonly id: string; readonly account: AccountToSend }
  | { readonly plan: 'deactivate'; readonly id: string; readonly account: AccountToSend }
  | { readonly plan: 'password'; readonly id: string; readonly account: AccountToSend }
  | {
      /** Lookup by name, then create or link. */
      readonly plan: 'pushGroup';
      readonly name: string;
      readonly members: readonly MemberToSend[];
    }
  | {
      readonly plan: 'updateGroup';
      readonly id: string;
      readonly name: string;
      readonly members: readonly MemberToSend[];
      readonly added: readonly MemberToSend[];
      readonly removed: readonly string[];
    }
  | {
      readonly plan: 'pushGroupNow';
      readonly id: string;
      readonly name: string;
      readonly members: readonly MemberToSend[];
    }
  | { readonly plan: 'deleteGroup'; readonly id: string }
  | { readonly plan: 'importUsers' }
  | { readonly plan: 'importGroups' }
  | { readonly plan: 'discoverEntitlements' };

export interface ClientOutcome {
  /** What Okta shows where it did not work; absent where it is content. */
  readonly problem?: string;
  /** The id that the server gave to what was created or linked. */
  readonly id?: string;
  /** What an import has read. */
  readonly resources?: readonly JsonObject[];
  readonly exchanges: readonly Exchange[];
}

/** Sends the requests of one job after the other; never throws for what a server or a network does. */
export interface OrgClient {
  run(call: ClientCall, signal?: AbortSignal): Promise<ClientOutcome>;
}
