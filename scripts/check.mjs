/** `npm run check`: everything that can be told without running the product. All steps run, whatever fails. */
import { performance } from 'node:perf_hooks';
import { CommandError, runCommand } from './process/runCommand.mjs';
import { runMain } from './process/runMain.mjs';
import { say, toSeconds } from './process/progress.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectRoot } from './setup/projectRoot.mjs';

const typescript = 'node_modules/typescript/bin/tsc';
const eslint = 'node_modules/eslint/bin/eslint.js';
const prettier = 'node_modules/prettier/bin/prettier.cjs';
const dependencyCruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
const knip = 'node_modules/knip/bin/knip.js';

/** Manifest and texts are compared with what the compiler writes, so types come first. */
const steps = [
  ['types', [typescript, '-b']],
  // Without a cache: rules that know types look at other files than the one that changed.
  ['lint', [eslint, '--max-warnings', '0', '.']],
  ['layers', [dependencyCruiser, '--config', '.dependency-cruiser.cjs', 'src', 'webview', 'test']],
  ['manifest', ['scripts/checkManifest.mjs']],
  ['texts', ['scripts/checkTexts.mjs']],
  ['dead code', [knip]],
  ['format', [prettier, '--check', '--log-level', 'warn', '.']],
];

await runMain(async () => {
  process.chdir(projectRoot);
  await ensureDependencies();
  const failed = [];
  for (const [name, args] of steps) {
    if (!(await holds(name, args))) {
      failed.push(name);
    }
  }
  if (failed.length > 0) {
    say(`\nnot right: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
});

async function holds(name, args) {
  const startedAt = performance.now();
  const took = () => toSeconds(performance.now() - startedAt);
  try {
    await runCommand(process.execPath, args, { cwd: projectRoot });
    say(`✔ ${name} (${took()})`);
    return true;
  } catch (error) {
    if (!(error instanceof CommandError)) {
      throw error;
    }
    say(`✖ ${name} (${took()})\n${error.output.trimEnd()}`);
    return false;
  }
}
