export type OrgFailure =
  | 'notFound'
  /** What was given cannot be. */
  | 'invalid'
  /** Not from the state that it is in. */
  | 'wrongState';

export type OrgSubject =
  'User' | 'UserGroup' | 'AppInstance' | 'AppUser' | 'GroupPushMapping' | 'Task';

/** An action of an administrator that cannot be done. The message is a sentence without its full stop. */
export class OrgError extends Error {
  override readonly name = 'OrgError';
  readonly reason: OrgFailure;
  /** What the message is about: an attribute, or what was not found. */
  readonly subject: string;

  constructor(reason: OrgFailure, subject: string, message: string) {
    super(message);
    this.reason = reason;
    this.subject = subject;
  }
}

export const notFound = (subject: OrgSubject, id: string): OrgError =>
  new OrgError('notFound', subject, `Resource not found: ${id} (${subject})`);

export const invalid = (attribute: string, message: string): OrgError =>
  new OrgError('invalid', attribute, message);

export const wrongState = (message: string): OrgError => new OrgError('wrongState', '', message);
