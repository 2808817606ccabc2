import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from './process/progress.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { projectRoot } from './setup/projectRoot.mjs';

/** In bytes; docs/decisions/0003-bundles.md has the reasons. */
const bundleBudgets = {
  'dist/extension.cjs': 1_450_000,
  'dist/inspector.js': 260_000,
  'dist/inspector.css': 30_000,
};
const packageBudget = 1_000_000;
const inputsNamed = 5;

const toKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Holds the bundles against their budgets; where one is too big, its largest inputs are named. */
export async function checkBundles() {
  const { outputs } = JSON.parse(await readFile(join(projectRoot, 'dist/metafile.json'), 'utf8'));
  const problems = Object.entries(bundleBudgets).flatMap(([path, budget]) => {
    const { bytes, inputs } = outputs[path];
    say(`  ${path}: ${toKilobytes(bytes)} of ${toKilobytes(budget)}`);
    return bytes <= budget ? [] : [`${toProblem(path, bytes, budget)}\n${listLargest(inputs)}`];
  });
  throwIfAny(problems);
}

/** @param {string} path of the .vsix */
export async function checkPackageSize(path) {
  const { size } = await stat(path);
  say(`  ${path}: ${toKilobytes(size)} of ${toKilobytes(packageBudget)}`);
  throwIfAny(size <= packageBudget ? [] : [toProblem(path, size, packageBudget)]);
}

const toProblem = (path, bytes, budget) =>
  `${path} has ${toKilobytes(bytes)}; its budget is ${toKilobytes(budget)}.`;

function listLargest(inputs) {
  return Object.entries(inputs)
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
