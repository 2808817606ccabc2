import * as vscode from 'vscode';
import { toSettingsText } from '../../okta/settings/settingsJson.js';
import { settingsFormViewType } from '../contributions.js';
import { suggestSettings } from '../settingsExport/suggestedSettings.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

const ending = '.scim-settings.json';

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
  const files = await findFiles();
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

/** Those at the top of the workspace: a search of all of it is not to be had in every host of VS Code. */
async function findFiles(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async ({ uri }) => {
      const entries = await vscode.workspace.fs.readDirectory(uri);
      return entries
        .filter(([name, type]) => name.endsWith(ending) && (type & vscode.FileType.File) !== 0)
        .map(([name]) => vscode.Uri.joinPath(uri, name));
    }),
  );
  return found.flat();
}

/** At the top of the workspace; without one, on no disk before it is saved. */
async function createFile(workbench: WorkbenchLoader): Promise<vscode.Uri> {
  const content = toSettingsText(await suggestSettings(workbench.serverState));
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'json', content });
    return uri;
  }
  const uri = await findFreeUri(folder);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

async function findFreeUri(folder: vscode.Uri): Promise<vscode.Uri> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const taken = new Set(entries.map(([name]) => name));
  let number = 1;
  const nameOf = (): string => `my-app${number === 1 ? '' : `-${String(number)}`}${ending}`;
  while (taken.has(nameOf())) {
    number += 1;
  }
  return vscode.Uri.joinPath(folder, nameOf());
}
