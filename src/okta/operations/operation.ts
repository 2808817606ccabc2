/** What an exchange means in SCIM, as a developer reads it. */
export interface OperationDescription {
  /** Stable id, for example `user.lookup`. */
  readonly id: string;
  /** For example "Look up user by userName". */
  readonly title: string;
  /** Whom it concerns: a userName, a displayName, or an id where no name is known. */
  readonly subject?: string;
  /** The kind of Okta app that sends it so, where that can be told. */
  readonly appKind?: 'aiw' | 'oin';
}
