import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  differenceLines,
  differenceSigns,
} from '../../../../src/conformance/reports/difference.js';

const show = (expected: string, actual: string): string =>
  differenceLines(expected, actual)
    .map(({ kind, text }) => differenceSigns[kind] + text)
    .join('\n');

await test('a changed line stands as it was expected and as it came', () => {
  assert.equal(show('{\n  "a": 1\n}', '{\n  "a": 2\n}'), ' {\n-  "a": 1\n+  "a": 2\n }');
});

await test('of lines that are the same only the nearest stay', () => {
  const lines = Array.from({ length: 30 }, (_item, at) => String(at));
  const changed = lines.map((line) => (line === '15' ? 'x' : line));

  assert.equal(
    show(lines.join('\n'), changed.join('\n')),
    ' …\n 12\n 13\n 14\n-15\n+x\n 16\n 17\n 18\n …',
  );
});

await test('nothing is different where nothing is', () => {
  assert.equal(show('a', 'a'), ' …');
});

await test('of long texts with nothing in common the beginnings are shown, one after the other', () => {
  const expected = Array.from({ length: 30_000 }, (_item, at) => `e${String(at)}`).join('\n');
  const actual = Array.from({ length: 30_000 }, (_item, at) => `a${String(at)}`).join('\n');

  const lines = show(expected, actual).split('\n');

  assert.deepEqual([lines[0], lines[29], lines[30], lines[31]], ['-e0', '-e29', ' …', '+a0']);
  assert.equal(lines.length, 62);
});
