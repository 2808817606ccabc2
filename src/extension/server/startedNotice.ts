import * as vscode from 'vscode';
import { type RunningState } from '../../workbench/serverOptions.js';
import { executeCommand } from '../commands.js';
import { type CommandId } from '../contributions.js';

/** Says where the server runs, with what comes next. */
export async function showStarted(running: RunningState): Promise<void> {
  const actions = actionsFor(running);
  const chosen = await vscode.window.showInformationMessage(
    toText(running),
    ...actions.map(([title]) => title),
  );
  const action = actions.find(([title]) => title === chosen);
  if (action) {
    await executeCommand(action[1]);
  }
}

const toText = ({ baseUrl, publicBaseUrl, oauth2 }: RunningState): string =>
  oauth2
    ? vscode.l10n.t(
        'The SCIM mock server runs at {0} and gives out tokens for OAuth 2, client ID {1}.',
        publicBaseUrl ?? baseUrl,
        oauth2.clientId,
      )
    : vscode.l10n.t('The SCIM mock server runs at {0}.', publicBaseUrl ?? baseUrl);

/** Two at most: a third button would be cut short; the inspector offers what else there is. */
const actionsFor = ({
  oauth2,
}: RunningState): readonly (readonly [title: string, command: CommandId])[] => [
  [vscode.l10n.t('Open Request Inspector'), 'scimWorkbench.inspector.open'],
  oauth2
    ? [vscode.l10n.t('OAuth 2 Settings…'), 'scimWorkbench.server.showOAuthSettings']
    : [vscode.l10n.t('Copy Base URL'), 'scimWorkbench.server.copyBaseUrl'],
];
