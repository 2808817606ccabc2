import { say, step } from '../process/progress.mjs';
import { runCommand } from '../process/runCommand.mjs';
import { SetUpError } from '../process/setUpError.mjs';
import { ensureBrowser } from '../setup/browser.mjs';
import { ensureCodeServer } from '../setup/codeServer.mjs';
import { ensureDependencies } from '../setup/dependencies.mjs';
import { projectRoot } from '../setup/projectRoot.mjs';

/** Does its work when it is first asked, and once; whoever asks later gets the same, or the same error. */
const once = (work) => {
  let result;
  return () => {
    result ??= work();
    return result;
  };
};

/** What tests need. Each part is got when the first kind of tests asks for it. */
export const testSetup = {
  compiled: once(async () => {
    await ensureDependencies();
    await step('Compiling (tsc -b)', () => node('node_modules/typescript/bin/tsc', '-b'));
  }),

  built: once(async () => {
    await testSetup.compiled();
    const { buildProduct } = await import('../../esbuild.config.mjs');
    await step('Building dist/', buildProduct);
  }),

  hostTests: once(async () => {
    await testSetup.built();
    const { buildHostTests } = await import('../../esbuild.config.mjs');
    await step('Building the host tests', buildHostTests);
  }),

  browser: once(async () => {
    const path = await ensureBrowser();
    say(`  browser: ${path}`);
    return path;
  }),

  vscode: once(ensureCodeServer),

  /** VS Code and the browser that shows it, both named in the environment of the tests. */
  wholeVscode: once(async () => {
    process.env.CHROMIUM = await testSetup.browser();
    const vscode = await testSetup.vscode();
    process.env.SCIM_VSCODE_NODE = vscode.node;
    process.env.SCIM_VSCODE_SERVER = vscode.serverMain;
    return vscode;
  }),
};

async function node(...args) {
  try {
    await runCommand(process.execPath, args, { cwd: projectRoot });
  } catch (error) {
    throw new SetUpError(error.report, { cause: error });
  }
}
