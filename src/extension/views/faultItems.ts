import * as vscode from 'vscode';
import { type ArmedFault } from '../../faults/armedFault.js';
import { translate } from '../translate.js';
import { countHits, sayEnd } from '../faults/faultTexts.js';

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
  const item = new vscode.TreeItem(translate(fault.title));
  item.id = `fault/${fault.id}`;
  item.iconPath = new vscode.ThemeIcon('zap');
  item.description =
    fault.hitsLeft === undefined
      ? countHits(fault)
      : vscode.l10n.t('{0}, {1} left', countHits(fault), fault.hitsLeft);
  item.tooltip = `${fault.spec}\n${sayEnd(fault)}`;
  item.accessibilityInformation = { label: `${translate(fault.title)}: ${item.description}` };
  item.contextValue = 'fault';
  return item;
}
