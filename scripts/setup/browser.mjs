import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { CommandError, runCommand } from '../process/runCommand.mjs';
import { say, step } from '../process/progress.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { ensureNpmChromium } from './npmChromium.mjs';

const execute = promisify(execFile);
const aptTimeout = 240_000;

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usualPaths = {
  linux: ['/usr/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * A Chromium that starts: the one that `CHROMIUM` names, an installed one, Debian's, or npm's.
 *
 * @returns {Promise<string>} the path of its executable
 */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (await startsUp(named)) {
      return named;
    }
    throw new SetUpError(`CHROMIUM names ${named}, which does not start. Mend or unset it.`);
  }
  return (await findInstalled()) ?? (await installFromDebian()) ?? (await ensureNpmChromium());
}

async function findInstalled() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(usualPaths[process.platform] ?? []),
  ];
  for (const path of candidates) {
    if ((await isExecutable(path)) && (await startsUp(path))) {
      return path;
    }
  }
  return undefined;
}

/** Only where nobody is asked for a password: as root, on Debian and what descends from it. */
async function installFromDebian() {
  if (
    process.getuid?.() !== 0 ||
    !(await isDebian()) ||
    !(await isExecutable('/usr/bin/apt-get'))
  ) {
    return undefined;
  }
  const apt = (...args) =>
    runCommand('/usr/bin/apt-get', args, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      timeout: aptTimeout,
    });
  try {
    await step('Installing Chromium (apt-get install chromium)', async () => {
      await apt('-q', 'update');
      await apt('-q', 'install', '-y', '--no-install-recommends', 'chromium');
    });
  } catch (error) {
    if (!(error instanceof CommandError)) {
      throw error;
    }
    say(`  apt-get cannot install it (${error.message}), so npm's is next.`);
  }
  return findInstalled();
}

async function isDebian() {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\bdebian\b/m.test(release);
}

async function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Ubuntu's `chromium-browser`, for one, is a script that only says how to install the snap. */
async function startsUp(path) {
  if (process.platform === 'win32') {
    // There, `--version` opens a window.
    return isExecutable(path);
  }
  return execute(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  );
}
