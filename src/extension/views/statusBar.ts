import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type ForwardState } from '../../workbench/forwardOptions.js';
import { type ServerState } from '../../workbench/serverOptions.js';
import { type CommandId } from '../contributions.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { translateError } from '../translate.js';

/** State and port; hidden until the server has been started in this window. */
export class StatusBar implements Disposable {
  readonly #store = new DisposableStore();
  readonly #workbench: WorkbenchLoader;
  readonly #item: vscode.StatusBarItem;

  constructor(workbench: WorkbenchLoader) {
    this.#workbench = workbench;
    this.#item = this.#store.add(
      vscode.window.createStatusBarItem('scimWorkbench.server', vscode.StatusBarAlignment.Left, 10),
    );
    this.#item.name = 'SCIM Workbench';
    const command: CommandId = 'scimWorkbench.server.showMenu';
    this.#item.command = command;
    this.#store.add(
      workbench.onDidChangeServer((state) => {
        this.#show(state);
      }),
    );
    this.#store.add(
      workbench.onDidChangeForward(() => {
        this.#show(workbench.serverState);
      }),
    );
    this.#store.add(
      workbench.onDidChangeFaults(() => {
        this.#show(workbench.serverState);
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  #show(state: ServerState): void {
    const look = withForward(lookOf(state), this.#workbench.forwardState);
    this.#item.text = look.text;
    const armed = this.#workbench.current?.faults.armed.length ?? 0;
    this.#item.tooltip =
      armed === 0
        ? look.tooltip
        : `${look.tooltip}\n${vscode.l10n.t('Faults are armed: {0}', armed)}`;
    this.#item.backgroundColor = look.isError
      ? new vscode.ThemeColor('statusBarItem.errorBackground')
      : undefined;
    this.#item.accessibilityInformation = { label: look.label, role: 'button' };
    this.#item.show();
  }
}

interface StatusLook {
  readonly text: string;
  /** For screen readers, without icons. */
  readonly label: string;
  readonly tooltip: string;
  readonly isError: boolean;
}

/** The forwarding is a server of its own, behind the same item. */
function withForward(look: StatusLook, state: ForwardState): StatusLook {
  if (state.status !== 'running') {
    return look;
  }
  const { port, target } = state;
  const words = vscode.l10n.t('Forwarding from port {0} to {1}', port, target);
  return {
    ...look,
    text: `${look.text} $(arrow-swap) :${String(port)}`,
    label: `${look.label}. ${words}`,
    tooltip: `${look.tooltip}\n${words}`,
  };
}

function lookOf(state: ServerState): StatusLook {
  const look = (text: string, label: string, tooltip = label, isError = false): StatusLook => ({
    text,
    label,
    tooltip,
    isError,
  });
  switch (state.status) {
    case 'stopped':
      return look('$(circle-outline) SCIM', vscode.l10n.t('SCIM mock server: stopped'));
    case 'starting':
      return look('$(loading~spin) SCIM', vscode.l10n.t('SCIM mock server: starting'));
    case 'stopping':
      return look('$(loading~spin) SCIM', vscode.l10n.t('SCIM mock server: stopping'));
    case 'running':
      return look(
        `$(server) SCIM :${String(state.port)}`,
        vscode.l10n.t('SCIM mock server: running on port {0}', state.port),
        vscode.l10n.t('SCIM mock server: {0}', state.publicBaseUrl ?? state.baseUrl),
      );
    case 'failed':
      return look(
        '$(error) SCIM',
        vscode.l10n.t('SCIM mock server: failed'),
        translateError(state.error),
        true,
      );
  }
}
