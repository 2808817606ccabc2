/**
 * `npm start`: builds, and opens a real VS Code with the extension, a running mock server and the
 * inspector. `npm start -- --headless [options of serve]` starts only the server, on the command line.
 */
import { parseArgs } from 'node:util';
import { runMain } from './process/runMain.mjs';
import { say, sayOnStandardError, step } from './process/progress.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectRoot } from './setup/projectRoot.mjs';

const usage = `npm start                                 VS Code with the extension, the server and the inspector
npm start -- --browser                    the same in the browser, also where VS Code is installed
npm start -- --port 9000                  in the browser, on this port of loopback
npm start -- --headless [--port 9000 …]   only the mock server; further options are those of "serve"`;

await runMain(async () => {
  process.chdir(projectRoot);
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(usage);
  } else if (args[0] === '--headless') {
    sayOnStandardError();
    await build();
    const { serveHeadless } = await import('./start/headless.mjs');
    process.exitCode = await serveHeadless(args.slice(1));
  } else {
    await open(readOptions(args));
  }
});

function readOptions(args) {
  try {
    const options = { browser: { type: 'boolean' }, port: { type: 'string' } };
    const { values } = parseArgs({ args, options });
    return {
      isBrowser: (values.browser ?? false) || values.port !== undefined,
      port: readPort(values.port),
    };
  } catch (error) {
    throw error instanceof SetUpError ? error : new SetUpError(`${error.message}\n\n${usage}`);
  }
}

function readPort(text = '0') {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new SetUpError(`--port wants a number from 0 to 65535, but was "${text}".`);
  }
  return port;
}

async function open({ isBrowser, port }) {
  await build();
  const { findCode, openInCode } = await import('./start/desktop.mjs');
  const code = isBrowser ? undefined : await findCode();
  if (code !== undefined) {
    await openInCode(code);
    return;
  }
  const { openInBrowser } = await import('./start/browser.mjs');
  await openInBrowser(port);
}

async function build() {
  await ensureDependencies();
  const { buildProduct } = await import('../esbuild.config.mjs');
  await step('Building dist/', buildProduct);
}
