import * as vscode from 'vscode';
import { type Workbench } from '../../workbench/workbench.js';
import { HostError } from '../hostError.js';
import { chooseForReplay } from '../replay/replayCaptures.js';
import { type OpenedFixture } from './openedFixture.js';

/**
 * Opens the resources of captured bodies as a new document in the form of a data file, to be changed and
 * saved.
 *
 * @param ids of exchanges, else the user is asked
 */
export async function openFixture(
  workbench: Workbench,
  ids: readonly string[] | undefined,
): Promise<OpenedFixture | undefined> {
  const exchanges = await chooseForReplay(workbench, ids);
  if (!exchanges) {
    return undefined;
  }
  const { toFixture } = await import('../../capture/exports/toFixture.js');
  const { resources, lostMembers } = toFixture(exchanges);
  if (resources.length === 0) {
    throw new HostError(
      'notFound',
      vscode.l10n.t('There is no user, group or other resource in the bodies of these requests.'),
    );
  }
  const document = await vscode.workspace.openTextDocument({
    language: 'json',
    content: `${JSON.stringify(resources, undefined, 2)}\n`,
  });
  await vscode.window.showTextDocument(document, { preview: false });
  return { document: document.uri, resources: resources.length, lostMembers };
}
