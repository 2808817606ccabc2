import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ExchangeSummary } from '../../src/protocol/inspector.js';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { sampleSummary } from './support/sampleExchanges.js';

const row = (
  seq: number,
  method: string,
  operationId: string,
  more: object = {},
): ExchangeSummary => ({
  ...sampleSummary(seq),
  startedAt: seq * 100,
  method,
  operationId,
  subject: 'jane',
  ...more,
});

function listOf(...items: readonly ExchangeSummary[]): ExchangeList {
  const list = new ExchangeList();
  list.setGrouped(true);
  list.append({ firstSeq: 1, dropped: 0, items });
  return list;
}

const shown = (list: ExchangeList) =>
  Array.from({ length: list.visibleCount }, (_, at) => list.visibleAt(at)?.seq);

void describe('what belongs together is one row', () => {
  void test('a lookup and the create that came of it', () => {
    const list = listOf(row(1, 'GET', 'user.lookup'), row(2, 'POST', 'user.create'));

    assert.deepEqual(shown(list), [2]);
    assert.deepEqual(list.groupOf(2), { kind: 'head', isOpen: false });
  });

  void test('which opens and closes', () => {
    const list = listOf(row(1, 'GET', 'user.lookup'), row(2, 'POST', 'user.create'));
    list.toggleGroup(2);
    assert.deepEqual(shown(list), [1, 2]);
    assert.deepEqual(list.groupOf(1), { kind: 'member', isOpen: true });
    list.toggleGroup(1, false);

    assert.deepEqual(shown(list), [2]);
  });

  const apart: readonly (readonly [string, ExchangeSummary])[] = [
    ['of somebody else', row(2, 'POST', 'user.create', { subject: 'tom' })],
    ['much later', row(2, 'POST', 'user.create', { startedAt: 60_000 })],
    ['of another source', row(2, 'POST', 'user.create', { source: 'okta' })],
    ['that only reads', row(2, 'GET', 'user.get')],
  ];
  for (const [name, second] of apart) {
    void test(`but not a request ${name}`, () => {
      assert.deepEqual(shown(listOf(row(1, 'GET', 'user.lookup'), second)), [1, 2]);
    });
  }

  void test('a query looks into groups, and without it they are folded again', () => {
    const list = listOf(row(1, 'GET', 'user.lookup'), row(2, 'POST', 'user.create'));
    list.setFilter('method:GET');
    assert.deepEqual(shown(list), [1]);
    list.setFilter('');
    assert.deepEqual(shown(list), [2]);
    list.setGrouped(false);

    assert.deepEqual(shown(list), [1, 2]);
  });

  void test('rows that are dropped take their groups along', () => {
    const list = listOf(row(1, 'GET', 'user.lookup'), row(2, 'POST', 'user.create'));
    list.append({ firstSeq: 2, dropped: 1, items: [row(3, 'GET', 'user.lookup')] });

    assert.deepEqual(shown(list), [2, 3]);
    assert.equal(list.groupOf(2), undefined);
  });
});
