import * as vscode from 'vscode';
import { type DataFile } from '../../workbench/data/dataFile.js';
import { HostError } from '../hostError.js';
import { locateSetting } from './settingPath.js';
import { readTextFile, toFileProblem } from './textFile.js';

const setting = 'server.data';

/**
 * The file that the setting `scimWorkbench.server.data` names; undefined where it names none.
 *
 * @throws HostError with everything that is wrong with it
 */
export async function readDataFileSetting(path: string): Promise<DataFile | undefined> {
  if (path === '') {
    return undefined;
  }
  const uri = locateSetting(setting, path);
  const { largestDataFile, readDataFile, tooLargeDataFile } =
    await import('../../workbench/data/dataFile.js');
  const { ResourceTextError } = await import('../../workbench/data/resourceText.js');
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestDataFile) {
      throw new ResourceTextError([tooLargeDataFile(size)]);
    }
    return readDataFile(path, await readTextFile(uri));
  } catch (cause) {
    const what = vscode.l10n.t('The data file {0} cannot be used.', path);
    const problems = cause instanceof ResourceTextError ? cause.problems : [toFileProblem(cause)];
    throw HostError.of('badSettings', { what, problems }, { cause, setting });
  }
}
