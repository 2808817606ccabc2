import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchChromium } from '../browser/launchChromium.mjs';
import { projectRoot } from '../setup/projectRoot.mjs';
import { copySampleWorkspace } from '../vscode/sampleWorkspace.mjs';
import { startVscodeServer, toWorkbenchUrl } from '../vscode/vscodeServer.mjs';
import { Tally } from './tally.mjs';

const testsPath = join(projectRoot, 'dist/test/host.cjs');
const limit = 900_000;

/**
 * Runs the host tests inside the extension host of a real VS Code.
 *
 * @param {(run: HostRun) => Promise<string>} runInVscode gives what VS Code has said
 * @returns {Promise<Tally>}
 *
 * @typedef {object} HostRun
 * @property {string} folder a copy of the sample workspace
 * @property {string} testsPath
 * @property {Readonly<Record<string, string>>} env for the extension host
 */
export async function runHostTests(runInVscode) {
  const scratch = await mkdtemp(join(tmpdir(), 'scim-workbench-results-'));
  const results = join(scratch, 'results.jsonl');
  const workspace = await copySampleWorkspace();
  try {
    const env = { SCIM_TEST_RESULTS: results };
    const said = await runInVscode({ folder: workspace.folder, testsPath, env });
    return await readResults(results, said);
  } finally {
    await workspace.remove();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** In the VS Code server, with its workbench in Chromium, by the workbench's own test payload. */
export const inVscodeServer = (vscode, chromium) => async (run) => {
  const server = await startVscodeServer({ ...vscode, env: run.env });
  try {
    const browser = await launchChromium(chromium);
    try {
      return await openAndWait(await browser.newPage(), toUrl(server.origin, run));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
};

const toUrl = (origin, { folder, testsPath: tests }) =>
  toWorkbenchUrl(origin, { folder, developmentPaths: [projectRoot], testsPath: tests });

/** The workbench calls these two functions where they exist. */
async function openAndWait(page, url) {
  const said = [];
  await page.exposeFunction('codeAutomationLog', (type, parts) => {
    said.push(`${type}: ${parts.join(' ')}`);
  });
  const exited = new Promise((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve).then(() => page.goto(url));
  });
  const timedOut = delay(limit, 'timed out', { ref: false });
  if ((await Promise.race([exited, timedOut])) === 'timed out') {
    throw new Error(`The host tests did not end in ${String(limit / 1000)} s.\n${tail(said)}`);
  }
  return tail(said);
}

const tail = (lines) => lines.slice(-30).join('\n');

async function readResults(path, said) {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') {
      throw new Error(`VS Code ended without having run a host test.\n${said}`);
    }
    throw error;
  });
  const results = text.trimEnd().split('\n').map(JSON.parse);
  const tally = new Tally();
  for (const { outcome, name, error } of results) {
    if (outcome === 'passed') {
      tally.pass();
    } else if (outcome === 'failed') {
      tally.fail(name, error);
    }
  }
  if (results.at(-1).outcome !== 'end') {
    tally.fail('host tests', `The extension host died after: ${results.at(-1).name}`);
  }
  return tally;
}
