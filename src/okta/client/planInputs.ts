import { type Account, type Member } from './account.js';

/** An empty object does. */
interface Nothing {
  readonly id?: never;
}

interface AccountInput {
  readonly account: Account;
}

interface LinkedAccount extends AccountInput {
  /** The id that the server gave. */
  readonly id: string;
}

interface Group {
  readonly name: string;
  readonly members: readonly Member[];
}

interface LinkedGroup extends Group {
  readonly id: string;
}

/** What each plan has to be told. */
export interface PlanInputs {
  readonly testConnection: Nothing;
  readonly findUser: { readonly userName: string };
  readonly findGroup: { readonly name: string };
  readonly assignUser: AccountInput & {
    /** To App > Create Users; true where absent. */
    readonly createsUsers?: boolean;
    /** To App > Update User Attributes: whether a link is followed by a push of the profile; true where absent. */
    readonly updatesAttributes?: boolean;
  };
  readonly linkUser: LinkedAccount;
  readonly updateUser: LinkedAccount;
  readonly deactivateUser: LinkedAccount;
  readonly reactivateUser: PlanInputs['assignUser'];
  readonly pushPassword: LinkedAccount & { readonly password: string };
  readonly importUsers: Nothing;
  readonly importGroups: Nothing;
  /** By name: found and linked, or created. */
  readonly pushGroup: Group;
  readonly linkGroup: LinkedGroup;
  readonly renameGroup: LinkedGroup;
  readonly changeMembers: LinkedGroup & {
    readonly added: readonly Member[];
    /** Ids that the server gave. */
    readonly removed: readonly string[];
  };
  readonly pushGroupNow: LinkedGroup;
  readonly unlinkGroup: { readonly id: string; readonly name: string; readonly deletes: boolean };
  readonly discoverEntitlements: Nothing;
  readonly importUserSchema: Nothing;
}

export type PlanId = keyof PlanInputs;
