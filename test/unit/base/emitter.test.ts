import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../../../src/base/emitter.js';

const createEmitter = (): Emitter<number> =>
  new Emitter((error) => {
    throw error;
  });

await test('everybody who listens is told, in the order in which they came', () => {
  const emitter = createEmitter();
  const heard: string[] = [];
  emitter.event((value) => heard.push(`a${String(value)}`));
  emitter.event((value) => heard.push(`b${String(value)}`));

  emitter.fire(1);
  emitter.fire(2);

  assert.deepEqual(heard, ['a1', 'b1', 'a2', 'b2']);
});

await test('who stops listening is not told any more, others are', () => {
  const emitter = createEmitter();
  const heard: string[] = [];
  const first = emitter.event(() => heard.push('a'));
  emitter.event(() => heard.push('b'));

  first.dispose();
  first.dispose();
  emitter.fire(1);

  assert.deepEqual(heard, ['b']);
});

await test('the same function twice listens twice, and each stops for itself', () => {
  const emitter = createEmitter();
  let count = 0;
  const listener = (): void => {
    count += 1;
  };
  const first = emitter.event(listener);
  emitter.event(listener);

  emitter.fire(1);
  first.dispose();
  emitter.fire(1);

  assert.equal(count, 3);
});

await test('a listener that fails is reported, and the others are told all the same', () => {
  const reported: unknown[] = [];
  const emitter = new Emitter<number>((error) => reported.push(error));
  const failure = new Error('no');
  const heard: number[] = [];
  emitter.event(() => {
    throw failure;
  });
  emitter.event((value) => heard.push(value));

  emitter.fire(7);

  assert.deepEqual([reported, heard], [[failure], [7]]);
});

await test('who is removed while others are told is not told, who comes meanwhile waits for the next', () => {
  const emitter = createEmitter();
  const heard: string[] = [];
  emitter.event(() => {
    last.dispose();
    emitter.event(() => heard.push('new'));
  });
  const last = emitter.event(() => heard.push('last'));

  emitter.fire(1);

  assert.deepEqual(heard, []);
});

await test('a disposed emitter tells nobody', () => {
  const emitter = createEmitter();
  const heard: number[] = [];
  emitter.event((value) => heard.push(value));

  emitter.dispose();
  emitter.fire(1);

  assert.deepEqual(heard, []);
});
