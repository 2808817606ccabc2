import * as vscode from 'vscode';
import { type ArmedFault, describeEnd } from '../../faults/armedFault.js';

export function toFaultsItem({ armed }: { readonly armed: number }): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Faults'),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = 'faults';
  item.iconPath = new vscode.ThemeIcon('bug', new vscode.ThemeColor('list.warningForeground'));
  item.description = vscode.l10n.t('{0} armed', armed);
  item.contextValue = 'faults';
  return item;
}

export function toFaultItem(fault: ArmedFault): vscode.TreeItem {
  const item = new vscode.TreeItem(fault.title);
  item.id = `fault/${fault.id}`;
  item.iconPath = new vscode.ThemeIcon('zap');
  item.description =
    fault.hitsLeft === undefined
      ? vscode.l10n.t('{0} hits', fault.hits)
      : vscode.l10n.t('{0} hits, {1} left', fault.hits, fault.hitsLeft);
  item.tooltip = `${fault.spec}\n${describeEnd(fault)}`;
  item.accessibilityInformation = { label: `${fault.title}: ${item.description}` };
  item.contextValue = 'fault';
  return item;
}
