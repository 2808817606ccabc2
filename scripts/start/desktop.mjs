import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { say } from '../process/progress.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { projectRoot } from '../setup/projectRoot.mjs';
import { toolingFolder } from '../setup/toolingFolder.mjs';
import { copySampleWorkspace } from '../vscode/sampleWorkspace.mjs';
import { startExtension } from './startExtension.mjs';

const isWindows = process.platform === 'win32';

/** VS Code's own `code`, where it is installed and there is a display to show it on. */
export async function findCode() {
  const { DISPLAY, WAYLAND_DISPLAY, PATH = '' } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return undefined;
  }
  const name = isWindows ? 'code.cmd' : 'code';
  for (const folder of PATH.split(delimiter).filter((one) => one !== '')) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) {
      return path;
    }
  }
  return undefined;
}

/** Opens a window of its own, and waits until it is closed. */
export async function openInCode(code) {
  const { folder, remove } = await copySampleWorkspace();
  say('Opening VS Code. This command ends when its window is closed.');
  const args = [
    ...[projectRoot, startExtension].map((path) => `--extensionDevelopmentPath=${path}`),
    ...['--new-window', '--wait', '--disable-workspace-trust'],
    // Apart from what the user has open: this window comes and goes.
    ...['--user-data-dir', join(toolingFolder, 'desktop')],
    folder,
  ];
  try {
    const child = spawn(code, args, { stdio: 'inherit', shell: isWindows });
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGINT', () => undefined);
    const [exitCode] = await once(child, 'exit');
    if (exitCode !== 0 && exitCode !== null) {
      throw new SetUpError(
        `${code} ended with code ${String(exitCode)}. "npm start -- --browser" opens VS Code in the browser.`,
      );
    }
  } finally {
    await remove();
  }
}
