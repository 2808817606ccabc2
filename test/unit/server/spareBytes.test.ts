import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SpareBytes } from '../../../src/server/spareBytes.js';

const page = 148_000;

await test('what is given back is used for the next answer of about its length', () => {
  const spare = new SpareBytes();
  const first = spare.take(page);
  spare.giveBack(first);

  const second = spare.take(page + 10_000);

  assert.equal(second.buffer, first.buffer);
  assert.equal(second.length, page + 10_000);
});

await test('what is not given back yet is nobody else’s', () => {
  const spare = new SpareBytes();
  const taken = [1, 2, 3].map(() => spare.take(page));

  assert.equal(new Set(taken.map(({ buffer }) => buffer)).size, 3);
});

await test('bytes are used by one at a time, however often they come back', () => {
  const spare = new SpareBytes();
  spare.giveBack(spare.take(page));

  assert.notEqual(spare.take(page).buffer, spare.take(page).buffer);
});

await test('short answers and very long ones leave nothing behind', () => {
  for (const sizeBytes of [0, 1_000, 2_000_000]) {
    const spare = new SpareBytes();
    const taken = spare.take(sizeBytes);
    taken.fill(7);
    spare.giveBack(taken);

    assert.equal(taken.length, sizeBytes);
    assert.ok(sizeBytes === 0 || spare.take(sizeBytes) !== taken);
  }
});

await test('no more than 4 MiB are kept, and those that were used last', () => {
  const spare = new SpareBytes();
  const large = Array.from({ length: 10 }, () => spare.take(1_000_000));
  const small = spare.take(page);
  for (const one of [...large, small]) {
    spare.giveBack(one);
  }

  assert.equal(spare.take(page).buffer, small.buffer);
  const known = new Set(large.map(({ buffer }) => buffer));
  const again = large.map(() => spare.take(1_000_000)).filter(({ buffer }) => known.has(buffer));
  assert.equal(again.length, 3);
});
