import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInstantComparer, toInstantKey } from '../../../../src/scim/message/dateTime.js';

const inOrder: readonly string[] = [
  '1969-12-31T23:59:59.9999Z',
  '1970-01-01T00:00:00Z',
  '2026-01-01T10:00:00Z',
  '2026-01-01T10:00:00.0000001Z',
  '2026-01-01T10:00:00.000001+00:00',
  '2026-01-01T11:00:00.00001+01:00',
  '2026-01-01T10:00:00.001Z',
  '2026-01-01T10:00:00.0011',
  '9999-12-31T24:00:00Z',
];

await test('times are in the order of their instants, to the last digit', () => {
  for (const [at, left] of inOrder.entries()) {
    for (const [other, right] of inOrder.entries()) {
      const order = Math.sign(createInstantComparer(right)(left));
      const [leftKey, rightKey] = [toInstantKey(left), toInstantKey(right)];

      assert.equal(order, Math.sign(at - other), `${left} and ${right}`);
      assert.equal(Math.sign(at - other), leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0);
    }
  }
});

await test('zeros at the end of a fraction, and the notation of the zone, make no other instant', () => {
  const isSame = createInstantComparer('2026-01-01T10:00:00.1000010Z');

  for (const text of ['2026-01-01T10:00:00.100001', '2026-01-01T12:00:00.10000100+02:00']) {
    assert.equal(isSame(text), 0);
    assert.equal(toInstantKey(text), toInstantKey('2026-01-01T10:00:00.100001Z'));
  }
});
