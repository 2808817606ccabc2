import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScimError } from '../../../../src/scim/errors.js';
import { checkIfMatch } from '../../../../src/scim/store/entityTag.js';

const headers: readonly (readonly [header: string, isMatching: boolean])[] = [
  ['W/"3"', true],
  ['"3"', true],
  ['3', true],
  [' W/"3" ', true],
  ['*', true],
  [' * ', true],
  ['W/"1", W/"3"', true],
  ['"1","2"', false],
  ['W/"33"', false],
  ['W/3', true],
  ['w/"3"', false],
  ['"3', false],
  ['', false],
  [',', false],
];

for (const [header, isMatching] of headers) {
  await test(`${JSON.stringify(header)} ${isMatching ? 'names' : 'does not name'} the version W/"3"`, () => {
    const check = (): void => {
      checkIfMatch(header, 'W/"3"');
    };

    if (isMatching) {
      check();
    } else {
      assert.throws(check, ScimError);
    }
  });
}

await test('another version than the one that is there is a 412 that names both', () => {
  assert.throws(
    () => {
      checkIfMatch('W/"2"', 'W/"3"');
    },
    (error) =>
      error instanceof ScimError &&
      error.status === 412 &&
      error.message === 'If-Match is W/"2", but the version of the resource is W/"3"',
  );
});

await test('no If-Match, or the right one, lets the change through', () => {
  assert.doesNotThrow(() => {
    checkIfMatch(undefined, 'W/"3"');
    checkIfMatch('W/"3"', 'W/"3"');
  });
});
