/** `npm run bench`: measures the product beside its peers. `--help` says how. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { say, step, toSeconds } from '../scripts/process/progress.mjs';
import { runCommand } from '../scripts/process/runCommand.mjs';
import { runMain } from '../scripts/process/runMain.mjs';
import { SetUpError } from '../scripts/process/setUpError.mjs';
import { ensureDependencies } from '../scripts/setup/dependencies.mjs';
import { projectRoot } from '../scripts/setup/projectRoot.mjs';
import { groups } from './groups.mjs';
import { measureGroup } from './measure/group.mjs';
import { toTable } from './report/table.mjs';
import { writePerformance } from './report/performance.mjs';
import { profileServer } from './profile/serverProfile.mjs';
import { ensurePeers } from './setup/peers.mjs';

const usage = `npm run bench -- [options]

  --json FILE   write the rows as JSON
  --write       write docs/performance.md
  --only NAME   measure only this: ${groups.map(({ name }) => name).join(', ')}; may be repeated
  --quick       fewer rounds, without 100,000 people: a minute, and less sure`;

await runMain(async () => {
  const options = readOptions();
  if (options.help) {
    say(usage);
    return;
  }
  const startedAt = performance.now();
  await prepare();
  const rows = [];
  for (const group of chosenGroups(options.only)) {
    rows.push(...(await step(`Measuring ${group.name}`, () => measureGroup(group, options.quick))));
  }
  say(`\n${toTable(rows)}\n\nMeasured in ${toSeconds(performance.now() - startedAt)}.`);
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify({ rows }, undefined, 2)}\n`);
  }
  if (options.write) {
    const profiles = await step('Profiling the server', profileServer);
    await writePerformance(rows, options.quick, profiles);
  }
});

function readOptions() {
  try {
    return parseArgs({
      options: {
        json: { type: 'string' },
        write: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new SetUpError(`${error.message}\n\n${usage}`);
  }
}

function chosenGroups(names) {
  const unknown = names.find((name) => !groups.some((group) => group.name === name));
  if (unknown !== undefined) {
    throw new SetUpError(
      `There is nothing named ${JSON.stringify(unknown)} to measure.\n\n${usage}`,
    );
  }
  return names.length === 0 ? groups : groups.filter(({ name }) => names.includes(name));
}

/** Everything is fetched and built before the first clock runs. */
async function prepare() {
  await ensureDependencies();
  await ensurePeers();
  const { buildProduct } = await import('./setup/buildProduct.mjs');
  await step('Building the product', async () => {
    await buildProduct();
    await runCommand(process.execPath, ['scripts/build.mjs'], { cwd: projectRoot });
  });
}
