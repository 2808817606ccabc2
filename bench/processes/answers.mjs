import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script of this folder some times, each in a process of its own, and gives what each has sent.
 *
 * @param {string} script
 * @param {number} count
 * @returns {Promise<readonly any[]>}
 */
export async function runForAnswers(script, count) {
  const answers = [];
  for (let round = 0; round < count; round += 1) {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)));
    const ended = once(child, 'exit');
    const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    await ended;
    if (answer === undefined) {
      throw new Error(`${script} has ended without an answer.`);
    }
    answers.push(answer[0]);
  }
  return answers;
}
