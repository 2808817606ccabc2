import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const host = '127.0.0.1';
const startLimit = 60_000;
const stopLimit = 5000;
const outputKept = 4000;

/** On a closed port: the workbench asks nothing of the outside. */
const noGallery = JSON.stringify({
  serviceUrl: 'http://127.0.0.1:9/gallery',
  itemUrl: 'http://127.0.0.1:9/item',
  resourceUrlTemplate: 'http://127.0.0.1:9/resource',
});

/**
 * Starts VS Code's server on a free port of loopback, with a profile of its own that goes with it.
 * See vscodeServer.d.mts.
 */
export async function startVscodeServer({
  node,
  serverMain,
  port = 0,
  extensionsDir,
  token,
  settings = {},
  env = {},
}) {
  const profile = await mkdtemp(join(tmpdir(), 'scim-workbench-vscode-'));
  await writeMachineSettings(join(profile, 'user'), settings);
  const child = spawn(
    node,
    [
      serverMain,
      ...['--host', host, '--port', String(port)],
      ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
      '--accept-server-license-terms',
      // Later builds of VS Code take a test payload only with this switch.
      '--enable-smoke-test-driver',
      ...['--telemetry-level', 'off', '--disable-workspace-trust'],
      ...['--server-data-dir', join(profile, 'server'), '--user-data-dir', join(profile, 'user')],
      ...['--extensions-dir', extensionsDir ?? join(profile, 'extensions')],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Not in the terminal's group: Ctrl+C is for the command, which ends this one in order.
      detached: true,
      env: { ...process.env, VSCODE_IPC_HOOK_CLI: '', EXTENSIONS_GALLERY: noGallery, ...env },
    },
  );
  const endAtOnce = () => {
    signalGroup(child.pid, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', endAtOnce);
  const stop = async () => {
    await endGroup(child);
    process.off('exit', endAtOnce);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const origin = await readOrigin(child);
    return { origin, profile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A browser's own user settings do not reach what has the scope machine, such as ports. */
async function writeMachineSettings(userFolder, settings) {
  const folder = join(userFolder, 'Machine');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}

/** The server says on which port it listens. */
function readOrigin(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (what) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ${what}.\n${output.trimEnd()}`));
    };
    const timer = setTimeout(fail, startLimit, `did not start in ${String(startLimit / 1000)} s`);
    const read = (chunk) => {
      output = `${output}${chunk}`.slice(-outputKept);
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        clearTimeout(timer);
        resolve(`http://${host}:${port}`);
      }
    };
    // Read to the end, so that the pipes never fill.
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', (error) => {
      fail(`did not start: ${error.message}`);
    });
    child.once('exit', (code) => {
      fail(`ended with code ${String(code)}`);
    });
  });
}

/** The server's children (extension hosts, terminals, watchers) are of its group. */
async function endGroup(child) {
  const exited = new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      resolve();
    } else {
      child.once('exit', resolve);
    }
  });
  signalGroup(child.pid, 'SIGTERM');
  await Promise.race([exited, delay(stopLimit, undefined, { ref: false })]);
  signalGroup(child.pid, 'SIGKILL');
  await exited;
}

function signalGroup(pid, signal) {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
    // expected: all of them have ended
  }
}

/** The address that opens a folder. See vscodeServer.d.mts. */
export function toWorkbenchUrl(origin, { folder, developmentPaths = [], testsPath, token }) {
  const { host: authority } = new URL(origin);
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ...developmentPaths.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(testsPath === undefined ? [] : [['extensionTestsPath', remote(testsPath)]]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({
    ...(token !== undefined && { tkn: token }),
    folder,
    payload: JSON.stringify(payload),
  });
  return `${origin}/?${query.toString()}`;
}
