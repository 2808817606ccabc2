import * as vscode from 'vscode';
import { JsonTextError } from '../../workbench/parseJson.js';

/** @throws TypeError where it is no UTF-8 text */
export const readTextFile = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));

/** Why a file that a setting names cannot be read, without a full stop at its end. */
export function toFileProblem(cause: unknown): string {
  if (cause instanceof TypeError) {
    return vscode.l10n.t('It is no UTF-8 text: save it as UTF-8');
  }
  if (cause instanceof vscode.FileSystemError && cause.code === 'FileNotFound') {
    return vscode.l10n.t('There is no such file');
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return cause instanceof JsonTextError
    ? vscode.l10n.t('It is no JSON, {0}', reason)
    : reason.replace(/\.$/, '');
}
