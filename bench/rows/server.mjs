import { compete, slower } from '../measure/compete.mjs';
import { fetchTexts } from '../measure/load.mjs';
import { startServer } from '../processes/serverProcess.mjs';
import { limitRow } from '../report/row.mjs';

const base = '/scim/v2/Users';
const few = 1_000;
const many = 100_000;
const pageSize = 100;
const asked = 40;
/** Beside `node:http`, which does no work at all, the row only shows how far off the floor is. */
const noGoal = null;

/** `--quick` leaves out what needs 100,000 people. */
export async function run({ pace, isQuick }) {
  const small = await startServer('workbenchServer.mjs', { people: few });
  try {
    const rows = await measureBesidePeers(small, slower(pace));
    return isQuick ? rows : [...rows, ...(await measureMany(small, slower(pace)))];
  } finally {
    await small.stop();
  }
}

async function measureBesidePeers(small, pace) {
  const names = await readNames(small, few);
  const people = await readAll(small);
  const toPage = (start) => `${base}?startIndex=${String(start)}&count=${String(pageSize)}`;
  const kinds = [
    { name: 'GET /Users/{id}', paths: names.map(({ id }) => `${base}/${id}`), express: 1 },
    { name: 'GET /Users?filter=userName eq', paths: names.map(toLookup), express: 1 },
    {
      name: 'page of 100 of 1,000',
      paths: spread(few - pageSize).map((at) => toPage(at + 1)),
    },
  ];
  const rows = [];
  for (const kind of kinds) {
    rows.push(...(await measureKind(kind, small, people, pace)));
  }
  return [...rows, ...(await measureWrites(names, small, pace))];
}

/** Beside an express that reads and answers as much, and has nothing to change. */
async function measureWrites(names, small, pace) {
  const paths = names.map(({ id }) => `${base}/${id}`);
  const patch = (count) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value: { title: `Engineer ${String(count)}` } }],
  });
  const person = (count) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `new.${String(count)}.${String(process.pid)}@example.com`,
    name: { givenName: 'New', familyName: `Person ${String(count)}` },
    emails: [{ primary: true, value: `new.${String(count)}@example.com`, type: 'work' }],
    displayName: `New Person ${String(count)}`,
    locale: 'en-US',
    groups: [],
    password: '1mz050nq',
    active: true,
  });
  const texts = await fetchTexts(small, paths);
  const bare = await startServer('bareExpress.mjs', { texts });
  const growing = await startServer('workbenchServer.mjs', { people: few });
  try {
    const sides = (server, parts) => [
      { name: 'ours', server, ...parts },
      { name: 'bare express 5', server: bare, ...parts },
    ];
    const patches = sides(small, { paths, method: 'PATCH', toBody: patch });
    const posts = sides(growing, { paths: [base], method: 'POST', toBody: person });
    return [
      await compete('PATCH /Users/{id}', noGoal, pace, patches),
      await compete('POST /Users', noGoal, pace, posts),
    ];
  } finally {
    await bare.stop();
    await growing.stop();
  }
}

/** Each pair by itself, so that every one has its turns alike. */
async function measureKind({ name, paths, express }, small, people, pace) {
  const texts = await fetchTexts(small, paths);
  const beside = async (peer, script, options, goal) => {
    const server = await startServer(script, options);
    try {
      const isRight = isSame(texts, await fetchTexts(server, paths));
      const sides = [
        { name: 'ours', server: small, paths },
        { name: peer, server, paths },
      ];
      const row = script === 'bareExpress.mjs' ? name : `${name}, beside ${peer}`;
      return await compete(row, goal, pace, sides, new Set(isRight ? [] : [peer]));
    } finally {
      await server.stop();
    }
  };
  return [
    ...(express === undefined
      ? []
      : [await beside('bare express 5', 'bareExpress.mjs', { texts }, express)]),
    await beside('bare node:http', 'bareHttp.mjs', { texts }, noGoal),
    // Over HTTP it takes neither startIndex nor count (scimmy 1.3.5): its pages are no measure.
    ...(express === undefined
      ? []
      : [await beside('scimmy-routers', 'scimmyRouters.mjs', { people }, 1)]),
  ];
}

async function measureMany(small, pace) {
  const large = await startServer('workbenchServer.mjs', { people: many });
  try {
    const before = await weigh('memory of a server with 100,000 people', large);
    const times = [await measureLookup(small, large, pace), ...(await measurePages(large, pace))];
    const after = await weigh('memory after paging through all of them, many times', large);
    return [...times, before, after];
  } finally {
    await large.stop();
  }
}

async function weigh(name, server) {
  const { rss } = await server.ask('memory');
  return limitRow({ name, unit: 'MB RSS', limit: 400, tries: [rss / 1e6] });
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

/** The same resources in the same order; of a library's spelling and extra members nothing is asked. */
function isSame(texts, others) {
  return [...texts].every(([path, text]) => toIds(text) === toIds(others.get(path)));
}

function toIds(text) {
  const answer = JSON.parse(text);
  return (answer.Resources ?? [answer]).map(({ id }) => id).join();
}

async function readAll(server) {
  const paths = Array.from(
    { length: few / pageSize },
    (_, at) => `${base}?startIndex=${String(at * pageSize + 1)}&count=${String(pageSize)}`,
  );
  const texts = await fetchTexts(server, paths);
  return [...texts.values()].flatMap((text) => JSON.parse(text).Resources);
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
