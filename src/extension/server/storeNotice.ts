import * as vscode from 'vscode';
import { type StoreMessage } from '../../workbench/store/durableStore.js';
import { executeCommand } from '../commands.js';

/** Says what happened to the folder that keeps the data of the mock server. */
export async function showStoreMessage({ level, text, canReset }: StoreMessage): Promise<void> {
  const reset = vscode.l10n.t('Reset Mock Server Data');
  const showLog = vscode.l10n.t('Show Log');
  const show = {
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
  }[level];
  const chosen = await show(text, ...(canReset ? [reset] : []), showLog);
  if (chosen === reset) {
    await executeCommand('scimWorkbench.server.reset');
  } else if (chosen === showLog) {
    await executeCommand('scimWorkbench.log.show');
  }
}
