import { availableParallelism } from 'node:os';
import { say } from '../process/progress.mjs';
import { runNodeTests } from './nodeTests.mjs';
import { testSetup } from './testSetup.mjs';

const allCores = availableParallelism();

/**
 * The kinds of tests in the order in which they run: the quickest answers first.
 *
 * @type {Readonly<Record<string, (signal: AbortSignal) => Promise<import('./tally.mjs').Tally>>>}
 */
export const kinds = {
  async unit(signal) {
    await testSetup.compiled();
    return runNodeTests({ folders: ['unit'], concurrency: allCores, signal });
  },

  async integration(signal) {
    await testSetup.built();
    return runNodeTests({ folders: ['integration', 'golden'], concurrency: allCores, signal });
  },

  /** `check` against servers that are wrong in one way each, and against correct ones. */
  async fleet(signal) {
    await testSetup.compiled();
    // Each test is a whole run of all suites.
    const timeout = 1_200_000;
    return runNodeTests({ folders: ['fleet'], concurrency: allCores, timeout, signal });
  },

  async webview(signal) {
    await testSetup.built();
    process.env.CHROMIUM = await testSetup.browser();
    // Pictures of all themes are drawn and measured without a graphics card.
    const timeout = 600_000;
    return runNodeTests({ folders: ['webview'], concurrency: allCores, timeout, signal });
  },

  async host() {
    await testSetup.hostTests();
    const { runHostTests } = await import('./hostTests.mjs');
    return runHostTests(await chooseVscode());
  },

  async e2e(signal) {
    await testSetup.built();
    await testSetup.wholeVscode();
    // The story of the installed package is for scripts/installedStory.mjs.
    return runNodeTests({ folders: ['e2e'], isDeep: false, concurrency: 1, signal });
  },
};

/** Run only where they are named: they take minutes. */
export const onDemand = ['fleet'];

async function chooseVscode() {
  const { findReasonAgainstDesktop, inDesktopVscode } = await import('./desktopVscode.mjs');
  const reason = await findReasonAgainstDesktop();
  if (reason === undefined) {
    return inDesktopVscode;
  }
  say(`  Not in a desktop VS Code, as ${reason}; in VS Code's server and a browser.`);
  const { inVscodeServer } = await import('./hostTests.mjs');
  return inVscodeServer(await testSetup.vscode(), await testSetup.browser());
}
