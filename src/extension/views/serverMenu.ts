import * as vscode from 'vscode';
import { type ForwardState } from '../../workbench/forwardOptions.js';
import { type ServerState } from '../../workbench/serverOptions.js';
import { executeCommand } from '../commands.js';
import { type CommandId } from '../contributions.js';

interface MenuItem extends vscode.QuickPickItem {
  readonly run: CommandId;
}

/** What can be done with the server in its present state; behind the status bar item. */
export async function showServerMenu(state: ServerState, forward: ForwardState): Promise<void> {
  const chosen = await vscode.window.showQuickPick([...menuFor(state), ...forwardMenu(forward)], {
    title: vscode.l10n.t('SCIM Mock Server'),
    placeHolder:
      state.status === 'running'
        ? (state.publicBaseUrl ?? state.baseUrl)
        : vscode.l10n.t('The mock server does not run'),
  });
  if (chosen) {
    await executeCommand(chosen.run);
  }
}

const item = (icon: string, label: string, run: CommandId): MenuItem => ({
  label: `$(${icon}) ${label}`,
  run,
});

const forwardMenu = ({ status }: ForwardState): readonly MenuItem[] =>
  status === 'running'
    ? [
        item(
          'copy',
          vscode.l10n.t('Copy Base URL of the Forwarding'),
          'scimWorkbench.forward.copyBaseUrl',
        ),
        item('debug-stop', vscode.l10n.t('Stop Forwarding'), 'scimWorkbench.forward.stop'),
      ]
    : [
        item(
          'arrow-swap',
          vscode.l10n.t('Forward to My SCIM Server…'),
          'scimWorkbench.forward.start',
        ),
      ];

function menuFor(state: ServerState): readonly MenuItem[] {
  const { status } = state;
  const inspector = item(
    'list-flat',
    vscode.l10n.t('Open Request Inspector'),
    'scimWorkbench.inspector.open',
  );
  const exportSettings = item(
    'checklist',
    vscode.l10n.t('Export Okta Provisioning Settings…'),
    'scimWorkbench.settings.export',
  );
  const log = item('output', vscode.l10n.t('Show Log'), 'scimWorkbench.log.show');
  if (status === 'stopped' || status === 'failed') {
    return [
      item('play', vscode.l10n.t('Start Mock Server'), 'scimWorkbench.server.start'),
      inspector,
      exportSettings,
      log,
    ];
  }
  return [
    inspector,
    item('copy', vscode.l10n.t('Copy SCIM Connector Base URL'), 'scimWorkbench.server.copyBaseUrl'),
    item(
      'key',
      vscode.l10n.t('Copy Authorization Header'),
      'scimWorkbench.server.copyAuthorization',
    ),
    item('settings', vscode.l10n.t('Change Profile…'), 'scimWorkbench.profile.change'),
    ...(state.status === 'running' && state.oauth2
      ? [
          item(
            'link-external',
            vscode.l10n.t('Show OAuth 2 Settings…'),
            'scimWorkbench.server.showOAuthSettings',
          ),
        ]
      : []),
    item('bug', vscode.l10n.t('Arm Fault…'), 'scimWorkbench.faults.arm'),
    exportSettings,
    item('filter', vscode.l10n.t('Evaluate SCIM Filter…'), 'scimWorkbench.filter.evaluate'),
    item('debug-stop', vscode.l10n.t('Stop Mock Server'), 'scimWorkbench.server.stop'),
    item('debug-restart', vscode.l10n.t('Restart Mock Server'), 'scimWorkbench.server.restart'),
    item('discard', vscode.l10n.t('Reset Mock Server Data'), 'scimWorkbench.server.reset'),
    log,
  ];
}
