import * as vscode from 'vscode';
import { type StoreMessage } from '../../workbench/store/durableStore.js';
import { executeCommand } from '../commands.js';

/** Says what happened to the folder that keeps the data of the mock server. */
export async function showStoreMessage({ level, text }: StoreMessage): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const show = {
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
  }[level];
  if ((await show(text, showLog)) === showLog) {
    await executeCommand('scimWorkbench.log.show');
  }
}
