import * as vscode from 'vscode';
import { type RunningState } from '../../workbench/serverOptions.js';
import { executeCommand } from '../commands.js';
import { type CommandId } from '../contributions.js';

/** Says where the server runs, with what comes next. */
export async function showStarted({ baseUrl, publicBaseUrl }: RunningState): Promise<void> {
  // A third button would be cut short; the inspector offers what else there is.
  const actions = new Map<string, CommandId>([
    [vscode.l10n.t('Open Request Inspector'), 'scimWorkbench.inspector.open'],
    [vscode.l10n.t('Copy Base URL'), 'scimWorkbench.server.copyBaseUrl'],
  ]);
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The SCIM mock server runs at {0}.', publicBaseUrl ?? baseUrl),
    ...actions.keys(),
  );
  const command = chosen === undefined ? undefined : actions.get(chosen);
  if (command) {
    await executeCommand(command);
  }
}
