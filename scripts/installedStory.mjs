/**
 * `node scripts/installedStory.mjs`: installs scim-workbench.vsix into a fresh VS Code and tells one
 * end-to-end story on it. Ends with `N passed, N failed`.
 */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abortOnSignals } from './process/abortOnSignals.mjs';
import { runCommand } from './process/runCommand.mjs';
import { runMain } from './process/runMain.mjs';
import { say, step } from './process/progress.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { projectRoot } from './setup/projectRoot.mjs';
import { runNodeTests } from './tests/nodeTests.mjs';
import { testSetup } from './tests/testSetup.mjs';

const archive = join(projectRoot, 'scim-workbench.vsix');

await runMain(async () => {
  process.chdir(projectRoot);
  await access(archive).catch(() => {
    throw new SetUpError('There is no scim-workbench.vsix. "npm run package" writes it.');
  });
  await testSetup.compiled();
  const { node, serverMain } = await testSetup.wholeVscode();
  const scratch = await mkdtemp(join(tmpdir(), 'scim-workbench-installed-'));
  try {
    const extensions = join(scratch, 'extensions');
    await step('Installing scim-workbench.vsix into a fresh VS Code', () =>
      runCommand(node, [
        serverMain,
        ...['--install-extension', archive, '--extensions-dir', extensions],
        ...['--server-data-dir', join(scratch, 'server')],
        ...['--user-data-dir', join(scratch, 'user'), '--accept-server-license-terms'],
      ]),
    );
    process.env.SCIM_INSTALLED_EXTENSIONS = extensions;
    const signal = abortOnSignals();
    const tally = await runNodeTests({ folders: ['e2e/installed'], concurrency: 1, signal });
    say(`\n${String(tally)}`);
    process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
