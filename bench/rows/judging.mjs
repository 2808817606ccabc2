import { compareLatency } from '../measure/latency.mjs';
import { fetchTexts } from '../measure/load.mjs';
import { startServer } from '../processes/serverProcess.mjs';

const base = '/scim/v2/Users';
const people = 1_000;
const asked = 40;
/** Of the time without: 30 % more at most. */
const goal = 1 / 1.3;

/** What it costs a request that every exchange is judged. */
export async function run({ pace }) {
  const judged = await startServer('workbenchServer.mjs', { people });
  const unjudged = await startServer('workbenchServer.mjs', { people, isJudged: false });
  try {
    const rows = [];
    for (const { name, parts } of await readKinds(judged)) {
      const sides = [
        { name: 'ours', server: judged, ...parts },
        { name: 'the same without judging', server: unjudged, ...parts },
      ];
      rows.push(await compareLatency(`${name}, every exchange judged`, goal, pace, sides));
    }
    return rows;
  } finally {
    await judged.stop();
    await unjudged.stop();
  }
}

/** Both servers have the same people, as they have the same seed. */
async function readKinds(server) {
  const starts = Array.from({ length: asked }, (_, at) => Math.floor((at * people) / asked) + 1);
  const texts = await fetchTexts(
    server,
    starts.map((start) => `${base}?startIndex=${String(start)}&count=1`),
  );
  const some = [...texts.values()].map((text) => JSON.parse(text).Resources[0]);
  const paths = some.map(({ id }) => `${base}/${id}`);
  const lookups = some.map(
    ({ userName }) =>
      `${base}?filter=${encodeURIComponent(`userName eq "${userName}"`)}&startIndex=1&count=100`,
  );
  const pages = starts
    .filter((start) => start <= people - 100)
    .map((start) => `${base}?startIndex=${String(start)}&count=100`);
  const patch = (count) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value: { title: `Engineer ${String(count)}` } }],
  });
  return [
    { name: 'GET /Users/{id}', parts: { paths } },
    { name: 'GET /Users?filter=userName eq', parts: { paths: lookups } },
    { name: 'page of 100', parts: { paths: pages } },
    { name: 'PATCH /Users/{id}', parts: { paths, method: 'PATCH', toBody: patch } },
  ];
}
