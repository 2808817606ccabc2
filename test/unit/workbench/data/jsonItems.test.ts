import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findItemLines } from '../../../../src/workbench/data/jsonItems.js';

/** Where the items stand when each begins a line of its own, which `JSON.stringify` does with an indent. */
const linesOfItems = (text: string, indent: string): readonly number[] =>
  text
    .split('\n')
    .flatMap((line, at) =>
      line.startsWith(indent) && !/^[ \]}]/.test(line.slice(indent.length)) ? [at + 1] : [],
    );

await test('the lines of items are found in any array', () => {
  fc.assert(
    fc.property(fc.array(fc.json().map((text): unknown => JSON.parse(text))), (items) => {
      const text = JSON.stringify(items, null, 1);

      assert.deepEqual(findItemLines(text), linesOfItems(text, ' '));
    }),
  );
});

await test('the lines of items are found in a member of any object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.array(fc.jsonValue()),
      fc.string({ unit: 'binary', minLength: 1 }),
      (others, items, name) => {
        const parsed: unknown = JSON.parse(JSON.stringify({ ...others, [name]: items }));
        const text = JSON.stringify(parsed, null, 1);
        const start = text.indexOf(`\n ${JSON.stringify(name)}: [`) + 1;
        const list = text.slice(start).split('\n');
        const end = list.findIndex((line, at) => at > 0 && line.startsWith(' ]'));
        const before = text.slice(0, start).split('\n').length - 1;
        const lines = linesOfItems(list.slice(0, Math.max(0, end)).join('\n'), '  ');

        assert.deepEqual(
          findItemLines(text, name),
          lines.map((line) => line + before),
        );
      },
    ),
  );
});
