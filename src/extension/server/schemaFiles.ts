import * as vscode from 'vscode';
import { JsonShapeErrors } from '../../base/jsonProblems.js';
import { type SchemaFile } from '../../scim/schema/registry.js';
import { parseJson } from '../../workbench/parseJson.js';
import { HostError } from '../hostError.js';
import { readTextFile, toFileProblem } from './textFile.js';
import { locateSetting } from './settingPath.js';

const setting = 'server.schemas';

/**
 * The files that the setting `scimWorkbench.server.schemas` names.
 *
 * @throws HostError naming the file
 */
export const readSchemaFiles = (paths: readonly string[]): Promise<readonly SchemaFile[]> =>
  Promise.all(paths.map((path) => readOne(path)));

async function readOne(path: string): Promise<SchemaFile> {
  const { readSchemaFile } = await import('../../scim/schema/readSchemaFile.js');
  const { shippedSchemas } = await import('../../scim/schema/shippedSchemas.js');
  const shipped = shippedSchemas.get(path);
  if (shipped) {
    return shipped;
  }
  const uri = locateSetting(setting, path);
  try {
    return readSchemaFile(parseJson(await readTextFile(uri)));
  } catch (cause) {
    const what = vscode.l10n.t('The schema file {0} cannot be used.', path);
    const problems =
      cause instanceof JsonShapeErrors
        ? cause.problems.map(({ sentence }) => sentence)
        : [toFileProblem(cause)];
    throw HostError.of('badSettings', { what, problems }, { cause, setting });
  }
}
