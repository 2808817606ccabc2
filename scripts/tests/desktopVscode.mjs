import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step } from '../process/progress.mjs';
import { projectRoot } from '../setup/projectRoot.mjs';
import { toolingFolder } from '../setup/toolingFolder.mjs';

/** Our floor, as `engines` has it, and the version of the server that takes its place. */
const version = '1.100.3';
const updateServer = 'https://update.code.visualstudio.com';
const answerLimit = 5000;

/**
 * Why host tests cannot run in a desktop VS Code on this machine; undefined where they can.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findReasonAgainstDesktop() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return 'there is no display';
  }
  try {
    const signal = AbortSignal.timeout(answerLimit);
    await fetch(`${updateServer}/api/releases/stable`, { method: 'HEAD', signal });
    return undefined;
  } catch (error) {
    return `it cannot be downloaded here (${error.cause?.message ?? error.message})`;
  }
}

/** In a desktop VS Code, downloaded by its maker's test tool. */
export async function inDesktopVscode({ folder, testsPath, env }) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  const vscodeExecutablePath = await step(`Fetching desktop VS Code ${version}`, () =>
    downloadAndUnzipVSCode({ version, cachePath: join(toolingFolder, 'vscode') }),
  );
  const profile = await mkdtemp(join(tmpdir(), 'scim-workbench-vscode-'));
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: testsPath,
      extensionTestsEnv: env,
      launchArgs: [
        folder,
        '--disable-workspace-trust',
        ...['--user-data-dir', join(profile, 'user')],
        ...['--extensions-dir', join(profile, 'extensions')],
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return '';
  } catch (error) {
    // Failed tests end VS Code with a code of its own; they are in the results.
    return error.message;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
