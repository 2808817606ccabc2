import { runForAnswers } from '../processes/answers.mjs';
import { limitRow } from '../report/row.mjs';

/** What a user waits for: the server's code is loaded, the server listens, a request is answered. */
export async function run({ isQuick }) {
  const answers = await runForAnswers('firstStart.mjs', isQuick ? 5 : 11);
  const tries = answers.map(({ time }) => time);
  return [
    limitRow({ name: 'first Start Mock Server to first answer', unit: 'ms', limit: 400, tries }),
  ];
}
