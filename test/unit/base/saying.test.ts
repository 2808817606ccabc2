import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SayingError, saying } from '../../../src/base/saying.js';

void test('a saying keeps its pattern and its values apart, and its error reads in English', () => {
  const error = new SayingError(saying('Port {0} of {1} is taken, {0}!', 8484, 'localhost'));
  assert.deepEqual(error.saying, {
    pattern: 'Port {0} of {1} is taken, {0}!',
    values: ['8484', 'localhost'],
  });
  assert.equal(error.message, 'Port 8484 of localhost is taken, 8484!');
});

void test('what stands in braces in a value is not filled in again', () => {
  const { message } = new SayingError(saying('{0} and {1}', '{1}', '$&'));
  assert.equal(message, '{1} and $&');
});

void test('a place without a value, and braces that are no place, stay as they are', () => {
  const { message } = new SayingError(saying('Give { "port": 1 }, {0}, {1}', 'a'));
  assert.equal(message, 'Give { "port": 1 }, a, {1}');
});

void test('a text without values is an error that nobody can translate', () => {
  const error = new SayingError('as it is {0}');
  assert.equal(error.saying, undefined);
  assert.equal(error.message, 'as it is {0}');
});

void test('a value that is a saying itself is said, too', () => {
  const wanted = saying('a whole number from {0} to {1}', 1, 9);

  const error = new SayingError(saying('{0} must be {1}.', 'times', wanted));

  assert.equal(error.message, 'times must be a whole number from 1 to 9.');
});
