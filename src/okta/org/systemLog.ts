/** Event types of Okta's System Log that concern people, groups and provisioning. */
const eventTexts = {
  'user.lifecycle.create': 'Create Okta user',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.reactivate': 'Reactivate Okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.lifecycle.delete.completed': 'Delete Okta user',
  'user.account.update_profile': 'Update user profile for Okta',
  'user.account.update_password': 'User update password for Okta',
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.profile.update': 'Update Okta group profile',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'group.application_assignment.add': 'Add application assignment to group',
  'group.application_assignment.remove': 'Remove application assignment from group',
  'application.user_membership.add': 'Add user to application membership',
  'application.user_membership.remove': "Remove user's application membership",
  'application.user_membership.provision': 'Provision user in application',
  'application.provision.integration.call_api': 'Call the API of the application',
  'application.provision.user.sync': 'Sync user in external application',
  'application.provision.user.push': 'Push new user to external application',
  'app.user_management.push_new_user_success':
    'Successfully pushed new user to external application',
  'application.provision.user.push_profile': "Push user's profile to external application",
  'application.provision.user.push_password': 'Push user password to external application',
  'application.provision.user.deactivate': 'Deactivate user in external application',
  'application.provision.user.import': 'Import user from external application',
  'application.provision.group.import': 'Import group from external application',
  'application.provision.group_push.mapping.created': 'Create a Group Push mapping',
  'application.provision.group_push.pushed': 'Push group to external application',
  'application.provision.group_push.updated': 'Update group in external application',
  'application.provision.group_push.push_memberships':
    'Push group memberships to external application',
  'application.provision.group_push.removed': 'Remove a Group Push mapping',
  'application.provision.group_push.delete_appgroup': 'Delete group in external application',
  'application.provision.group_push.activate_mapping': 'Activate a Group Push mapping',
  'application.provision.group_push.deactivate_mapping': 'Deactivate a Group Push mapping',
  'application.provision.group_push.mapping.update.or.delete.failed.with.error':
    'Update or delete of a Group Push mapping failed',
  'app.user_management.grouppush.mapping.okta.users.ignored':
    'Members without an account in the application were left out of a Group Push',
} as const;
export type LogEventType = keyof typeof eventTexts;

export interface LogTarget {
  readonly type: 'User' | 'UserGroup' | 'AppInstance' | 'AppUser';
  readonly id: string;
  readonly displayName: string;
}

export interface LogEntry {
  readonly uuid: string;
  readonly published: number;
  readonly eventType: LogEventType;
  readonly displayMessage: string;
  readonly result: 'SUCCESS' | 'FAILURE';
  readonly reason?: string;
  readonly targets: readonly LogTarget[];
}

/** The oldest go first. */
const mostEntries = 10_000;

/** Reports > System Log. */
export class SystemLog {
  readonly #entries: LogEntry[] = [];
  readonly #now: () => number;
  readonly #newUuid: () => string;

  constructor(now: () => number, newUuid: () => string) {
    this.#now = now;
    this.#newUuid = newUuid;
  }

  /** The oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** @param problem makes it a failure */
  add(eventType: LogEventType, targets: readonly LogTarget[], problem?: string): void {
    this.#entries.push({
      uuid: this.#newUuid(),
      published: this.#now(),
      eventType,
      displayMessage: eventTexts[eventType],
      result: problem === undefined ? 'SUCCESS' : 'FAILURE',
      ...(problem !== undefined && { reason: problem }),
      targets,
    });
    if (this.#entries.length > mostEntries) {
      this.#entries.splice(0, this.#entries.length - mostEntries);
    }
  }
}
