import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { say, step } from '../process/progress.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { ensureCodeServer } from '../setup/codeServer.mjs';
import { projectRoot } from '../setup/projectRoot.mjs';
import { copySampleWorkspace } from '../vscode/sampleWorkspace.mjs';
import { startVscodeServer, toWorkbenchUrl } from '../vscode/vscodeServer.mjs';
import { installStartExtension } from './startExtension.mjs';

/**
 * VS Code in the browser, from npm, on loopback, until Ctrl+C.
 *
 * @param {number} port 0 takes a free one
 */
export async function openInBrowser(port) {
  await refuseTakenPort(port);
  const vscode = await ensureCodeServer();
  const workspace = await copySampleWorkspace();
  const extensions = await installStartExtension();
  try {
    await show(vscode, { port, extensionsDir: extensions.folder, folder: workspace.folder });
  } finally {
    await extensions.remove();
    await workspace.remove();
  }
}

async function show(vscode, { port, extensionsDir, folder }) {
  // Whoever reaches a VS Code server has a terminal on the machine.
  const token = randomBytes(16).toString('hex');
  const stopped = untilStopped();
  const server = await step('Starting VS Code', () =>
    startVscodeServer({ ...vscode, port, extensionsDir, token }),
  );
  try {
    const developmentPaths = [projectRoot];
    const address = toWorkbenchUrl(server.origin, { folder, developmentPaths, token });
    say(`\nVS Code is ready. Open this address; Ctrl+C ends it:\n\n  ${address}\n`);
    await stopped;
    say('Stopping VS Code …');
  } finally {
    await server.stop();
  }
}

/** VS Code's server would only say that it ended. */
async function refuseTakenPort(port) {
  const probe = createServer();
  try {
    await new Promise((resolve, reject) => {
      probe.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    throw new SetUpError(
      `VS Code cannot listen on port ${String(port)}: ${error.code}. Name another one with --port, or none.`,
    );
  } finally {
    probe.close();
  }
}

function untilStopped() {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
