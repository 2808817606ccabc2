import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { rehearseSearch } from '../../webview/inspector/searchRehearsal.js';
import { sampleSummary } from './support/sampleExchanges.js';

await test('a rehearsal of the search ends, and leaves the list that it is for as it is', () => {
  const items = Array.from({ length: 200 }, (_, at) => sampleSummary(at + 1));
  const list = new ExchangeList();
  list.appendSnapshot({ firstSeq: 1, dropped: 0, items }, 200);
  list.setFilter('method:POST');
  const { visibleCount } = list;

  const steps = [...rehearseSearch(list.oldest(100))];

  assert.ok(steps.length > 1 && steps.length < 50);
  assert.equal(list.visibleCount, visibleCount);
  assert.equal(list.countOf({ field: 'method', value: 'POST' }), visibleCount);
});

await test('a list without rows can be rehearsed with', () => {
  assert.doesNotThrow(() => [...rehearseSearch([])]);
});
