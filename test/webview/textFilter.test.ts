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
  const aborted = { ...sampleSummary(1), isAborted: true };
  list.append({ firstSeq: 1, dropped: 0, items: [aborted, sampleSummary(2)] });

  list.setFilter('aborted');

  assert.equal(list.visibleCount, 1);
});

await test('a filter over 100,000 rows shows exactly those that match, letter after letter', () => {
  const list = new ExchangeList();
  const items = Array.from({ length: 100_000 }, (_one, at) => sampleSummary(at + 1));
  list.append({ firstSeq: 1, dropped: 0, items });
  const matching = items.filter(({ subject }) => subject?.startsWith('mara') ?? false);

  for (const text of ['m', 'ma', 'mar', 'mara']) {
    list.setFilter(text);
  }

  assert.ok(matching.length > 0 && matching.length < items.length);
  assert.equal(list.visibleCount, matching.length);
});
