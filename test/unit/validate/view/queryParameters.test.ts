import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQueryParameters } from '../../../../src/validate/view/queryParameters.js';

const cases: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  ['/Users', []],
  ['/Users?', []],
  [
    '/Users?a=1&b=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    '/Users?a=x%20y+z&a=%22',
    [
      ['a', 'x y z'],
      ['a', '"'],
    ],
  ],
  [
    '/Users?a=b=c&d',
    [
      ['a', 'b=c'],
      ['d', ''],
    ],
  ],
  [
    '/Users?a=%zz&%66=1#rest',
    [
      ['a', '%zz'],
      ['f', '1'],
    ],
  ],
  ['/Users?&&a=1&', [['a', '1']]],
];

for (const [target, expected] of cases) {
  await test(`the query of ${target} reads ${JSON.stringify(expected)}`, () => {
    const read = readQueryParameters(target).map(({ name, value }) => [name, value]);

    assert.deepEqual(read, expected);
  });
}
