/** A group of the org: OKTA_GROUP, which people are put into by hand. */
export interface OktaGroup {
  /** `00g…` */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Ids of people, in the order in which they came. */
  readonly memberIds: ReadonlySet<string>;
  readonly created: number;
  readonly lastUpdated: number;
  readonly lastMembershipUpdated: number;
}
