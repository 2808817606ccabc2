import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * A server in a process of its own, so that its CPU time is the server's alone. With a folder in the
 * variable BENCH_PROFILE it leaves a CPU profile there.
 *
 * @param {string} script in this folder
 * @param {unknown} options for its `start`
 */
export async function startServer(script, options) {
  const { BENCH_PROFILE: profile } = process.env;
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
    execArgv: ['--expose-gc', ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])],
    // For maps.
    serialization: 'advanced',
  });
  const ended = once(child, 'exit');
  const ask = async (question, argument) => {
    child.send({ question, argument });
    const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    if (answer === undefined) {
      throw new Error(`${script} has ended.`);
    }
    return answer[0];
  };
  const started = await ask('start', options);
  return {
    ...started,
    ask,
    cpu: () => ask('cpu'),
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}

const usualAnswers = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  memory: () => process.memoryUsage(),
};

/**
 * The other side: answers what `startServer` asks. The process ends when its parent lets go of it.
 *
 * @param {Readonly<Record<string, (argument: any) => unknown>>} answers
 */
export function serveParent(answers) {
  process.once('disconnect', () => process.exit(0));
  process.on('message', async ({ question, argument }) => {
    process.send(await { ...usualAnswers, ...answers }[question](argument));
  });
}
