import { compareRow } from '../report/row.mjs';
import { measureInTurns } from './inTurns.mjs';
import { createLoad } from './load.mjs';

/**
 * A request is short, and a server is never alone on the machine with its client: it takes more of them
 * than of calls within one process until a figure stands.
 */
export const slower = ({ rounds, seconds, batchMs }) => ({
  rounds: rounds + 4,
  seconds: 2 * seconds,
  batchMs: 4 * batchMs,
  warmUpMs: 2_000,
});

/** Servers under the same load in turns, by the CPU time that each takes for a request. */
export async function compete(name, goal, pace, sides, wrong) {
  const loads = sides.map(({ server, name: _side, ...parts }) =>
    createLoad({ ...server, ...parts }),
  );
  try {
    const contenders = sides.map(({ name: side, server: { cpu } }, at) => ({
      name: side,
      run: loads[at].run,
      cpu,
    }));
    const figures = await measureInTurns(contenders, pace);
    return compareRow({ name, unit: 'µs CPU of the server', goal, figures, wrong });
  } finally {
    for (const load of loads) {
      load.close();
    }
  }
}
