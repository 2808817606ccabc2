import * as vscode from 'vscode';
import { HostError } from '../hostError.js';
import { askExchanges, findExchanges } from './chooseExchanges.js';
import { type ExportDeps } from './exportCaptures.js';
import { type OpenedFixture } from './openedFixture.js';

/**
 * Opens the resources of captured bodies as a new document in the form of a data file, to be changed and
 * saved.
 *
 * @param ids of exchanges, else the user is asked
 */
export async function openFixture(
  { workbench, readParts }: Pick<ExportDeps, 'workbench' | 'readParts'>,
  ids: readonly string[] | undefined,
): Promise<OpenedFixture | undefined> {
  const captured = ids
    ? findExchanges(workbench, ids)
    : await askExchanges(workbench, {
        title: vscode.l10n.t('Open as Test Fixture'),
        isByHand: true,
        readParts,
      });
  if (!captured) {
    return undefined;
  }
  const { toFixture } = await import('../../capture/exports/toFixture.js');
  const { resources, lostMembers } = toFixture(captured.map(({ exchange }) => exchange));
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
