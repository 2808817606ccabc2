import * as vscode from 'vscode';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type StoredResource } from '../../scim/store/directory.js';
import { type RunningForward } from '../../workbench/forwardOptions.js';
import { type OAuth2State, type RunningState } from '../../workbench/serverOptions.js';
import { toResourceUri } from '../documents/documentUris.js';
import { toFaultItem, toFaultsItem } from './faultItems.js';
import { toForwardFactItem, toForwardItem } from './forwardItems.js';
import { toProfileItem, toSwitchItem } from './profileItems.js';
import { labelOf } from './resourceLabel.js';
import { toSpoken } from './spoken.js';
import { type ServerFact, type TreeNode, pageSize } from './treeNodes.js';

/** What rows say beyond the node itself. */
export interface TreeFacts {
  readonly running?: RunningState;
  readonly forward?: RunningForward;
  /** What was wrong with the credentials of the last request. */
  readonly refusal?: string;
  readonly captured: number;
  readonly armed: number;
  readonly count: (type: ResourceType) => number;
}

/** `contextValue` is what the inline buttons of package.json go by. */
export function toTreeItem(node: TreeNode, facts: TreeFacts): vscode.TreeItem {
  switch (node.kind) {
    case 'server':
      return toServerItem(facts);
    case 'fact':
      return toFactItem(node.fact, facts);
    case 'forward':
      return toForwardItem(facts.forward);
    case 'forwardFact':
      return toForwardFactItem(node.fact, facts.forward);
    case 'faults':
      return toFaultsItem(facts);
    case 'fault':
      return toFaultItem(node.fault);
    case 'profile':
      return toProfileItem(facts.running);
    case 'switch':
      return toSwitchItem(node.name, facts.running);
    case 'type':
      return toTypeItem(node.type, facts);
    case 'resource':
      return toResourceItem(node.stored);
    case 'more':
      return toMoreItem(node);
  }
}

function toServerItem({ running }: TreeFacts): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Mock server'),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = 'server';
  item.iconPath = new vscode.ThemeIcon('server', new vscode.ThemeColor('testing.iconPassed'));
  item.description = vscode.l10n.t('running on port {0}', running?.port ?? 0);
  item.contextValue = 'server';
  return item;
}

interface FactLook {
  readonly label: string;
  readonly icon: string;
  readonly iconColor?: string;
  readonly value: string;
  readonly tooltip?: string | vscode.MarkdownString;
  readonly command?: vscode.Command;
}

function toFactItem(fact: ServerFact, facts: TreeFacts): vscode.TreeItem {
  const { label, icon, iconColor, value, tooltip, command } = looks[fact](facts);
  const item = new vscode.TreeItem(label);
  item.id = `fact/${fact}`;
  item.iconPath = new vscode.ThemeIcon(
    icon,
    iconColor === undefined ? undefined : new vscode.ThemeColor(iconColor),
  );
  item.description = value;
  item.tooltip = tooltip ?? `${label}: ${value}`;
  item.accessibilityInformation = toSpoken(label, value);
  item.contextValue = `fact.${fact}`;
  if (command) {
    item.command = command;
  }
  return item;
}

const looks: Readonly<Record<ServerFact, (facts: TreeFacts) => FactLook>> = {
  baseUrl: ({ running }) => ({
    label: vscode.l10n.t('Base URL'),
    icon: 'link',
    value: running?.baseUrl ?? '',
  }),
  publicBaseUrl: ({ running }) => ({
    label: vscode.l10n.t('Public base URL'),
    icon: 'globe',
    value: running?.publicBaseUrl ?? '',
  }),
  authorization: ({ running, refusal }) => {
    const label = vscode.l10n.t('Authorization');
    const value = maskAuthorization(running?.authorization ?? '');
    return refusal === undefined
      ? { label, icon: 'key', value }
      : {
          label,
          icon: 'warning',
          iconColor: 'list.warningForeground',
          value: vscode.l10n.t('last request refused · {0}', value),
          tooltip: vscode.l10n.t('401 for the last request. {0}', refusal),
        };
  },
  oauth2: ({ running }) => ({
    label: vscode.l10n.t('OAuth 2'),
    icon: 'link-external',
    value: vscode.l10n.t('client ID {0}', running?.oauth2?.clientId ?? ''),
    tooltip: running?.oauth2 ? toOAuthTooltip(running.oauth2) : '',
    command: {
      command: 'scimWorkbench.server.showOAuthSettings',
      title: vscode.l10n.t('Show OAuth 2 Settings…'),
    },
  }),
  captures: ({ captured }) => ({
    label: vscode.l10n.t('Captured requests'),
    icon: 'list-flat',
    value: formatCount(captured),
    tooltip: vscode.l10n.t('Click to open the Request Inspector.'),
    command: {
      command: 'scimWorkbench.inspector.open',
      title: vscode.l10n.t('Open Request Inspector'),
    },
  }),
};

