import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';
import { getText } from '../measure/getText.mjs';
import { compareRow, limitRow } from '../report/row.mjs';

const token = 'of-the-bench';
const settleMs = 1_000;

/** `serve` as people run it: from the command to the first answer, and what it takes while it waits. */
export async function run({ isQuick }) {
  const times = [];
  const bareTimes = [];
  const sizes = [];
  for (let round = 0; round < (isQuick ? 5 : 11); round += 1) {
    const { time, size } = await startOnce(serve, round === 0);
    times.push(time);
    bareTimes.push((await startOnce(bare)).time);
    sizes.push(...(size === undefined ? [] : [size]));
  }
  return [
    limitRow({
      name: 'serve: command to first answer',
      unit: 'ms',
      limit: 200,
      tries: times,
    }),
    compareRow({
      name: 'serve: command to first answer, beside bare node:http',
      unit: 'ms',
      goal: null,
      figures: new Map([
        ['ours', times],
        ['bare node:http', bareTimes],
      ]),
    }),
    ...(sizes.length === 0
      ? []
      : [limitRow({ name: 'serve: memory while idle', unit: 'MiB RSS', limit: 80, tries: sizes })]),
  ];
}

const serve = [
  ...[join(projectRoot, 'dist', 'cli.cjs'), 'serve'],
  ...['--port', '0', '--token', token, '--json'],
];
const bare = [fileURLToPath(new URL('../processes/bareStart.mjs', import.meta.url))];

async function startOnce(command, isWeighed = false) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const { baseUrl } = await readFirstLine(child.stdout);
    await getText(`${baseUrl}/Users?count=1`, `Bearer ${token}`);
    const time = performance.now() - startedAt;
    if (!isWeighed) {
      return { time };
    }
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return { time, size: await residentMebibytes(child.pid) };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function readFirstLine(stream) {
  for await (const line of createInterface({ input: stream })) {
    return JSON.parse(line);
  }
  throw new Error('serve ended before it listened.');
}

/** Undefined where neither /proc nor ps can tell. */
async function residentMebibytes(pid) {
  try {
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    return readWithPs(pid);
  }
}

async function readWithPs(pid) {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout) / 1024;
  } catch {
    return undefined;
  }
}
