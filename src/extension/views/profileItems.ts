import * as vscode from 'vscode';
import {
  type SwitchName,
  type SwitchValue,
  createProfile,
  profileDescriptions,
  profileSwitches,
} from '../../scim/profile.js';
import { changedSwitches, describeProfile, printSwitchValue } from '../../scim/profileChanges.js';
import { type RunningState } from '../../workbench/serverOptions.js';
import { type CommandId } from '../contributions.js';
import { toSpoken } from './spoken.js';
import { translate } from '../translate.js';

/** The row that opens to the switches. */
export function toProfileItem(running: RunningState | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Profile'),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = 'fact/profile';
  item.iconPath = new vscode.ThemeIcon('settings');
  const profile = running && createProfile(running.profile, running.switches);
  item.contextValue =
    profile && changedSwitches(profile).length > 0 ? 'fact.profile.changed' : 'fact.profile';
  if (profile) {
    item.description = describeProfile(profile);
    item.accessibilityInformation = toSpoken(vscode.l10n.t('Profile'), item.description);
    item.tooltip = vscode.l10n.t(
      '{0}. It decides how the server answers where the RFCs leave room; open it to see and change its switches.',
      translate(profileDescriptions[profile.name]),
    );
  }
  return item;
}

/** One switch: a click changes it. */
export function toSwitchItem(name: SwitchName, running: RunningState | undefined): vscode.TreeItem {
  const { defaults, ...words } = profileSwitches[name];
  const title = translate(words.title);
  const item = new vscode.TreeItem(title);
  item.id = `switch/${name}`;
  item.contextValue = 'switch';
  const command: CommandId = 'scimWorkbench.profile.set';
  item.command = { command, title: vscode.l10n.t('Set Switch of the Profile'), arguments: [name] };
  if (running) {
    const usual = defaults[running.profile];
    const value = running.switches[name] ?? usual;
    const isChanged = name in running.switches;
    const shown = toWords(value);
    item.description = isChanged ? vscode.l10n.t('{0} · changed', shown) : shown;
    item.iconPath = iconOf(value, isChanged);
    item.accessibilityInformation = toSpoken(title, item.description);
    item.tooltip = new vscode.MarkdownString(
      [
        `**${name}**: ${shown}`,
        translate(words.description),
        translate(words.reason),
        vscode.l10n.t('In the profile {0} it is: {1}', running.profile, toWords(usual)),
      ].join('\n\n'),
    );
  }
  return item;
}

const iconOf = (value: SwitchValue, isChanged: boolean): vscode.ThemeIcon =>
  new vscode.ThemeIcon(
    typeof value === 'boolean' ? (value ? 'pass' : 'circle-slash') : 'symbol-enum',
    isChanged ? new vscode.ThemeColor('charts.yellow') : undefined,
  );

/** A value as the tree and the pickers show it. */
export function toWords(value: SwitchValue): string {
  if (typeof value === 'boolean') {
    return value ? vscode.l10n.t('yes') : vscode.l10n.t('no');
  }
  return printSwitchValue(value) || vscode.l10n.t('none');
}
