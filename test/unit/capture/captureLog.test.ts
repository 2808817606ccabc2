import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaptureLog, type CapturedExchange } from '../../../src/capture/captureLog.js';
import { sizeOfExchange } from '../../../src/capture/exchangeSize.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

const createLog = (budgetBytes = 1_000_000): CaptureLog =>
  new CaptureLog({
    budgetBytes,
    onListenerError: (error) => {
      throw error;
    },
  });

const seqsOf = (captured: readonly CapturedExchange[]): readonly number[] =>
  captured.map(({ seq }) => seq);

await test('an empty log begins at 1 and holds nothing', () => {
  const log = createLog();

  assert.deepEqual([log.firstSeq, log.lastSeq, log.size, log.dropped], [1, 0, 0, 0]);
  assert.deepEqual(log.since(0), []);
});

await test('exchanges are numbered in their order and found by id and by number', () => {
  const log = createLog();

  log.add(buildExchange({ id: 'a' }));
  const second = log.add(buildExchange({ id: 'b' }));
  log.add(buildExchange({ id: 'c' }));

  assert.equal(log.find('b'), second);
  assert.equal(log.find('nobody'), undefined);
  assert.deepEqual(seqsOf(log.since(0)), [1, 2, 3]);
  assert.deepEqual(seqsOf(log.since(1)), [2, 3]);
  assert.deepEqual(seqsOf(log.since(1, 1)), [2]);
  assert.deepEqual(seqsOf(log.since(3)), []);
  assert.deepEqual(seqsOf(log.since(99)), []);
});

await test('the oldest exchanges make room, and how many is told', () => {
  const size = sizeOfExchange(buildExchange({ id: 'x' }));
  const log = createLog(size * 3);

  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    log.add(buildExchange({ id }));
  }

  assert.deepEqual([log.firstSeq, log.lastSeq, log.size, log.dropped], [3, 5, 3, 2]);
  assert.deepEqual(seqsOf(log.since(0)), [3, 4, 5]);
  assert.equal(log.find('a'), undefined);
  assert.ok(log.sizeBytes <= size * 3);
});

await test('an exchange larger than the whole budget is kept until the next one comes', () => {
  const log = createLog(100);

  log.add(buildExchange({ id: 'large', body: 'x'.repeat(1000) }));

  assert.equal(log.size, 1);
  log.add(buildExchange({ id: 'next' }));
  assert.equal(log.find('large'), undefined);
  assert.equal(log.dropped, 1);
});

await test('an id that comes twice leads to the newer exchange, also after the older one is dropped', () => {
  const log = createLog(sizeOfExchange(buildExchange({ id: 'a' })) * 2);

  log.add(buildExchange({ id: 'a' }));
  const newer = log.add(buildExchange({ id: 'a' }));
  log.add(buildExchange({ id: 'b' }));

  assert.equal(log.dropped, 1);
  assert.equal(log.find('a'), newer);
});

await test('numbers go on after everything was cleared, and listeners hear up to where', () => {
  const log = createLog();
  const cleared: number[] = [];
  log.onDidClear((seq) => cleared.push(seq));
  log.add(buildExchange());
  log.add(buildExchange());

  log.clear();

  assert.deepEqual(cleared, [2]);
  assert.deepEqual([log.firstSeq, log.lastSeq, log.size, log.sizeBytes], [3, 2, 0, 0]);
  assert.equal(log.add(buildExchange()).seq, 3);
});

await test('a failing listener does not keep an exchange from being captured', () => {
  const errors: unknown[] = [];
  const log = new CaptureLog({ budgetBytes: 10_000, onListenerError: (e) => errors.push(e) });
  log.onDidAdd(() => {
    throw new Error('listener');
  });

  log.add(buildExchange());

  assert.equal(log.size, 1);
  assert.equal(errors.length, 1);
});

await test('a full log keeps a bounded number of places for what it holds', () => {
  const log = createLog(sizeOfExchange(buildExchange({ id: 'same' })) * 100);

  for (let count = 0; count < 20_000; count += 1) {
    log.add(buildExchange({ id: 'same' }));
  }

  assert.equal(log.size, 100);
  assert.equal(log.dropped, 19_900);
  assert.deepEqual(seqsOf(log.since(19_998)), [19_999, 20_000]);
});
