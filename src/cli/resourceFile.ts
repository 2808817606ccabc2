import { toProblemLines } from '../base/problemReport.js';
import { type DataFile, largestDataFile, readDataFile } from '../workbench/data/dataFile.js';
import { ResourceTextError } from '../workbench/data/resourceText.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';

/**
 * The resources of a file: a JSON array, a ListResponse, one resource, or JSON Lines (a resource a
 * line).
 *
 * @throws CliError that says where the file is wrong
 */
export async function readResourceFile(io: CliIo, path: string): Promise<DataFile> {
  const text = await io.readText(path, largestDataFile);
  const isStdin = path === '-';
  try {
    return readDataFile(isStdin ? 'on the standard input' : path, text);
  } catch (cause) {
    if (cause instanceof ResourceTextError) {
      const what = `${isStdin ? 'The standard input' : `The file ${path}`} cannot be used.`;
      throw new CliError(toProblemLines({ what, problems: cause.problems }), { cause });
    }
    throw cause;
  }
}
