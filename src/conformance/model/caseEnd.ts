/** The case does not apply to this server; `message` says why, for people. */
export class CaseSkipped extends Error {
  override readonly name = 'CaseSkipped';
}

/** The case cannot go on, as something that it needs went wrong; `message` says what, for people. */
export class CaseBlocked extends Error {
  override readonly name = 'CaseBlocked';
}
