import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonCursor, JsonShapeError } from '../../../src/base/jsonCursor.js';

const document = new JsonCursor({
  name: 'x',
  empty: ' ',
  count: 3,
  isOn: false,
  kind: 'b',
  list: [{ a: 1 }, 'text'],
  nothing: null,
  'odd/name~': {},
});

const isFailure =
  (pointer: string, reason: RegExp) =>
  (error: unknown): boolean =>
    error instanceof JsonShapeError && error.pointer === pointer && reason.test(error.reason);

await test('values of the right type are read', () => {
  assert.equal(document.member('name').string(), 'x');
  assert.equal(document.member('name').text(), 'x');
  assert.equal(document.member('empty').string(), ' ');
  assert.equal(document.member('count').number(), 3);
  assert.equal(document.member('isOn').boolean(), false);
  assert.equal(document.member('kind').oneOf(['a', 'b']), 'b');
  assert.deepEqual(
    document
      .member('list')
      .items()
      .map(({ pointer }) => pointer),
    ['/list/0', '/list/1'],
  );
});

await test('optional members are read where they are there; null counts as absent', () => {
  const read = (name: string): string | undefined =>
    document.optional(name, (member) => member.string());

  assert.deepEqual([read('name'), read('nothing'), read('absent')], ['x', undefined, undefined]);
  assert.equal(
    document.optional('constructor', () => 'found'),
    undefined,
  );
});

const failures: readonly (readonly [read: () => unknown, pointer: string, reason: RegExp])[] = [
  [() => document.member('count').string(), '/count', /^must be a string$/],
  [() => document.member('absent').string(), '/absent', /^is missing; it must be a string$/],
  [() => document.member('nothing').string(), '/nothing', /^must be a string$/],
  [() => document.member('empty').text(), '/empty', /^must not be empty$/],
  [() => document.member('name').number(), '/name', /^must be a number$/],
  [() => new JsonCursor(Number.NaN).number(), '', /must be a number/],
  [() => document.member('name').boolean(), '/name', /^must be true or false$/],
  [() => document.member('kind').oneOf(['c', 'd']), '/kind', /^must be one of c, d$/],
  [() => document.member('name').items(), '/name', /^must be an array$/],
  [() => document.member('absent').items(), '/absent', /is missing; it must be an array/],
  [() => document.member('name').member('x'), '/name', /^must be an object$/],
  [() => document.member('list').member('x'), '/list', /must be an object/],
  [() => document.member('list').items()[0]?.member('a').string(), '/list/0/a', /must be a string/],
  [() => document.member('odd/name~').string(), '/odd~1name~0', /must be a string/],
  [() => document.member('__proto__').member('x'), '/__proto__', /must be an object/],
  [() => document.fail('is odd'), '', /^is odd$/],
];

for (const [read, pointer, reason] of failures) {
  await test(`"${pointer}" ${reason.source}`, () => {
    assert.throws(read, isFailure(pointer, reason));
  });
}

await test('the message says where, unless it is the whole document', () => {
  assert.equal(new JsonShapeError('/a', 'is odd').message, '/a: is odd');
  assert.equal(new JsonShapeError('', 'is odd').message, 'is odd');
});
