import { createLoad, fetchTexts } from '../measure/load.mjs';
import { startServer } from '../processes/serverProcess.mjs';
import { limitRow } from '../report/row.mjs';

const mebibyte = 1024 * 1024;

/**
 * What captured exchanges take, their log held against the budget that the user set: a server is asked
 * until its log has thrown away more than it holds.
 */
export async function run({ isQuick }) {
  const budget = (isQuick ? 8 : 32) * mebibyte;
  const server = await startServer('workbenchServer.mjs', {
    people: 1_000,
    captureBudgetBytes: budget,
  });
  try {
    const paths = await readPaths(server);
    const load = createLoad({ ...server, paths });
    let state;
    do {
      await load.run(1_000);
      state = await server.ask('captures');
    } while (state.dropped <= state.size);
    load.close();
    const { size, bytes } = await server.ask('weigh captures');
    return [
      limitRow({
        name: `captures: the newest ${size.toLocaleString('en')} within a budget of ${String(budget / mebibyte)} MiB`,
        unit: 'MiB of memory',
        limit: budget / mebibyte,
        limitName: 'the budget',
        tries: [bytes / mebibyte],
      }),
    ];
  } finally {
    await server.stop();
  }
}

/** People one by one, and pages of them: small answers and large ones. */
async function readPaths(server) {
  const base = '/scim/v2/Users';
  const [text] = (await fetchTexts(server, [`${base}?count=100`])).values();
  const people = JSON.parse(text).Resources.map(({ id }) => `${base}/${id}`);
  return [...people, `${base}?startIndex=1&count=20`, `${base}?startIndex=500&count=5`];
}
