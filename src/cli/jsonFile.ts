import { JsonShapeError } from '../base/jsonCursor.js';
import { JsonShapeErrors } from '../base/jsonProblems.js';
import { toProblemLines } from '../base/problemReport.js';
import { JsonTextError, parseJson } from '../workbench/parseJson.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';

/**
 * Reads a JSON file, and says of what is wrong in it where that is.
 *
 * @param read may throw JsonShapeError or JsonShapeErrors
 * @throws CliError
 */
export async function readJsonFile<T>(
  io: CliIo,
  path: string,
  read: (value: unknown) => T,
): Promise<T> {
  const text = await io.readText(path);
  try {
    return read(parseJson(text));
  } catch (cause) {
    if (cause instanceof JsonTextError) {
      throw unusableFile(path, `It is no JSON, ${cause.message}.`, cause);
    }
    if (cause instanceof JsonShapeError) {
      throw unusableFile(path, `${cause.sentence}.`, cause);
    }
    if (cause instanceof JsonShapeErrors) {
      throw new CliError(
        toProblemLines({
          what: `${nameOf(path)} cannot be used.`,
          problems: cause.problems.map(({ sentence }) => sentence),
        }),
        { cause },
      );
    }
    throw cause;
  }
}

/** The file could be read, but not what is in it. */
const unusableFile = (path: string, reason: string, cause?: unknown): CliError =>
  new CliError(`${nameOf(path)} cannot be used. ${reason}`, { cause });

const nameOf = (path: string): string => (path === '-' ? 'The standard input' : `The file ${path}`);
