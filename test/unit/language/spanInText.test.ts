import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanInText } from '../../../src/language/diagnostics/spanInText.js';
import { readJsonTree } from '../../../src/language/json/jsonTree.js';

const cases: readonly (readonly [json: string, start: number, end: number, shown: string])[] = [
  ['"userName = 1"', 9, 10, '='],
  ['"a \\"b\\" c"', 2, 5, '\\"b\\"'],
  ['"\\u00e4bc"', 1, 2, 'b'],
  ['"\\u00e4bc"', 0, 1, '\\u00e4'],
  ['"abc"', 3, 3, '"'],
  ['"abc"', 2, 99, 'c'],
  ['12', 0, 1, '12'],
];

for (const [json, start, end, shown] of cases) {
  void test(`characters ${String(start)} to ${String(end)} of ${json} are ${shown}`, () => {
    const { root } = readJsonTree(json);
    assert.ok(root);

    const span = spanInText(json, root, { start, end });

    assert.equal(json.slice(span.start, span.end), shown);
  });
}
