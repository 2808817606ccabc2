import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../src/base/json.js';
import { toPointer } from '../../../src/base/jsonPointer.js';
import { locatePointers } from '../../../src/cli/validate/jsonPlaces.js';
import { type TextPlace } from '../../../src/cli/validate/textPlace.js';

const text = `{
  "userName": "jane",
  "emails": [
    { "value": "a", "a/b~c": null },
    7
  ],
  "active": "true", "active": true
}`;

const places: readonly (readonly [string, string])[] = [
  ['', '{'],
  ['/userName', '"userName": "jane"'],
  ['/emails', '"emails"'],
  ['/emails/0', '{'],
  ['/emails/0/value', '"value": "a"'],
  ['/emails/0/a~1b~0c', '"a/b~c": null'],
  ['/emails/1', '7'],
  // Of two members of one name, the last one counts, as it does for every reader.
  ['/active', '"active": true'],
];

const missing: readonly (readonly [string, string])[] = [
  ['/title', '{'],
  ['/emails/9', '"emails"'],
  ['/emails/0/display', '{'],
  ['/emails/1/value/x', '7'],
];

function cutOut(source: string, { line, column, endLine, endColumn }: TextPlace): string {
  const lines = source.split('\n');
  const offsetOf = (at: number, col: number): number =>
    lines.slice(0, at - 1).reduce((sum, one) => sum + one.length + 1, 0) + col - 1;
  return source.slice(offsetOf(line, column), offsetOf(endLine, endColumn));
}

void describe('a JSON pointer', () => {
  for (const [pointer, found] of places) {
    void it(`leads to a place in the text: ${pointer}`, () => {
      assert.equal(cutOut(text, locatePointers(text, [pointer])(pointer)), found);
    });
  }

  for (const [pointer, found] of missing) {
    void it(`to nothing leads to what should hold it: ${pointer}`, () => {
      assert.equal(cutOut(text, locatePointers(text, [pointer])(pointer)), found);
    });
  }

  void it('into brackets without number leads to the beginning, without a crash', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);

    assert.deepEqual(locatePointers(deep, ['/0'])('/0'), {
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
    });
  });

  void it('leads to the text of each simple value, whatever the document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        // Without `__proto__`, a JSON value is what it is read back as.
        const source = JSON.stringify(value, null, indent);
        const json = JSON.parse(source) as JsonValue;
        const leaves = leavesOf(json, []);
        const locate = locatePointers(
          source,
          leaves.map(([pointer]) => pointer),
        );
        for (const [pointer, leaf] of leaves) {
          const found = cutOut(source, locate(pointer));
          assert.ok(found.endsWith(JSON.stringify(leaf)), `${pointer}: ${found}`);
        }
      }),
    );
  });
});

function leavesOf(
  value: JsonValue,
  steps: readonly (string | number)[],
): readonly (readonly [string, JsonValue])[] {
  if (isJsonArray(value)) {
    return value.flatMap((item, at) => leavesOf(item, [...steps, at]));
  }
  return isJsonObject(value)
    ? Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...steps, name]))
    : [[toPointer(steps), value]];
}
