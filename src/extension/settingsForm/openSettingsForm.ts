import * as vscode from 'vscode';
import { toSettingsText } from '../../okta/settings/settingsJson.js';
import { settingsFormViewType } from '../contributions.js';
import { suggestSettings } from '../settingsExport/suggestedSettings.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

const ending = '.scim-settings.json';
const mostFiles = 50;

/**
 * Opens a settings file as a form: the one that is given or being edited, else one that is asked for, or a new one
 * with what the running server tells.
 *
 * @returns whether one was opened
 */
export async function openSettingsForm(
  workbench: WorkbenchLoader,
  given: vscode.Uri | undefined,
): Promise<boolean> {
  const uri = given ?? findEdited() ?? (await ask(workbench));
  if (!uri) {
    return false;
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, settingsFormViewType);
  return true;
}

function findEdited(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.path.endsWith(ending) ? uri : undefined;
}

interface Choice extends vscode.QuickPickItem {
  readonly open: () => Promise<vscode.Uri>;
}

async function ask(workbench: WorkbenchLoader): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(`**/*${ending}`, '**/node_modules/**', mostFiles);
  const create: Choice = {
    label: `$(new-file) ${vscode.l10n.t('New settings file')}`,
    description: vscode.l10n.t('with what the running server tells'),
    open: () => createFile(workbench),
  };
  if (files.length === 0) {
    return create.open();
  }
  const choices: readonly Choice[] = [
    ...files.map((uri) => ({
      label: vscode.workspace.asRelativePath(uri),
      open: () => Promise.resolve(uri),
    })),
    create,
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Edit Okta Provisioning Settings'),
    placeHolder: vscode.l10n.t('Which settings file?'),
  });
  return chosen?.open();
}

/** It is on no disk before it is saved. */
async function createFile(workbench: WorkbenchLoader): Promise<vscode.Uri> {
  const content = toSettingsText(await suggestSettings(workbench.serverState));
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const path = `${folder?.path ?? ''}/my-app${ending}`;
  const uri = vscode.Uri.from({ scheme: 'untitled', path });
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === '') {
    const change = new vscode.WorkspaceEdit();
    change.insert(uri, new vscode.Position(0, 0), content);
    await vscode.workspace.applyEdit(change);
  }
  return uri;
}
