import { performance } from 'node:perf_hooks';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {(times: number) => unknown} run does the work so many times; may give a promise
 * @property {() => Promise<number>} [cpu] the CPU time in microseconds of the process that does the
 *   work, where that is not this one
 */

/**
 * @typedef {object} Pace
 * @property {number} rounds
 * @property {number} batchMs how long one contender works before it is the other's turn
 * @property {number} warmUpMs how long each works before the first round, at least
 * @property {number} seconds after which no further round begins
 */

const fewestRounds = 3;
/** So many times slower than the first contender, one look is enough, and the run stays short. */
const slowFactor = 20;

/**
 * Measures contenders in alternate turns, so that a busy machine hits all of them alike. What counts
 * is CPU time, that of the garbage collector's threads included: on a shared machine wall time says
 * more about the others. Gives microseconds for one time of the work, a figure for each round.
 *
 * @param {readonly Contender[]} contenders
 * @param {Pace} pace
 * @returns {Promise<ReadonlyMap<string, readonly number[]>>}
 */
export async function measureInTurns(contenders, { rounds, batchMs, warmUpMs, seconds }) {
  const runners = [];
  for (const contender of contenders) {
    runners.push({ contender, figures: [], ...(await warmUp(contender, batchMs, warmUpMs)) });
  }
  const isHopeless = ({ each }) => each > slowFactor * runners[0].each;
  for (const runner of runners.filter(isHopeless)) {
    runner.figures.push(runner.each);
  }
  const rivals = runners.filter((runner) => !isHopeless(runner));
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt > seconds * 1000;
  for (let round = 0; round < rounds && !(round >= fewestRounds && isLate()); round += 1) {
    for (let turn = 0; turn < rivals.length; turn += 1) {
      // Each goes first as often as the others: whoever follows a hungry one pays for its garbage.
      const { contender, times, figures } = rivals[(round + turn) % rivals.length];
      figures.push((await cpuTimeOf(contender, times)) / times);
    }
  }
  return new Map(runners.map(({ contender, figures }) => [contender.name, figures]));
}

/** Until the compiler has seen enough; gives how many times fill a batch. */
async function warmUp(contender, batchMs, warmUpMs) {
  const enough = warmUpMs * 1000;
  let times = 1;
  let spent = 0;
  let last = 0;
  while (spent < enough) {
    last = await cpuTimeOf(contender, times);
    spent += last;
    if (last < (batchMs * 1000) / 2) {
      times *= 2;
    }
  }
  const each = Math.max(last, 1) / times;
  return { each, times: Math.max(1, Math.round((batchMs * 1000) / each)) };
}

async function cpuTimeOf({ run, cpu = ownCpuTime }, times) {
  // The garbage of the one before is not ours. A full collection would throw compiled code away, too.
  globalThis.gc({ type: 'minor' });
  const before = await cpu();
  const result = run(times);
  if (result instanceof Promise) {
    await result;
  }
  return (await cpu()) - before;
}

function ownCpuTime() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
