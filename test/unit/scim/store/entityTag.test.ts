import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScimError } from '../../../../src/scim/errors.js';
import {
  checkIfMatch,
  checkPreconditions,
  namesVersion,
} from '../../../../src/scim/store/entityTag.js';

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
  ['"1" , "3" ', true],
  ['"1,3"', false],
  ['"a,b", W/"3"', true],
  [',W/"3",', true],
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

await test('If-None-Match that names the version is a 412 for a write, any other lets it through', () => {
  const check = (ifNoneMatch: string, ifMatch?: string): void => {
    checkPreconditions({ ifNoneMatch, ...(ifMatch !== undefined && { ifMatch }) }, 'W/"3"');
  };

  for (const header of ['*', 'W/"3"', '"1", "3"']) {
    assert.throws(
      () => {
        check(header);
      },
      (error) =>
        error instanceof ScimError &&
        error.status === 412 &&
        error.message.includes('If-None-Match'),
    );
  }
  check('W/"2"', 'W/"3"');
  check('rubbish in "quotes');
  assert.throws(() => {
    check('W/"2"', 'W/"4"');
  }, /If-Match is W\/"4"/);
});

await test('a list of any tags is read in linear time', () => {
  const header = `${'"x" , '.repeat(50_000)}"`;

  assert.equal(namesVersion(header, 'W/"3"'), false);
});
