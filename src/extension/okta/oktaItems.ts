import * as vscode from 'vscode';
import { type Assignment, type SyncState } from '../../okta/org/assignment.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { type Org } from '../../okta/org/org.js';
import { type PersonStatus, fullNameOf, loginOf, textOf } from '../../okta/org/person.js';
import { type PushMapping } from '../../okta/org/pushMapping.js';
import { findTask, type OktaNode, type OktaTab } from './oktaNodes.js';
import { counted } from '../translate.js';
import { countMembers } from '../views/resourceLabel.js';

export interface OktaView {
  readonly org: Org;
  /** How the server that it provisions is called. */
  readonly targetName: string;
}

/** A row as VS Code draws it, with what Okta's Admin Console would show there. */
export function toOktaItem(node: OktaNode, view: OktaView): vscode.TreeItem {
  const { org } = view;
  switch (node.kind) {
    case 'app':
      return appItem(view);
    case 'tab':
      return tabItem(org, node.tab);
    case 'person':
      return personItem(org, node.id);
    case 'group':
      return groupItem(org, node.id);
    case 'member':
      return memberItem(org, node);
    case 'assignment':
      return assignmentItem(org, node.id);
    case 'assignedGroup':
      return assignedGroupItem(org, node.id);
    case 'push':
      return pushItem(org, node.id);
    case 'task':
      return taskItem(org, node.id);
  }
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon: vscode.ThemeIcon;
  readonly context: string;
  readonly isOpen?: boolean;
  readonly hasChildren?: boolean;
}

function toItem(row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(
    row.label,
    row.hasChildren
      ? row.isOpen
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None,
  );
  item.id = row.id;
  item.iconPath = row.icon;
  item.contextValue = row.context;
  if (row.description !== undefined) {
    item.description = row.description;
  }
  item.tooltip = row.tooltip ?? [row.label, row.description].filter(Boolean).join(', ');
  return item;
}

interface Tab {
  readonly icon: string;
  readonly label: () => string;
  readonly count: (org: Org) => number;
}

const tabs: Readonly<Record<OktaTab, Tab>> = {
  people: {
    icon: 'person',
    label: () => vscode.l10n.t('People'),
    count: ({ people }) => people.all.length,
  },
  groups: {
    icon: 'organization',
    label: () => vscode.l10n.t('Groups'),
    count: ({ groups }) => groups.all.length,
  },
  assignments: {
    icon: 'checklist',
    label: () => vscode.l10n.t('Assignments'),
    count: ({ accounts }) => accounts.all.length,
  },
  pushes: {
    icon: 'cloud-upload',
    label: () => vscode.l10n.t('Push Groups'),
    count: ({ groupPush }) => groupPush.all.length,
  },
  tasks: {
    icon: 'warning',
    label: () => vscode.l10n.t('Tasks'),
    count: ({ queue }) => queue.tasks.length,
  },
};

function tabItem(org: Org, tab: OktaTab): vscode.TreeItem {
  const { icon: iconId, label, count } = tabs[tab];
  return toItem({
    id: tab,
    label: label(),
    description: String(count(org)),
    icon: icon(iconId),
    context: `okta.${tab}`,
    hasChildren: true,
    isOpen: tab !== 'groups',
  });
}

function appItem({ org, targetName }: OktaView): vscode.TreeItem {
  const { jobs } = org.queue;
  const [running] = jobs;
  return toItem({
    id: 'app',
    label: targetName,
    description: running
      ? vscode.l10n.t('{0} …', running.title)
      : vscode.l10n.t('app of the {0}', kindLabels()[org.app.kind]),
    tooltip: vscode.l10n.t(
      'Okta provisions {0} as an app of the {1} does. {2}',
      targetName,
      kindLabels()[org.app.kind],
      kindHabits()[org.app.kind],
    ),
    icon: icon(running ? 'sync~spin' : 'key'),
    context: 'okta.app',
  });
}

const kindLabels = (): Readonly<Record<AppKind, string>> => ({
  aiw: 'App Integration Wizard',
  oin: 'OIN',
  'oin-nopatch': vscode.l10n.t('OIN without PATCH'),
});

const kindHabits = (): Readonly<Record<AppKind, string>> => ({
  aiw: vscode.l10n.t('It never sends PATCH: all updates are PUT.'),
  oin: vscode.l10n.t('It sends PATCH for activation and for groups.'),
  'oin-nopatch': vscode.l10n.t('It sends PUT for people, and PATCH for groups.'),
});

function personItem(org: Org, id: string): vscode.TreeItem {
  const person = org.people.get(id);
  const { status, profile } = person;
  const isAssigned = org.accounts.find(id) !== undefined;
  const note = statusNotes().get(status);
  return toItem({
    id: `person/${id}`,
    label: fullNameOf(person),
    description: [loginOf(person), note].filter(Boolean).join(' · '),
    tooltip: [loginOf(person), textOf(profile, 'title'), status].filter(Boolean).join('\n'),
    icon: icon(
      status === 'DEPROVISIONED'
        ? 'circle-slash'
        : status === 'SUSPENDED'
          ? 'debug-pause'
          : 'account',
    ),
    context: `okta.person.${status.toLowerCase()}.${isAssigned ? 'assigned' : 'free'}`,
  });
}

