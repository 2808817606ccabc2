import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ExchangeBatch, ExchangeList } from '../../webview/inspector/exchangeList.js';
import { sampleSummary } from './support/sampleExchanges.js';

function batch(from: number, to: number, rest: Partial<ExchangeBatch> = {}): ExchangeBatch {
  const items = Array.from({ length: to - from + 1 }, (_, at) => sampleSummary(from + at));
  return { firstSeq: 1, dropped: 0, items, ...rest };
}

function listOf(count: number): ExchangeList {
  const list = new ExchangeList();
  list.append(batch(1, count));
  return list;
}

await test('rows that follow on are appended', () => {
  const list = listOf(3);

  assert.equal(list.append(batch(4, 5)), 'appended');
  assert.equal(list.total, 5);
});

await test('rows that are known already are not added twice', () => {
  const list = listOf(3);

  list.append(batch(2, 4));

  assert.equal(list.total, 4);
});

await test('missing rows are a gap, and nothing is appended', () => {
  const list = listOf(3);

  assert.equal(list.append(batch(6, 7)), 'gap');
  assert.equal(list.total, 3);
});

await test('rows that the host has dropped in between are no gap', () => {
  const list = listOf(3);

  assert.equal(list.append(batch(6, 7, { firstSeq: 6, dropped: 5 })), 'appended');
  assert.equal(list.total, 2);
  assert.equal(list.dropped, 5);
});

await test('dropped rows leave the filtered view as well', () => {
  const list = listOf(30);
  list.setFilter('create user');
  const before = list.visibleCount;

  list.append({ firstSeq: 11, dropped: 10, items: [] });

  assert.equal(list.total, 20);
  assert.ok(list.visibleCount < before);
  assert.equal(list.forgottenVisible, before - list.visibleCount);
  assert.ok((list.visibleAt(0)?.seq ?? 0) >= 11);
});

await test('new rows appear in the filtered view only when they fit', () => {
  const list = listOf(1);
  list.setFilter('post');
  const [fits, fitsNot] = [2, 3].map((seq) => sampleSummary(seq));

  list.append(batch(2, 3));

  assert.equal(fits?.method, 'POST');
  assert.equal(fitsNot?.method, 'GET');
  assert.equal(list.visibleCount, 1);
});

await test('a clear forgets up to its seq and ignores stragglers', () => {
  const list = listOf(5);

  list.clear(5);
  list.append(batch(4, 6));

  assert.equal(list.total, 1);
  assert.equal(list.visibleAt(0)?.seq, 6);
});

await test('a clear that comes late keeps what is newer', () => {
  const list = listOf(5);

  list.clear(3);

  assert.equal(list.total, 2);
  assert.equal(list.lastSeq, 5);
});

await test('a snapshot that ends before the newest is partial', () => {
  const list = new ExchangeList();

  assert.equal(list.appendSnapshot(batch(1, 5), 8), 'partial');
  assert.equal(list.appendSnapshot(batch(6, 8), 8), 'complete');
  assert.equal(list.total, 8);
});

await test('a snapshot without rows ends the asking', () => {
  const list = new ExchangeList();

  assert.equal(list.appendSnapshot({ firstSeq: 9, dropped: 8, items: [] }, 8), 'complete');
  assert.equal(list.lastSeq, 8);
});

await test('a selected row is found among the visible ones, or not', () => {
  const list = listOf(20);
  const create = sampleSummary(12);
  list.setFilter('post');

  const index = list.visibleIndexOf(create);

  assert.equal(list.visibleAt(index)?.id, create.id);
  assert.equal(list.visibleIndexOf(sampleSummary(13)), -1);
});

await test('rows newer than a given one are counted', () => {
  const list = listOf(20);

  assert.equal(list.visibleAfter(15), 5);
  assert.equal(list.visibleAfter(20), 0);
});
