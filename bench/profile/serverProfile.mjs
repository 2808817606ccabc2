import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';

/** What is asked for, over and over. */
const scenarios = [
  { name: 'GET /Users/{id}', path: ({ id }) => `/Users/${id}` },
  {
    name: 'GET /Users?filter=userName eq',
    path: ({ userName }) => `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`,
  },
  { name: 'page of 100', path: () => '/Users?startIndex=101&count=100' },
];

/** Where time may go, the first that fits. */
const parts = [
  { name: 'garbage collection', fits: (place) => place === '(garbage collector)' },
  { name: 'node: http, net, streams', fits: (place) => place.startsWith('node:') },
  { name: 'router of express', fits: (place) => place.includes('node_modules/') },
  { name: 'SCIM core', fits: (place) => place.includes('src/scim/') },
  {
    name: 'server',
    fits: (place) => place.includes('src/server/') || place.includes('src/faults/'),
  },
  {
    name: 'capture and judging',
    fits: (place) => /src\/(?:exchange|capture|validate|workbench|okta|base)\//.test(place),
  },
  { name: 'line on the terminal', fits: (place) => place.includes('src/cli/') },
  { name: 'native code of node', fits: () => true },
];

export const partNames = parts.map(({ name }) => name);

const distUrl = pathToFileURL(join(projectRoot, 'dist')).href;
const seconds = 4;
const connections = 8;

/**
 * Where the time of the packaged server goes, from its CPU profile; what it waits is left aside.
 *
 * @returns {Promise<readonly { name: string, shares: ReadonlyMap<string, number> }[]>} shares of 1
 */
export async function profileServer() {
  const found = [];
  for (const scenario of scenarios) {
    found.push({ name: scenario.name, shares: await profile(scenario) });
  }
  return found;
}

async function profile({ path }) {
  const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-profile-'));
  const cli = join(projectRoot, 'dist/cli.cjs');
  const options = ['serve', '--port', '0', '--auth', 'none', '--seed', '1000', '--json'];
  const child = spawn(
    process.execPath,
    ['--cpu-prof', `--cpu-prof-dir=${folder}`, cli, ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [first] = await once(child.stdout, 'data');
    child.stdout.resume();
    const { baseUrl } = JSON.parse(first.toString().split('\n')[0]);
    const list = await (await fetch(`${baseUrl}/Users?count=1`)).json();
    await load(baseUrl + path(list.Resources[0]));
    child.kill('SIGTERM');
    await once(child, 'exit');
    const [file] = await readdir(folder);
    return sharesOf(JSON.parse(await readFile(join(folder, file), 'utf8')));
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
}

async function load(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + seconds * 1000;
  const ask = async () => {
    while (performance.now() < end) {
      const [answer] = await once(request(url, { agent }).end(), 'response');
      answer.resume();
      await once(answer, 'end');
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
}

async function sharesOf({ nodes, samples, timeDeltas }) {
  const maps = await readMaps(new Set(nodes.map(({ callFrame }) => callFrame.url)));
  const partById = new Map(nodes.map((node) => [node.id, partOf(node.callFrame, maps)]));
  const times = new Map(partNames.map((name) => [name, 0]));
  for (const [at, id] of samples.entries()) {
    const part = partById.get(id);
    if (part !== undefined) {
      times.set(part, times.get(part) + timeDeltas[at]);
    }
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return new Map([...times].map(([name, time]) => [name, time / total]));
}

/** By the address of the bundle that each belongs to; the bundler's own file has none. */
async function readMaps(urls) {
  const bundles = [...urls].filter((url) => url.startsWith(distUrl) && existsSync(mapFileOf(url)));
  return new Map(
    await Promise.all(
      bundles.map(async (url) => [
        url,
        new SourceMap(JSON.parse(await readFile(mapFileOf(url), 'utf8'))),
      ]),
    ),
  );
}

const mapFileOf = (url) => `${fileURLToPath(url)}.map`;

/** Undefined while it waits. */
function partOf({ functionName, url, lineNumber, columnNumber }, maps) {
  if (functionName === '(idle)' || functionName === '(root)') {
    return undefined;
  }
  const entry = maps.get(url)?.findEntry(lineNumber, columnNumber);
  const place = entry?.originalSource ?? (url === '' ? functionName : url);
  return parts.find(({ fits }) => fits(place)).name;
}
