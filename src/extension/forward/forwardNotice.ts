import * as vscode from 'vscode';
import { type RunningForward } from '../../workbench/forwardOptions.js';
import { executeCommand } from '../commands.js';
import { type CommandId } from '../contributions.js';
import { findReachableBaseUrl } from '../server/addresses.js';

/** How long the status bar says that something was copied, in milliseconds. */
const shownFor = 4000;

/** Says where the forwarding runs, with what comes next. */
export async function showForwarding({
  baseUrl,
  publicBaseUrl,
  target,
}: RunningForward): Promise<void> {
  const actions: readonly (readonly [title: string, command: CommandId])[] = [
    [vscode.l10n.t('Open Request Inspector'), 'scimWorkbench.inspector.open'],
    [vscode.l10n.t('Copy Base URL'), 'scimWorkbench.forward.copyBaseUrl'],
  ];
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Requests to {0} are forwarded to {1}. Give the first address to Okta, or to your client.',
      publicBaseUrl ?? baseUrl,
      target,
    ),
    ...actions.map(([title]) => title),
  );
  const action = actions.find(([title]) => title === chosen);
  if (action) {
    await executeCommand(action[1]);
  }
}

/** The address for Okta: the public or forwarded one where there is one. */
export async function copyForwardBaseUrl(running: RunningForward): Promise<string> {
  const url = await findReachableBaseUrl(running);
  await vscode.env.clipboard.writeText(url);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', url), shownFor);
  return url;
}
