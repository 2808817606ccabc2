/**
 * `npm test [-- kind…]`: sets up what it needs, runs the kinds of tests that are named (all of them but
 * those on demand where none is), and ends with one line over everything. Until the packages are installed, nothing but
 * Node's own modules may be imported.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { abortOnSignals } from './process/abortOnSignals.mjs';
import { say, toSeconds } from './process/progress.mjs';
import { describeFailure, runMain } from './process/runMain.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { projectRoot } from './setup/projectRoot.mjs';
import { kinds, onDemand } from './tests/kinds.mjs';
import { Tally } from './tests/tally.mjs';

await runMain(async () => {
  process.chdir(projectRoot);
  const names = readKinds(process.argv.slice(2));
  const leftOut = await watchLeftOut();
  const signal = abortOnSignals();
  const total = new Tally();
  const summary = [];
  for (const name of names) {
    const startedAt = performance.now();
    const tally = await runKind(name, signal);
    total.add(tally);
    summary.push(
      `${name.padEnd(12)}${String(tally)} (${toSeconds(performance.now() - startedAt)})`,
    );
    if (signal.aborted) {
      break;
    }
  }
  say(['', ...summary, ...(await leftOut()), String(total)].join('\n'));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
});

function readKinds(args) {
  const known = Object.keys(kinds);
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown !== undefined) {
    throw new SetUpError(
      `There are no tests of the kind "${unknown}". The kinds are: ${known.join(', ')}.`,
    );
  }
  return known.filter((name) =>
    args.length === 0 ? !onDemand.includes(name) : args.includes(name),
  );
}

/** A kind that cannot run is a failure. */
async function runKind(name, signal) {
  say(`\n== ${name} tests`);
  try {
    return await kinds[name](signal);
  } catch (error) {
    const tally = new Tally();
    tally.fail(`${name} tests could not run`, describeFailure(error));
    return tally;
  }
}

/** Tests that need data from beside the checkout name it in a file: test/support/sharedData.ts. */
async function watchLeftOut() {
  const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-left-out-'));
  const path = join(folder, 'left-out.txt');
  process.env.SCIM_LEFT_OUT = path;
  return async () => {
    const lines = await readFile(path, 'utf8').catch(() => '');
    await rm(folder, { recursive: true });
    const what = [...new Set(lines.split('\n').filter((line) => line !== ''))];
    return what.length === 0
      ? []
      : [`left out, as the data is not on this machine: the tests of ${what.join(', ')}`];
  };
}
