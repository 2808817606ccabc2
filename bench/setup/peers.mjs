import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { step } from '../../scripts/process/progress.mjs';
import { CommandError, runNpm } from '../../scripts/process/runCommand.mjs';
import { SetUpError } from '../../scripts/process/setUpError.mjs';
import { installOnce, toolingFolder } from '../../scripts/setup/toolingFolder.mjs';

const benchFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const files = ['package.json', 'package-lock.json'];
const folderName = 'bench-peers';

/** Installs the packages that the product is measured beside, at the versions of bench/package-lock.json. */
export async function ensurePeers() {
  const texts = await Promise.all(files.map((name) => readFile(join(benchFolder, name), 'utf8')));
  const stamp = createHash('sha256').update(texts.join('\0')).digest('hex');
  await installOnce(folderName, stamp, (draft) =>
    step('Installing the peers of bench/package-lock.json', () => install(draft)),
  );
}

async function install(folder) {
  await Promise.all(files.map((name) => copyFile(join(benchFolder, name), join(folder, name))));
  try {
    await runNpm(['ci', '--ignore-scripts'], { cwd: folder });
  } catch (error) {
    if (error instanceof CommandError) {
      throw new SetUpError(
        `The peers could not be installed. Is the npm registry reachable?\n${error.report}`,
      );
    }
    throw error;
  }
}

const requireAsPeer = createRequire(join(toolingFolder, folderName, 'package.json'));

/** Loads a peer, as an ES module where it is one. */
export const loadPeer = (name) => import(pathToFileURL(requireAsPeer.resolve(name)).href);

/** @returns {Promise<Record<string, string>>} */
export async function readPeerVersions() {
  const { dependencies } = JSON.parse(await readFile(join(benchFolder, 'package.json'), 'utf8'));
  return dependencies;
}
