import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { countSeqs, pickSeqs, toSeqRuns } from '../../../src/protocol/seqRuns.js';

const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }))
  .map((seqs) => seqs.toSorted((left, right) => left - right));

const items = (seqs: readonly number[]) => seqs.map((seq) => ({ seq }));

void describe('exchanges that are named by runs', () => {
  void test('are those that were meant, of what is still captured', () => {
    fc.assert(
      fc.property(ascending, ascending, (meant, captured) => {
        const wanted = new Set(meant);
        assert.deepEqual(
          pickSeqs(items(captured), toSeqRuns(meant)),
          items(captured.filter((seq) => wanted.has(seq))),
        );
        assert.equal(countSeqs(toSeqRuns(meant)), meant.length);
      }),
    );
  });

  void test('are none, of whatever numbers come', () => {
    assert.deepEqual(pickSeqs(items([1, 2, 3]), []), []);
    assert.deepEqual(pickSeqs(items([1, 2, 3]), [2]), []);
    assert.deepEqual(pickSeqs(items([1, 2, 3]), [0, 0, 1, 1]), items([2]));
    assert.deepEqual(pickSeqs(items([1, 2, 3]), [900_000_000, 5]), []);
  });

  void test('are a few numbers where they stand together, and 200 kB at worst of 100,000', () => {
    const all = Array.from({ length: 100_000 }, (_none, at) => at + 1);
    assert.deepEqual(toSeqRuns(all), [0, 100_000]);
    const everyOther = all.filter((seq) => seq % 2 === 0);
    assert.ok(JSON.stringify(toSeqRuns(everyOther)).length < 201_000);
  });
});
