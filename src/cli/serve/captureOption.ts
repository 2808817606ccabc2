import { type CaptureLog } from '../../capture/captureLog.js';
import { CaptureFile, CaptureFileError } from '../../workbench/captureFile.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';

/** Writes what is captured to the file of `--capture`, until `end`. */
export interface CaptureOption {
  /** Resolves when all of it is on the disk, or it was told that it is not. */
  end(): Promise<void>;
}

/** @throws CliError where the file cannot be opened */
export async function openCapture(
  path: string,
  captures: CaptureLog,
  io: CliIo,
): Promise<CaptureOption> {
  const file = await open(path, io);
  const following = file.follow(captures);
  return {
    end: async () => {
      following.dispose();
      try {
        await file.close();
      } catch (error) {
        if (!(error instanceof CaptureFileError)) {
          throw error;
        }
        throw new CliError(`${error.message}\n${describeLost(file.lost)}`, {
          exitCode: 1,
          cause: error,
        });
      }
    },
  };
}

async function open(path: string, io: CliIo): Promise<CaptureFile> {
  try {
    return await CaptureFile.open(path, (error) => {
      io.stderr.write(
        `error: ${error.message}\nThe server goes on, but what comes now is not captured.\n`,
      );
    });
  } catch (cause) {
    if (cause instanceof CaptureFileError) {
      throw new CliError(`${cause.message}\nGive --capture a file that can be written.`, { cause });
    }
    throw cause;
  }
}

const describeLost = (count: number): string =>
  `${String(count)} ${count === 1 ? 'exchange is' : 'exchanges are'} not in it.`;
