import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { HostError } from '../hostError.js';
import { type SettingName } from '../settings.js';

/**
 * What a path in a setting means; relative ones start at the first folder of the workspace.
 *
 * @throws HostError where there is no such folder
 */
export function locateSetting(name: SettingName, path: string): vscode.Uri {
  if (/^~[\\/]/.test(path)) {
    return vscode.Uri.joinPath(vscode.Uri.file(homedir()), path.slice(2));
  }
  if (isAbsolute(path)) {
    return vscode.Uri.file(path);
  }
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new HostError(
      'badSettings',
      vscode.l10n.t(
        'The path {0} in scimWorkbench.{1} is relative to the workspace folder, but no folder is open. Open one, or give the whole path.',
        path,
        name,
      ),
      { setting: name },
    );
  }
  return vscode.Uri.joinPath(folder.uri, path);
}
