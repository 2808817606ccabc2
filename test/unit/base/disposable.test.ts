import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DisposableStore, toDisposable } from '../../../src/base/disposable.js';

await test('a store releases what it owns, newest first, once', () => {
  const store = new DisposableStore();
  const released: string[] = [];
  store.add(toDisposable(() => released.push('a')));
  store.add(toDisposable(() => released.push('b')));

  store.dispose();
  store.dispose();

  assert.deepEqual(released, ['b', 'a']);
  assert.equal(store.isDisposed, true);
});

await test('what is added gets back to its owner', () => {
  const store = new DisposableStore();
  const item = { name: 'x', dispose: () => undefined };

  assert.equal(store.add(item), item);
  assert.equal(store.isDisposed, false);
});

await test('what is added too late is released at once', () => {
  const store = new DisposableStore();
  let count = 0;
  store.dispose();

  store.add(
    toDisposable(() => {
      count += 1;
    }),
  );

  assert.equal(count, 1);
});

await test('one that fails does not save the others; all failures come together at the end', () => {
  const store = new DisposableStore();
  const released: string[] = [];
  const fail = (name: string): void => {
    throw new Error(name);
  };
  store.add(toDisposable(() => released.push('a')));
  store.add(
    toDisposable(() => {
      fail('b');
    }),
  );
  store.add(
    toDisposable(() => {
      fail('c');
    }),
  );

  assert.throws(
    () => {
      store.dispose();
    },
    (error) =>
      error instanceof AggregateError &&
      error.errors.map((one: unknown) => one instanceof Error && one.message).join() === 'c,b' &&
      error.message === '2 disposable(s) failed',
  );
  assert.deepEqual(released, ['a']);
});
