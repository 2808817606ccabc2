import { type ExchangeSummary } from '../../src/protocol/inspector.js';
import { ExchangeList } from './exchangeList.js';
import { completeQuery } from './query/completions.js';

/** Rows that it is rehearsed with: enough for V8 to compile what walks over them. Fewer are quick anyway. */
export const rehearsedRows = 3000;

/**
 * Letters, and words that grow out of them: some stand in nearly every row, some in a part, some in none. What was compiled for one
 * of these alone would be thrown away at the first row that is otherwise.
 */
const words =
  'e er ers g ge get u us use p pa pat s se sea a ar ara o on onx d de del e en c cr cre m'.split(
    ' ',
  );

/**
 * Searches a copy of some rows, a word with each step, so that the browser has compiled the search when it is first
 * asked for: among 100,000 rows the first letter took 29 ms of script, and 10 once it had been typed before.
 *
 * @param items ascending
 */
export function* rehearseSearch(items: readonly ExchangeSummary[]): Generator<void, void> {
  const list = new ExchangeList();
  list.appendSnapshot({ firstSeq: 0, dropped: 0, items }, items.at(-1)?.seq ?? 0);
  yield;
  for (const word of words) {
    list.setFilter(word);
    completeQuery(word, word.length, {
      operations: list.facets.operations,
      subjects: (text) => list.subjectsWith(text, 6),
      history: [],
    });
    yield;
  }
}
