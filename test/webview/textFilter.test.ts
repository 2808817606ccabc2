import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { sampleSummary } from './support/sampleExchanges.js';

const rows = [
  { seq: 1, method: 'GET', operation: 'Read user', path: '/Users/409', status: 200 },
  { seq: 2, method: 'POST', operation: 'Create user', path: '/Users', status: 409 },
  { seq: 3, method: 'PATCH', operation: 'Push group members', path: '/Groups/7', status: 404 },
].map((row) => ({ ...sampleSummary(row.seq), ...row, subject: `Someone${String(row.seq)}` }));

function visible(filter: string): readonly number[] {
  const list = new ExchangeList();
  list.append({ firstSeq: 1, dropped: 0, items: rows });
  list.setFilter(filter);
  return Array.from({ length: list.visibleCount }, (_, at) => list.visibleAt(at)?.seq ?? 0);
}

const cases: readonly (readonly [string, string, readonly number[]])[] = [
  ['an empty filter shows everything', '', [1, 2, 3]],
  ['blanks alone show everything', '   ', [1, 2, 3]],
  ['the method is searched', 'patch', [3]],
  ['upper and lower case are the same', 'cReAtE', [2]],
  ['the subject is searched', 'someone3', [3]],
  ['the path is searched', '/groups', [3]],
  ['every term must fit', 'user post', [2]],
  ['terms that fit different rows fit none', 'create patch', []],
  ['a status is not looked for in paths', '409', [2]],
  ['a status class fits its hundred', '4xx', [2, 3]],
  ['a status class and a word', '4xx group', [3]],
  ['characters of regular expressions mean themselves', '.*', []],
];

for (const [name, filter, expected] of cases) {
  await test(`text filter: ${name}`, () => {
    assert.deepEqual(visible(filter), expected);
  });
}

await test('a row that the client aborted is found by that word', () => {
  const list = new ExchangeList();
  const { status: _, ...rest } = sampleSummary(1);
  list.append({ firstSeq: 1, dropped: 0, items: [{ ...rest, isAborted: true }, sampleSummary(2)] });

  list.setFilter('aborted');

  assert.equal(list.visibleCount, 1);
});

await test('a keystroke searches 100,000 rows in less than 50 ms', () => {
  const list = new ExchangeList();
  const items = Array.from({ length: 100_000 }, (_, at) => sampleSummary(at + 1));
  list.append({ firstSeq: 1, dropped: 0, items });
  list.setFilter('warm');

  const times = ['m', 'ma', 'mar', 'mara', 'mara 4xx'].map((text) => {
    const start = performance.now();
    list.setFilter(text);
    return performance.now() - start;
  });

  assert.ok(Math.min(...times) < 50, `took ${times.map((time) => time.toFixed(1)).join(', ')} ms`);
});