const toOAuthTooltip = (oauth2: OAuth2State): string =>
  [
    vscode.l10n.t('Token endpoint: {0}', oauth2.tokenEndpoint),
    vscode.l10n.t('Authorization endpoint: {0}', oauth2.authorizationEndpoint),
    vscode.l10n.t('Client ID: {0}', oauth2.clientId),
    vscode.l10n.t('Click to see and copy what Okta asks for.'),
  ].join('\n');

/** The scheme may be seen, the secret not. */
export function maskAuthorization(authorization: string): string {
  if (authorization === '') {
    return vscode.l10n.t('none asked for');
  }
  const [scheme = ''] = authorization.split(' ', 1);
  return `${scheme} ••••••••`;
}

function toTypeItem(type: ResourceType, { count }: TreeFacts): vscode.TreeItem {
  const look = lookOfType(type);
  const item = new vscode.TreeItem(look.label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `type/${type.name}`;
  item.iconPath = new vscode.ThemeIcon(look.icon);
  item.description = formatCount(count(type));
  item.tooltip = `${type.endpoint} (${type.schema})`;
  item.accessibilityInformation = toSpoken(look.label, item.description);
  item.contextValue = 'type';
  return item;
}

interface TypeLook {
  readonly label: string;
  readonly icon: string;
  readonly itemIcon: string;
}

function lookOfType({ name, endpoint }: ResourceType): TypeLook {
  switch (name) {
    case 'User':
      return { label: vscode.l10n.t('People'), icon: 'person', itemIcon: 'person' };
    case 'Group':
      return { label: vscode.l10n.t('Groups'), icon: 'organization', itemIcon: 'organization' };
    default:
      return { label: endpoint.slice(1), icon: 'list-tree', itemIcon: 'symbol-object' };
  }
}

function toResourceItem(stored: StoredResource): vscode.TreeItem {
  const { name, description, isInactive } = labelOf(stored);
  const item = new vscode.TreeItem(name);
  const title = vscode.l10n.t('Open as JSON');
  item.id = `resource/${stored.type.name}/${stored.id}`;
  item.description = isInactive
    ? [vscode.l10n.t('inactive'), description].filter((part) => part !== '').join(' · ')
    : description;
  item.iconPath = isInactive
    ? new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'))
    : new vscode.ThemeIcon(lookOfType(stored.type).itemIcon);
  item.tooltip = [name, item.description, `id ${stored.id}`, `version ${stored.version}`]
    .filter((line) => line !== '')
    .join('\n');
  item.contextValue = 'resource';
  item.command = {
    command: 'vscode.open',
    title,
    arguments: [toResourceUri(stored.type.name, stored.id, name), { preview: true }],
  };
  return item;
}

function toMoreItem({ type, remaining }: Extract<TreeNode, { kind: 'more' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Show {0} More…', formatCount(Math.min(pageSize, remaining))),
  );
  item.id = `more/${type.name}`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.description = vscode.l10n.t('{0} not shown', formatCount(remaining));
  item.contextValue = 'more';
  item.command = {
    command: 'scimWorkbench.directory.showMore',
    title: vscode.l10n.t('Show More'),
    arguments: [type.name],
  };
  return item;
}

const formatCount = (count: number): string => count.toLocaleString(vscode.env.language);
