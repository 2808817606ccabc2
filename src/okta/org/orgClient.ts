import { type JsonObject } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type Account, type Member } from '../client/account.js';
import { type StepReaction } from '../client/planResult.js';

/** What Okta is to do on the server: one call for each job. */
export type ClientCall =
  | { readonly plan: 'testConnection' }
  | {
      /** Existence check, then create or link. */
      readonly plan: 'provision';
      readonly account: Account;
      /** To App > Create Users. */
      readonly createsUsers: boolean;
      /** To App > Update User Attributes: whether a link is followed by a push of the profile. */
      readonly updatesAttributes: boolean;
    }
  | { readonly plan: 'update'; readonly id: string; readonly account: Account }
  | { readonly plan: 'deactivate'; readonly id: string; readonly account: Account }
  | { readonly plan: 'password'; readonly id: string; readonly account: Account }
  | {
      /** Lookup by name, then create or link. */
      readonly plan: 'pushGroup';
      readonly name: string;
      readonly members: readonly Member[];
    }
  | {
      readonly plan: 'updateGroup';
      readonly id: string;
      readonly name: string;
      readonly members: readonly Member[];
      readonly added: readonly Member[];
      readonly removed: readonly string[];
    }
  | {
      readonly plan: 'pushGroupNow';
      readonly id: string;
      readonly name: string;
      readonly members: readonly Member[];
    }
  | { readonly plan: 'deleteGroup'; readonly id: string; readonly name: string }
  | { readonly plan: 'importUsers' }
  | { readonly plan: 'importGroups' }
  | { readonly plan: 'discoverEntitlements' };

/** A request with its answer, and what Okta concluded from it. */
export interface SentStep {
  readonly exchange: Exchange;
  /** Absent where the run was ended. */
  readonly reaction?: StepReaction;
}

export interface ClientOutcome {
  /** What Okta shows where it did not work; absent where it is content. */
  readonly problem?: string;
  /** Whether no task tells of the problem. */
  readonly isSilent?: boolean;
  /** The id that the server gave to what was created or linked. */
  readonly id?: string;
  /** What an import has read. */
  readonly resources?: readonly JsonObject[];
  /** How many people an import has left out, since they are inactive. */
  readonly inactive?: number;
  readonly steps: readonly SentStep[];
}

/** Sends the requests of one job after the other; never throws for what a server or a network does. */
export interface OrgClient {
  run(call: ClientCall, signal?: AbortSignal): Promise<ClientOutcome>;
}
