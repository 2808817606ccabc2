import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { prettyJson } from '../../../src/base/prettyJson.js';

await test('any JSON value comes out as JSON.stringify would indent it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // Numbers such as -0 are written in one way by JSON.stringify only.
      const text = JSON.stringify(value);

      assert.equal(prettyJson(text), JSON.stringify(JSON.parse(text), null, 2));
    }),
  );
});

await test('numbers, doubled members and escapes stay as they came', () => {
  const text = '{"id":12345678901234567890,"a":1.0,"a":"\\u00e9","__proto__":null}';

  assert.equal(
    prettyJson(text),
    '{\n  "id": 12345678901234567890,\n  "a": 1.0,\n  "a": "\\u00e9",\n  "__proto__": null\n}',
  );
});

await test('white space that came is replaced', () => {
  assert.equal(prettyJson(' { "a" :\r\n [ ] , "b":{ } }\n'), '{\n  "a": [],\n  "b": {}\n}');
});

await test('the beginning of a text will do', () => {
  assert.equal(prettyJson('{"a":[1,"tw'), '{\n  "a": [\n    1,\n    "tw');
  assert.equal(prettyJson('{"a":"b\\'), '{\n  "a": "b\\');
});

await test('a body of brackets alone does not grow without measure', () => {
  const text = '['.repeat(100_000);

  assert.ok(prettyJson(text).length < text.length * 200);
});
