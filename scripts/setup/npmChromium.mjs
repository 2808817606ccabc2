import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, runCommand, runNpm } from '../process/runCommand.mjs';
import { step } from '../process/progress.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { installOnce } from './toolingFolder.mjs';

/** The last version for Node 20. */
const version = '147.0.0';

/** Unpacks into the temporary folder, its libraries too, as it does on the platform it is made for. */
const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** Brings the libraries and fonts that a bare machine lacks. */
const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/al2023/lib"
[ -e /etc/fonts/fonts.conf ] || FONTCONFIG_PATH="$here/fonts"
export LD_LIBRARY_PATH FONTCONFIG_PATH
exec "$here/chromium" "$@"
`;

/** Chromium's headless shell from npm, for machines that have no browser and no apt-get. */
export async function ensureNpmChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(
      'No Chrome or Chromium was found. Install one, or name it in the variable CHROMIUM.',
    );
  }
  try {
    const folder = await installOnce(`chromium-${version}`, version, (draft) =>
      step(`Fetching Chromium (@sparticuz/chromium ${version} from npm, 75 MB)`, () =>
        install(draft),
      ),
    );
    return join(folder, 'launch');
  } catch (error) {
    if (error instanceof CommandError) {
      throw new SetUpError(
        'No Chrome or Chromium was found, and none could be fetched from npm. ' +
          `Install one, or name it in the variable CHROMIUM.\n${error.report}`,
      );
    }
    throw error;
  }
}

async function install(folder) {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await runNpm(['install', '--ignore-scripts', `@sparticuz/chromium@${version}`], { cwd: folder });
  await runCommand(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: folder,
    env: { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  await rm(join(folder, 'node_modules'), { recursive: true });
  await writeFile(join(folder, 'launch'), launcher);
  await chmod(join(folder, 'launch'), 0o755);
  await runCommand(join(folder, 'launch'), ['--version']);
}
