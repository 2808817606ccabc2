import { CommandError } from './runCommand.mjs';
import { SetUpError } from './setUpError.mjs';

/**
 * Runs a script: what goes wrong outside of our code is said in a sentence, a bug with its stack.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${describeFailure(error)}\n`);
  }
}

/** @param {unknown} error */
export function describeFailure(error) {
  if (error instanceof CommandError) {
    return error.report;
  }
  if (error instanceof SetUpError) {
    return error.message;
  }
  // esbuild has printed its errors already.
  return error.errors === undefined ? error.stack : error.message;
}
