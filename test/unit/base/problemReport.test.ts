import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toProblemLine, toProblemLines } from '../../../src/base/problemReport.js';

const reportOf = (...problems: readonly string[]): Parameters<typeof toProblemLine>[0] => ({
  what: 'The file cannot be used.',
  problems,
});

await test('one problem stands behind what it is about, in one line', () => {
  assert.equal(toProblemLine(reportOf('A')), 'The file cannot be used. A.');
  assert.equal(toProblemLines(reportOf('A')), 'The file cannot be used. A.');
});

await test('a question needs no full stop', () => {
  assert.equal(toProblemLines(reportOf('B?')), 'The file cannot be used. B?');
});

await test('of several, a notification has the first, and how many there are besides', () => {
  assert.equal(toProblemLine(reportOf('A', 'B', 'C')), 'The file cannot be used. A (and 2 more).');
});

await test('of several, a terminal has twenty, each in its line', () => {
  const all = reportOf(...Array.from({ length: 23 }, (_one, at) => `P${String(at)}`));

  const lines = toProblemLines(all).split('\n');

  assert.equal(lines[0], 'The file cannot be used. There are 23 problems:');
  assert.deepEqual([lines[1], lines[20], lines[21]], ['  P0.', '  P19.', '  … and 3 more']);
  assert.equal(lines.length, 22);
});
