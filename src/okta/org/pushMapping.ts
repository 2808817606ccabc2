export type PushStatus = 'ACTIVE' | 'INACTIVE' | 'ERROR';

/** A row of the tab Push Groups. */
export interface PushMapping {
  /** `gPm…` */
  readonly id: string;
  readonly groupId: string;
  /** What it is called on the server. */
  readonly targetName: string;
  /** The id that the server gave. */
  readonly targetId?: string;
  readonly status: PushStatus;
  readonly isPushing: boolean;
  /** What Okta shows where the status is `ERROR`. */
  readonly problem?: string | undefined;
  /** What was there after the last push: ids that the server gave people. */
  readonly pushedMembers: ReadonlySet<string>;
  /** Members of the group that were left out, as they have no account in the app. */
  readonly leftOut: number;
  readonly created: number;
  readonly lastUpdated: number;
  readonly lastPush?: number;
}
