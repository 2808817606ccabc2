import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonValue,
  readMember,
  withoutMember,
} from '../../../src/base/json.js';

// What fast-check makes is JSON.
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as JsonValue);

await test('objects are told from arrays and null', () => {
  const values = [{}, [], null, 'x', 1, undefined];

  assert.deepEqual(values.map(isJsonObject), [true, false, false, false, false, false]);
  assert.deepEqual(values.map(isJsonArray), [false, true, false, false, false, false]);
});

await test('a member is only what the object has itself', () => {
  const object: unknown = JSON.parse('{"a":1,"__proto__":2}');

  assert.ok(isJsonObject(object));
  assert.deepEqual(
    ['a', '__proto__', 'constructor', 'b'].map((name) => readMember(object, name)),
    [1, 2, undefined, undefined],
  );
  assert.equal(readMember({}, '__proto__'), undefined);
});

await test('an object without a member is another object; the first one keeps it', () => {
  const object = { a: 1, b: 2 };

  assert.deepEqual(withoutMember(object, 'a'), { b: 2 });
  assert.deepEqual(withoutMember(object, 'c'), object);
  assert.deepEqual(object, { a: 1, b: 2 });
});

const pairs: readonly (readonly [
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  isSame: boolean,
])[] = [
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [{ a: 1 }, { a: 1, b: 1 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: null }, {}, false],
  [{ constructor: 1 }, {}, false],
  [{}, { constructor: 1 }, false],
  [[], {}, false],
  [{}, [], false],
  [null, {}, false],
  [null, undefined, false],
  [undefined, undefined, true],
  [1, '1', false],
  ['a', 'a', true],
];

for (const [left, right, isSame] of pairs) {
  await test(`${JSON.stringify(left)} is ${isSame ? '' : 'not '}the same as ${JSON.stringify(right)}`, () => {
    assert.equal(isSameJson(left, right), isSame);
    assert.equal(isSameJson(right, left), isSame);
  });
}

await test('two values are the same where their texts with sorted names are', () => {
  const sorted = (value: JsonValue): string =>
    JSON.stringify(value, (_name, member: unknown) =>
      isJsonObject(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    );
  fc.assert(
    fc.property(json, json, (left, right) => {
      assert.equal(isSameJson(left, structuredClone(left)), true);
      assert.equal(isSameJson(left, right), sorted(left) === sorted(right));
    }),
  );
});
