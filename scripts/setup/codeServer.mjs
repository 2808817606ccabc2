import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, runCommand, runNpm } from '../process/runCommand.mjs';
import { step } from '../process/progress.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { installOnce, toolingFolder } from './toolingFolder.mjs';

const version = '4.100.3';
/** The Node that this version of code-server is made for. */
const nodeMajor = 20;
const nodeVersion = '20.20.2';

/** The few native modules that the server loads at its start; it does without where none can be built. */
const nativeModules = ['@vscode/spdlog', 'native-watchdog', '@parcel/watcher'];

/**
 * The VS Code server inside the npm package code-server: a real VS Code 1.100.3, our floor.
 *
 * @returns {Promise<{ readonly node: string, readonly serverMain: string }>}
 */
export async function ensureCodeServer() {
  try {
    const node = await ensureNode();
    const stamp = `${version} ${process.platform} ${process.arch} node${String(nodeMajor)}`;
    const folder = await installOnce(`code-server-${version}`, stamp, (draft) =>
      step(`Fetching VS Code (code-server ${version} from npm, about 300 MB)`, () =>
        install(draft, node),
      ),
    );
    return { node, serverMain: join(folder, 'package/lib/vscode/out/server-main.js') };
  } catch (error) {
    if (error instanceof CommandError) {
      throw new SetUpError(
        `VS Code (code-server ${version}) could not be installed into ${toolingFolder}. ` +
          `Is the npm registry reachable?\n${error.report}`,
      );
    }
    throw error;
  }
}

async function install(folder, node) {
  const archive = `code-server-${version}.tgz`;
  await runNpm(['pack', `code-server@${version}`, '--silent'], { cwd: folder });
  await runCommand('tar', ['-xzf', archive], { cwd: folder });
  await rm(join(folder, archive));
  const server = join(folder, 'package/lib/vscode');
  // Without scripts: they would download what tests do not need, ripgrep for one.
  const args = ['install', '--omit=dev', '--ignore-scripts'];
  await runNpm(args, { cwd: server });
  await runNpm(args, { cwd: join(server, 'extensions') });
  await buildNativeModules(server, node);
}

async function buildNativeModules(server, node) {
  for (const name of nativeModules) {
    try {
      await runNpm(['rebuild', name], { cwd: server, node });
    } catch (error) {
      if (!(error instanceof CommandError)) {
        throw error;
      }
      // expected: no compiler. VS Code then logs less and watches files less well.
    }
  }
}

/** This Node where it is the right one; else one from npm, where there is one for this machine. */
async function ensureNode() {
  const isRight = Number.parseInt(process.versions.node) === nodeMajor;
  if (isRight || process.platform !== 'linux') {
    return process.execPath;
  }
  const name = `node-linux-${process.arch}`;
  const folder = await installOnce(`node-${nodeVersion}`, `${name}@${nodeVersion}`, (draft) =>
    step(`Fetching Node ${nodeVersion}, which VS Code ${version} is made for`, async () => {
      await runNpm(['install', '--prefix', draft, '--ignore-scripts', `${name}@${nodeVersion}`]);
    }),
  );
  return join(folder, 'node_modules', name, 'bin/node');
}
