import { createLoad, fetchTexts } from '../measure/load.mjs';
import { startServer } from '../processes/serverProcess.mjs';
import { measureInTurns } from '../measure/inTurns.mjs';
import { compareRow, limitRow } from '../report/row.mjs';

const base = '/scim/v2/Users';
const few = 1_000;
const many = 100_000;
const pageSize = 100;
const asked = 40;

/**
 * A request is short, and a server is never alone on the machine with its client: it takes more of them
 * than of calls within one process until a figure stands.
 */
const slower = ({ rounds, seconds, batchMs }) => ({
  rounds: rounds + 4,
  seconds: 2 * seconds,
  batchMs: 4 * batchMs,
  warmUpMs: 1_000,
});

/** `--quick` leaves out what needs 100,000 people. */
export async function run({ pace, isQuick }) {
  const small = await startServer('workbenchServer.mjs', { people: few });
  try {
    const rows = await measureBesideExpress(small, slower(pace));
    return isQuick ? rows : [...rows, ...(await measureMany(small, slower(pace)))];
  } finally {
    await small.stop();
  }
}

async function measureBesideExpress(small, pace) {
  const names = await readNames(small, few);
  return [
    await besideExpress(
      'GET /Users/{id}',
      small,
      names.map(({ id }) => `${base}/${id}`),
      pace,
      1,
    ),
    await besideExpress('GET /Users?filter=userName eq', small, names.map(toLookup), pace, 1),
  ];
}

async function measureMany(small, pace) {
  const large = await startServer('workbenchServer.mjs', { people: many });
  try {
    const { rss } = await large.ask('memory');
    const memory = limitRow({
      name: 'memory of a server with 100,000 people',
      unit: 'MB RSS',
      limit: 400,
      tries: [rss / 1e6],
    });
    return [await measureLookup(small, large, pace), ...(await measurePages(large, pace)), memory];
  } finally {
    await large.stop();
  }
}

/** An index and not a scan: a hundred times as many people may cost a half more at most. */
async function measureLookup(small, large, pace) {
  const reference = 'the same at 1,000 people';
  return compete(`GET /Users?filter=userName eq at 100,000 people`, 1 / 1.5, pace, [
    { name: 'ours', server: large, paths: (await readNames(large, many)).map(toLookup) },
    { name: reference, server: small, paths: (await readNames(small, few)).map(toLookup) },
  ]);
}

async function measurePages(large, pace) {
  const toPage = (start) => `${base}?startIndex=${String(start)}&count=${String(pageSize)}`;
  const some = spread(many - pageSize).map((at) => toPage(at + 1));
  // The peer gets its bytes from ours, so each has been asked for once before: the very first time costs more.
  const all = Array.from({ length: many / pageSize }, (_, at) => toPage(at * pageSize + 1));
  return [
    await compete('page of 100 at any startIndex of 100,000', 1 / 1.2, pace, [
      { name: 'ours', server: large, paths: some },
      { name: 'the first page', server: large, paths: [toPage(1)] },
    ]),
    await besideExpress('page of 100, asked for before', large, some, pace, 0.8),
    await besideExpress('page of 100, all pages in turn', large, all, pace, 0.8),
  ];
}

async function besideExpress(name, server, paths, pace, goal) {
  const bare = await startServer('bareExpress.mjs', { texts: await fetchTexts(server, paths) });
  try {
    return await compete(name, goal, pace, [
      { name: 'ours', server, paths },
      { name: 'bare express 5', server: bare, paths },
    ]);
  } finally {
    await bare.stop();
  }
}

async function compete(name, goal, pace, sides) {
  const loads = sides.map(({ server, paths }) => createLoad({ ...server, paths }));
  try {
    const contenders = sides.map(({ name: side, server: { cpu } }, at) => ({
      name: side,
      run: loads[at].run,
      cpu,
    }));
    const figures = await measureInTurns(contenders, pace);
    return compareRow({ name, unit: 'µs CPU of the server', goal, figures });
  } finally {
    for (const load of loads) {
      load.close();
    }
  }
}

/** Some people from the whole list. */
async function readNames(server, count) {
  const paths = spread(count).map((at) => `${base}?startIndex=${String(at + 1)}&count=1`);
  const texts = await fetchTexts(server, paths);
  return [...texts.values()].map((text) => JSON.parse(text).Resources[0]);
}

const spread = (length) =>
  Array.from({ length: asked }, (_, at) => Math.floor((at * length) / asked));

const toLookup = ({ userName }) =>
  `${base}?filter=${encodeURIComponent(`userName eq "${userName}"`)}&startIndex=1&count=100`;
