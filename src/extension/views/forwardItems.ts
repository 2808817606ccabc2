import * as vscode from 'vscode';
import { type RunningForward } from '../../workbench/forwardOptions.js';
import { toSpoken } from './spoken.js';
import { type ForwardFact, type TreeNode, treeNode } from './treeNodes.js';

export function toForwardItem(running: RunningForward | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Forwarding'),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = 'forward';
  item.iconPath = new vscode.ThemeIcon('arrow-swap', new vscode.ThemeColor('testing.iconPassed'));
  item.description = vscode.l10n.t('port {0} to {1}', running?.port ?? 0, running?.target ?? '');
  item.tooltip = vscode.l10n.t(
    'Requests that come to this base URL go to your SCIM server, and are captured and judged on the way.',
  );
  item.contextValue = 'forward';
  return item;
}

export const forwardRowsOf = ({ publicBaseUrl }: RunningForward): TreeNode[] => {
  const facts: readonly ForwardFact[] = [
    'baseUrl',
    ...(publicBaseUrl === undefined ? [] : ['publicBaseUrl' as const]),
    'target',
  ];
  return facts.map((fact) => treeNode({ kind: 'forwardFact', fact }));
};

export function toForwardFactItem(
  fact: ForwardFact,
  running: RunningForward | undefined,
): vscode.TreeItem {
  const { label, icon } = looks()[fact];
  const value = running?.[fact] ?? '';
  const item = new vscode.TreeItem(label);
  item.id = `forward/${fact}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = value;
  item.tooltip = `${label}: ${value}`;
  item.accessibilityInformation = toSpoken(label, value);
  item.contextValue = `forward.${fact}`;
  return item;
}

const looks = (): Readonly<
  Record<ForwardFact, { readonly label: string; readonly icon: string }>
> => ({
  baseUrl: { label: vscode.l10n.t('Base URL'), icon: 'link' },
  publicBaseUrl: { label: vscode.l10n.t('Public base URL'), icon: 'globe' },
  target: { label: vscode.l10n.t('Your SCIM server'), icon: 'target' },
});
