import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ResourceTextError,
  readResourceText,
} from '../../../../src/workbench/data/resourceText.js';

const placesOf = (text: string): readonly string[] => {
  const { resources, placeOf } = readResourceText(text);
  return resources.map((_resource, at) => placeOf(at));
};

void describe('the resources of a text', () => {
  const texts: readonly (readonly [what: string, text: string, places: readonly string[]])[] = [
    ['an empty array', ' [ ] ', []],
    ['an array', '[\n {"a": [1,\n2]},\n\n{}\n]', ['Line 2 (/0)', 'Line 5 (/1)']],
    ['an array in one line', '[{},{}]', ['Line 1 (/0)', 'Line 1 (/1)']],
    ['an array with CRLF', '[\r\n{},\r\n{}]', ['Line 2 (/0)', 'Line 3 (/1)']],
    ['a byte order mark', '\ufeff[\n{}]', ['Line 2 (/0)']],
    [
      'a ListResponse, whatever stands before its resources',
      '{"a": ["Resources", [{}]],\n"b": "\\"[",\n"Resources": [{"Resources": [{}]},\n{}]}',
      ['Line 3 (/Resources/0)', 'Line 4 (/Resources/1)'],
    ],
    [
      'a ListResponse whose name is escaped',
      '{"\\u0052esources":\n[{"Resources": [{}]}]}',
      ['Line 2 (/Resources/0)'],
    ],
    [
      'a list without resources',
      '{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"]}',
      [],
    ],
    ['one resource', '{"userName": "jane"}', ['The resource']],
    ['JSON Lines', '{"a":1}\n\n{"a":2}', ['Line 1', 'Line 3']],
    ['JSON Lines with CRLF and a byte order mark', '\ufeff{}\r\n\r\n{}\r\n', ['Line 1', 'Line 3']],
  ];

  for (const [what, text, places] of texts) {
    void test(`may be ${what}`, () => {
      assert.deepEqual(placesOf(text), places);
    });
  }
});

void describe('a text that holds no resources', () => {
  const texts: readonly (readonly [what: string, text: string, problems: readonly RegExp[]])[] = [
    ['nothing', '', [/^It is empty\./]],
    ['a byte order mark alone', '\ufeff\r\n', [/^It is empty\./]],
    ['a number', '7', [/^It must be an array of resources/]],
    [
      'several values that are no objects',
      '[1,\n{},\n"x"]',
      [/^Line 1 \(\/0\): A resource must be a JSON object$/, /^Line 3 \(\/2\): A resource/],
    ],
    [
      'a broken array',
      '[{"a":1},\n{"a":}]',
      [/^It is no JSON, line 2, column 6: \} where a value/],
    ],
    [
      'a ListResponse with an error',
      '{"Resources": [\n{}\n}',
      [/^It is no JSON, line 3, column 1/],
    ],
    [
      'JSON Lines with several broken lines, the first among them',
      '{"a":}\n{}\n{"b" 1}\n7\n{}',
      [
        /^Line 1, column 6: It is no JSON: \} where a value/,
        /^Line 3, column 6: It is no JSON: 1 where a colon/,
        /^Line 4: A resource must be a JSON object$/,
      ],
    ],
  ];

  for (const [what, text, problems] of texts) {
    void test(`is refused with everything that is wrong: ${what}`, () => {
      assert.throws(
        () => readResourceText(text),
        (error) => {
          assert.ok(error instanceof ResourceTextError);
          assert.equal(error.problems.length, problems.length, error.message);
          for (const [at, problem] of problems.entries()) {
            assert.match(error.problems[at] ?? '', problem);
          }
          return true;
        },
      );
    });
  }
});
