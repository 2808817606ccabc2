import { runForAnswers } from '../processes/answers.mjs';
import { limitRow } from '../report/row.mjs';

/** The extension's own work inside `activate`, as its log tells it. */
export async function run({ isQuick }) {
  const answers = await runForAnswers('activate.mjs', isQuick ? 5 : 11);
  const tries = answers.map(({ duration }) => duration);
  return [limitRow({ name: 'own work inside activate', unit: 'ms', limit: 20, tries })];
}
