import * as vscode from 'vscode';
import { HostError } from './hostError.js';

/**
 * A file that the caller of a command names; undefined where he names none.
 *
 * @throws HostError
 */
export function readFileArgument(value: unknown): vscode.Uri | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (value instanceof vscode.Uri) {
    return value;
  }
  throw new HostError('badArgument', vscode.l10n.t('The file must be given as a Uri.'));
}
