import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, runNpm } from '../process/runCommand.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { step } from '../process/progress.mjs';
import { projectRoot } from './projectRoot.mjs';

const leastNode = [20, 19];

/** Installs the packages of the lock file where they are missing or others. */
export async function ensureDependencies() {
  checkNode();
  const reason = await findReasonToInstall();
  if (reason === undefined) {
    return;
  }
  try {
    // No package here needs its install script: esbuild's binary is a package of its own.
    await step(`Installing the packages of package-lock.json (${reason})`, () =>
      runNpm(['ci', '--ignore-scripts'], { cwd: projectRoot }),
    );
  } catch (error) {
    if (error instanceof CommandError) {
      throw new SetUpError(
        `The packages could not be installed. Is the npm registry reachable?\n${error.report}`,
      );
    }
    throw error;
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = leastNode;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new SetUpError(
      `Node ${leastNode.join('.')} or newer is needed; this is ${process.versions.node}.`,
    );
  }
}

/** npm writes down what it has installed, as the last thing it does. */
async function findReasonToInstall() {
  const wanted = await readPackages(join(projectRoot, 'package-lock.json'));
  if (wanted === undefined) {
    throw new SetUpError(
      'package-lock.json is missing or damaged: restore it from the repository.',
    );
  }
  const installed = await readPackages(join(projectRoot, 'node_modules', '.package-lock.json'));
  if (installed === undefined) {
    return 'node_modules is missing or unfinished';
  }
  const other = Object.entries(wanted).find(
    ([path, { version, optional, devOptional }]) =>
      path !== '' && !optional && !devOptional && installed[path]?.version !== version,
  );
  return other && `${other[0].replace(/^node_modules\//, '')} is not ${other[1].version}`;
}

async function readPackages(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
