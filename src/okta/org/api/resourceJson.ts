import { type JsonObject } from '../../../base/json.js';
import { type Assignment } from '../assignment.js';
import { type OktaGroup } from '../oktaGroup.js';
import { type OrgApp } from '../orgApp.js';
import { type Person } from '../person.js';
import { type PushMapping } from '../pushMapping.js';
import { type LogEntry } from '../systemLog.js';
import { toLinks, toTime } from './apiRoute.js';

/** A password is never in it. */
export const toUserJson = (person: Person, origin: string): JsonObject => ({
  id: person.id,
  status: person.status,
  created: toTime(person.created),
  activated: toTime(person.activated),
  statusChanged: toTime(person.statusChanged),
  lastLogin: null,
  lastUpdated: toTime(person.lastUpdated),
  passwordChanged: null,
  type: { id: 'otySimulatedDefault1' },
  profile: Object.fromEntries(person.profile),
  credentials: {
    ...(person.hasPassword && { password: {} }),
    provider: { type: 'OKTA', name: 'OKTA' },
  },
  _links: toLinks({ self: `${origin}/api/v1/users/${person.id}` }),
});

export const toGroupJson = (group: OktaGroup, origin: string): JsonObject => ({
  id: group.id,
  created: toTime(group.created),
  lastUpdated: toTime(group.lastUpdated),
  lastMembershipUpdated: toTime(group.lastMembershipUpdated),
  objectClass: ['okta:user_group'],
  type: 'OKTA_GROUP',
  profile: { name: group.name, description: group.description },
  _links: toLinks({
    users: `${origin}/api/v1/groups/${group.id}/users`,
    apps: `${origin}/api/v1/groups/${group.id}/apps`,
  }),
});

export const toAppJson = (app: OrgApp, baseUrl: string, origin: string): JsonObject => ({
  id: app.id,
  name: app.kind === 'aiw' ? 'scim_workbench_app_1' : 'scim2headerauth',
  label: app.label,
  status: 'ACTIVE',
  features: toFeatures(app),
  signOnMode: 'SAML_2_0',
  credentials: {
    userNameTemplate: { template: userNameTemplates[app.userNameFormat], type: 'BUILT_IN' },
  },
  settings: { app: { scimBaseUrl: baseUrl } },
  _links: toLinks({
    self: `${origin}/api/v1/apps/${app.id}`,
    users: `${origin}/api/v1/apps/${app.id}/users`,
    groups: `${origin}/api/v1/apps/${app.id}/groups`,
  }),
});

const userNameTemplates: Readonly<Record<OrgApp['userNameFormat'], string>> = {
  okta: '${source.login}',
  email: '${source.email}',
  emailPrefix: '${fn:substringBefore(source.email, "@")}',
  oktaPrefix: '${fn:substringBefore(source.login, "@")}',
  lowerCaseOkta: '${fn:toLowerCase(source.login)}',
};

function toFeatures(app: OrgApp): readonly string[] {
  const features: readonly (readonly [name: string, isOn: boolean])[] = [
    ['SCIM_PROVISIONING', true],
    ['PUSH_NEW_USERS', app.createsUsers],
    ['PUSH_PROFILE_UPDATES', app.updatesAttributes],
    ['PUSH_USER_DEACTIVATION', app.deactivatesUsers],
    ['REACTIVATE_USERS', app.deactivatesUsers],
    ['PUSH_PASSWORD_UPDATES', app.syncsPassword],
    ['EXCLUDE_USERNAME_UPDATE_ON_PROFILE_PUSH', app.excludesUserNameUpdates],
    ['GROUP_PUSH', true],
    ['IMPORT_NEW_USERS', true],
  ];
  return app.isProvisioningEnabled ? features.flatMap(([name, isOn]) => (isOn ? [name] : [])) : [];
}

/** `externalId` is the id that the server gave. */
export const toAppUserJson = (account: Assignment, appId: string, origin: string): JsonObject => ({
  id: account.personId,
  externalId: account.externalId ?? null,
  created: toTime(account.created),
  lastUpdated: toTime(account.lastUpdated),
  scope: account.scope,
  status: toAppUserStatus(account),
  statusChanged: toTime(account.lastUpdated),
  passwordChanged: null,
  syncState: syncStates[account.state],
  lastSync: toTime(account.lastSync),
  credentials: { userName: account.userName },
  profile: Object.fromEntries(account.profile),
  _links: toLinks({
    app: `${origin}/api/v1/apps/${appId}`,
    user: `${origin}/api/v1/users/${account.personId}`,
  }),
});

const syncStates: Readonly<Record<Assignment['state'], string>> = {
  pending: 'SYNCING',
  provisioned: 'SYNCHRONIZED',
  error: 'ERROR',
  notProvisioned: 'DISABLED',
  staged: 'OUT_OF_SYNC',
};

/** STAGED has no externalId and waits in the queue; without provisioning an assignment is simply ACTIVE. */
function toAppUserStatus({ state, externalId }: Assignment): string {
  if (state === 'notProvisioned') {
    return 'ACTIVE';
  }
  return externalId === undefined ? 'STAGED' : 'PROVISIONED';
}

export const toMappingJson = (mapping: PushMapping, appId: string, origin: string): JsonObject => ({
  id: mapping.id,
  sourceGroupId: mapping.groupId,
  targetGroupId: mapping.targetId ?? null,
  status: mapping.status,
  ...(mapping.problem !== undefined && { errorSummary: mapping.problem }),
  created: toTime(mapping.created),
  lastUpdated: toTime(mapping.lastUpdated),
  lastPush: toTime(mapping.lastPush),
  _links: toLinks({
    app: `${origin}/api/v1/apps/${appId}`,
    sourceGroup: `${origin}/api/v1/groups/${mapping.groupId}`,
  }),
});

export const toLogJson = (entry: LogEntry): JsonObject => ({
  uuid: entry.uuid,
  published: toTime(entry.published),
  eventType: entry.eventType,
  version: '0',
  severity: entry.result === 'SUCCESS' ? 'INFO' : 'WARN',
  displayMessage: entry.displayMessage,
  actor: { id: 'simulatedAdmin', type: 'User', alternateId: 'admin', displayName: 'Administrator' },
  outcome: { result: entry.result, reason: entry.reason ?? null },
  target: entry.targets.map(({ type, id, displayName }) => ({
    id,
    type,
    alternateId: displayName,
    displayName,
  })),
});