const statusNotes = (): ReadonlyMap<PersonStatus, string> =>
  new Map([
    ['STAGED', vscode.l10n.t('staged')],
    ['SUSPENDED', vscode.l10n.t('suspended')],
    ['DEPROVISIONED', vscode.l10n.t('deactivated')],
  ]);

function groupItem(org: Org, id: string): vscode.TreeItem {
  const { name, memberIds } = org.groups.get(id);
  const isPushed = org.groupPush.findByGroup(id) !== undefined;
  const isAssigned = org.accounts.groupIds.has(id);
  return toItem({
    id: `group/${id}`,
    label: name,
    description: countMembers(memberIds.size),
    icon: icon('organization'),
    context: `okta.group.${isPushed ? 'pushed' : 'local'}.${isAssigned ? 'assigned' : 'free'}`,
    hasChildren: memberIds.size > 0,
  });
}

function memberItem(
  org: Org,
  { groupId, id }: Extract<OktaNode, { readonly kind: 'member' }>,
): vscode.TreeItem {
  const person = org.people.get(id);
  return toItem({
    id: `member/${groupId}/${id}`,
    label: fullNameOf(person),
    description: loginOf(person),
    icon: icon('account'),
    context: 'okta.member',
  });
}

function assignmentItem(org: Org, personId: string): vscode.TreeItem {
  const account = org.accounts.get(personId);
  const person = org.people.find(personId);
  const text = stateTexts()[account.state];
  return toItem({
    id: `assignment/${personId}`,
    label: person ? fullNameOf(person) : account.userName,
    description: account.problem === undefined ? text : `${text}: ${account.problem}`,
    tooltip: toAssignmentTooltip(account, text),
    icon: stateIcons[account.state],
    context: `okta.assignment.${account.state}`,
  });
}

const toAssignmentTooltip = (account: Assignment, text: string): string =>
  [
    vscode.l10n.t('userName: {0}', account.userName),
    ...(account.externalId === undefined
      ? []
      : [vscode.l10n.t('External ID: {0}', account.externalId)]),
    account.scope === 'USER'
      ? vscode.l10n.t('Assigned: individually')
      : vscode.l10n.t('Assigned: by a group'),
    account.problem ?? text,
  ].join('\n');

const stateTexts = (): Readonly<Record<SyncState, string>> => ({
  pending: vscode.l10n.t('waiting'),
  provisioned: vscode.l10n.t('provisioned'),
  error: vscode.l10n.t('error'),
  notProvisioned: vscode.l10n.t('not provisioned: Provision User'),
  staged: vscode.l10n.t('not activated yet'),
});

const icon = (id: string, color?: string): vscode.ThemeIcon =>
  color === undefined
    ? new vscode.ThemeIcon(id)
    : new vscode.ThemeIcon(id, new vscode.ThemeColor(color));

const stateIcons: Readonly<Record<SyncState, vscode.ThemeIcon>> = {
  pending: icon('sync~spin'),
  provisioned: icon('pass', 'testing.iconPassed'),
  error: icon('error', 'testing.iconFailed'),
  notProvisioned: icon('circle-outline'),
  staged: icon('circle-outline'),
};

const assignedGroupItem = (org: Org, id: string): vscode.TreeItem =>
  toItem({
    id: `assignedGroup/${id}`,
    label: org.groups.find(id)?.name ?? id,
    description: vscode.l10n.t('group: its members have the app'),
    icon: icon('organization'),
    context: 'okta.assignedGroup',
  });

function pushItem(org: Org, id: string): vscode.TreeItem {
  const mapping = org.groupPush.get(id);
  return toItem({
    id: `push/${id}`,
    label: mapping.targetName,
    description: toPushText(mapping),
    tooltip: [
      toPushText(mapping),
      ...(mapping.targetId === undefined
        ? []
        : [vscode.l10n.t('Id on the server: {0}', mapping.targetId)]),
    ].join('\n'),
    icon: pushIcon(mapping),
    context: `okta.push.${mapping.status === 'INACTIVE' ? 'inactive' : 'active'}`,
  });
}

function toPushText({ status, isPushing, problem, pushedMembers, leftOut }: PushMapping): string {
  if (isPushing) {
    return vscode.l10n.t('pushing …');
  }
  if (status === 'ERROR') {
    return vscode.l10n.t('error: {0}', problem ?? '');
  }
  if (status === 'INACTIVE') {
    return vscode.l10n.t('inactive');
  }
  const members = counted(
    pushedMembers.size,
    vscode.l10n.t('1 member pushed'),
    vscode.l10n.t('{0} members pushed', pushedMembers.size),
  );
  return leftOut === 0
    ? members
    : vscode.l10n.t('{0}, {1} left out: they have no account in the app', members, leftOut);
}

function pushIcon({ status, isPushing }: PushMapping): vscode.ThemeIcon {
  if (isPushing) {
    return stateIcons.pending;
  }
  return status === 'ERROR'
    ? stateIcons.error
    : status === 'INACTIVE'
      ? icon('debug-pause')
      : stateIcons.provisioned;
}

function taskItem(org: Org, id: string): vscode.TreeItem {
  const task = findTask(org, id);
  return toItem({
    id: `task/${id}`,
    label: task?.job.title ?? '',
    ...(task && { description: task.problem, tooltip: `${task.job.title}\n${task.problem}` }),
    icon: stateIcons.error,
    context: 'okta.task',
  });
}
