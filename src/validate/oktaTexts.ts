/** What Okta shows to its admin, word for word where a source has it. Without a full stop of our own. */
export const oktaTexts = {
  /** Nobody could be reached. */
  authenticatingNull: 'Error authenticating: null',
  connectTimedOut: (host: string, port: string): string =>
    `Error authenticating: Connect to ${host}:${port} […] failed: Connect timed out`,
  /** The connection test fails with a status. */
  authenticating: (reason: string): string =>
    `Error authenticating: ${reason}. The connector configuration could not be tested. Make sure that the URL, Authentication Parameters are correct and that there is an implementation available at the URL provided.`,
  noResults: 'No results for users returned',
  provisioningFailed: (userName: string, app: string, reason: string): string =>
    `Automatic provisioning of user ${userName} to app ${app} failed: ${reason}`,
  notFound: 'Matching user not found.',
  /** @param count what stands between the brackets */
  multipleUsers: (count: string): string =>
    `Multiple users found by userName. Expected 0 or 1 results but was [${count}]`,
  verifying: (userName: string, reason: string): string =>
    `Error while verifying if user ${userName} exists: ${reason}`,
  creating: (displayName: string, reason: string): string =>
    `Error while creating user ${displayName}: ${reason}`,
  emptyUser: 'Create new user returned empty user.',
  pushingProfile: (email: string, reason: string): string =>
    `Error while trying to push profile update for ${email}: ${reason}`,
  /** @param reason begins with the words for the status: "Not Implemented. Errors …" */
  updatingGroup: (group: string, reason: string): string =>
    `Unable to update Group Push mapping target App group ${group}: Error while updating user group membership for group ${group} ${reason}`,
  /** @param status in words, for example "Bad Request" */
  remoteServer: (status: string, detail: string): string =>
    `${status}${status.endsWith('…') ? '' : '.'} Errors reported by remote server: ${detail}`,
  invalidJson: (problem: string): string => `Invalid JSON: ${problem}`,
  unrecognizedToken: 'Unrecognized token',
  rateLimit: 'Rate Limit Exceeded',
  /** The System Log; no task comes of it. */
  silentStop: '"Sync user in external application" FAILURE with the reason null',
  importConflict: 'This choice creates a conflict',
} as const;
