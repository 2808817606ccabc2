import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findReached } from './bundle/findReached.mjs';
import { say } from './process/progress.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { projectRoot } from './setup/projectRoot.mjs';

/** In bytes, of files with all that they read at once; docs/decisions/0003-bundles.md has the reasons. */
const budgets = [
  { what: 'activation of the extension', files: ['dist/extension.cjs'], budget: 160_000 },
  {
    what: 'start of serve',
    files: ['dist/cli.cjs', 'dist/parts/serve.cjs', 'dist/parts/workbench.cjs'],
    budget: 560_000,
  },
  {
    what: 'extension and command line',
    files: ['dist/extension.cjs', 'dist/cli.cjs'],
    isLazyToo: true,
    budget: 1_900_000,
  },
  { what: 'dist/settings.js', files: ['dist/settings.js'], budget: 190_000 },
  { what: 'dist/inspector.js', files: ['dist/inspector.js'], budget: 240_000 },
  // Read once the rows are painted: docs/decisions/0007-controls-of-the-inspector.md.
  { what: 'dist/inspectorControls.js', files: ['dist/inspectorControls.js'], budget: 140_000 },
  { what: 'dist/inspector.css', files: ['dist/inspector.css'], budget: 32_000 },
];
const packageBudget = 1_000_000;
const inputsNamed = 5;

const toKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Holds the bundles against their budgets; where one is too big, its largest inputs are named. */
export async function checkBundles() {
  const { outputs } = JSON.parse(await readFile(join(projectRoot, 'dist/metafile.json'), 'utf8'));
  const problems = budgets.flatMap(({ what, files, isLazyToo, budget }) => {
    const read = findReached(outputs, files, { isLazyToo }).map((path) => outputs[path]);
    const size = read.reduce((sum, { bytes }) => sum + bytes, 0);
    say(`  ${what}: ${toKilobytes(size)} of ${toKilobytes(budget)}`);
    return size <= budget ? [] : [`${toProblem(what, size, budget)}\n${listLargest(read)}`];
  });
  throwIfAny(problems);
}

/** @param {string} path of the .vsix */
export async function checkPackageSize(path) {
  const { size } = await stat(path);
  say(`  ${path}: ${toKilobytes(size)} of ${toKilobytes(packageBudget)}`);
  throwIfAny(size <= packageBudget ? [] : [toProblem(path, size, packageBudget)]);
}

const toProblem = (what, bytes, budget) =>
  `${what} has ${toKilobytes(bytes)}; its budget is ${toKilobytes(budget)}.`;

function listLargest(outputs) {
  return outputs
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]) => ({ path, bytesInOutput }))
    .sort((a, b) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, inputsNamed)
    .map(({ path, bytesInOutput }) => `  ${toKilobytes(bytesInOutput)}  ${path}`)
    .join('\n');
}

function throwIfAny(problems) {
  if (problems.length > 0) {
    throw new SetUpError(problems.join('\n'));
  }
}
