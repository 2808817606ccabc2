import * as vscode from 'vscode';
import { type SchemaFile } from '../../scim/schema/registry.js';
import { HostError } from '../hostError.js';
import { locateSetting } from './settingPath.js';

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
  try {
    const bytes = await vscode.workspace.fs.readFile(locateSetting('server.schemas', path));
    return readSchemaFile(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    if (cause instanceof HostError) {
      throw cause;
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HostError(
      'badSettings',
      vscode.l10n.t('The schema file {0} cannot be used: {1}', path, reason),
      { cause, setting: 'server.schemas' },
    );
  }
}
