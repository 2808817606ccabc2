import { readSchemaFile } from '../scim/schema/readSchemaFile.js';
import { createRegistry, type SchemaFile, type SchemaRegistry } from '../scim/schema/registry.js';
import { shippedSchemas } from '../scim/schema/shippedSchemas.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { readJsonFile } from './jsonFile.js';

/**
 * @param path of a file, or the name of schemas that come with the product
 * @throws CliError
 */
export const loadSchemaFile = async (path: string, io: CliIo): Promise<SchemaFile> =>
  shippedSchemas.get(path) ?? (await readJsonFile(io, path, readSchemaFile));

/** @throws CliError where a file cannot be used, or the files do not go together */
export async function loadRegistry(paths: readonly string[], io: CliIo): Promise<SchemaRegistry> {
  const files = await Promise.all(paths.map((path) => loadSchemaFile(path, io)));
  try {
    return createRegistry(files);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`The schemas cannot be used: ${reason}.`, { cause });
  }
}
