import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** @type {Readonly<Record<'usual' | 'quick', import('./inTurns.mjs').Pace>>} */
const paces = {
  usual: { rounds: 11, batchMs: 40, warmUpMs: 200, seconds: 4 },
  quick: { rounds: 3, batchMs: 20, warmUpMs: 150, seconds: 1 },
};
/** Should a row hang, the run must not. */
const limit = 400_000;

/** @returns {Promise<readonly import('../report/row.mjs').Row[]>} */
export async function measureGroup({ name, file }, isQuick) {
  const pace = isQuick ? paces.quick : paces.usual;
  const child = fork(
    fileURLToPath(new URL('../processes/row.mjs', import.meta.url)),
    [file, JSON.stringify({ pace, isQuick })],
    { execArgv: ['--expose-gc'], timeout: limit },
  );
  const ended = once(child, 'exit');
  const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  await ended;
  if (answer === undefined) {
    throw new Error(`Measuring ${name} has failed; what it printed says why.`);
  }
  return answer[0];
}
