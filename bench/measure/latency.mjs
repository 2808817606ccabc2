import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { compareRow } from '../report/row.mjs';
import { createLoad } from './load.mjs';
import { median } from './statistics.mjs';

const requestsInTurn = 120;
/** In milliseconds: between two requests a client has work of its own, so that this is no flood. */
const betweenRequests = 4;

/**
 * Servers in turns, asked for one thing after another as one client does, by the time until the answer
 * is there: of each turn the median.
 */
export async function compareLatency(name, goal, { rounds }, sides) {
  const contenders = sides.map(({ name: side, server, ...parts }) => ({
    side,
    load: createLoad({ ...server, ...parts, connections: 1 }),
    figures: [],
  }));
  try {
    for (const { load } of contenders) {
      await medianOf(load);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const { load, figures } = contenders[(round + turn) % contenders.length];
        figures.push(await medianOf(load));
      }
    }
  } finally {
    for (const { load } of contenders) {
      load.close();
    }
  }
  const figures = new Map(contenders.map(({ side, figures: all }) => [side, all]));
  return compareRow({ name, unit: 'µs to the answer, at the median', goal, figures });
}

async function medianOf(load) {
  const times = [];
  for (let count = 0; count < requestsInTurn; count += 1) {
    const startedAt = performance.now();
    await load.run(1);
    times.push((performance.now() - startedAt) * 1000);
    await pause(betweenRequests);
  }
  return median(times);
}
