/** `npm run package`: writes scim-workbench.vsix, and checks what is in it and how large it is. */
import { readFile } from 'node:fs/promises';
import { runMain } from './process/runMain.mjs';
import { say, step } from './process/progress.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectRoot } from './setup/projectRoot.mjs';

const archive = 'scim-workbench.vsix';
const listOfFiles = 'scripts/packageFiles.txt';

await runMain(async () => {
  process.chdir(projectRoot);
  await ensureDependencies();
  const { buildProduct } = await import('../esbuild.config.mjs');
  const { checkPackageSize } = await import('./checkSize.mjs');
  const { PackageManager, createVSIX, listFiles } = await import('@vscode/vsce');
  await step('Building dist/', buildProduct);
  await step('Comparing the files with the list', async () => {
    // Everything is bundled, so there are no dependencies to look for.
    await compareFiles(await listFiles({ packageManager: PackageManager.None }));
  });
  await step(`Writing ${archive}`, () =>
    createVSIX({
      packagePath: archive,
      dependencies: false,
      // There is no public address yet at which the README's pictures could be found.
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    }),
  );
  await checkPackageSize(archive);
  say(archive);
});

async function compareFiles(packed) {
  const text = await readFile(listOfFiles, 'utf8');
  const wanted = text.split('\n').filter((line) => line.trim() !== '');
  const missing = wanted.filter((path) => !packed.includes(path));
  const strange = packed.filter((path) => !wanted.includes(path));
  if (missing.length > 0 || strange.length > 0) {
    throw new SetUpError(
      [
        `The package does not hold the files that ${listOfFiles} lists.`,
        ...missing.map((path) => `  missing: ${path}`),
        ...strange.map((path) => `  not in the list: ${path}`),
        'Mend .vscodeignore, or the list where the change is wanted.',
      ].join('\n'),
    );
  }
}
