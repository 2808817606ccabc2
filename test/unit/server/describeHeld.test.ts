import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MessageChange } from '../../../src/exchange/breakpoints/breakpoint.js';
import { describeHeld } from '../../../src/server/breakpoints/describeHeld.js';

const changes: readonly (readonly [change: MessageChange, told: RegExp])[] = [
  [{}, /went on as it was/],
  [{ target: '/Users?count=2' }, /changed by hand/],
  [{ headers: [['Accept', 'text/xml']] }, /changed by hand/],
  [{ body: '' }, /changed by hand/],
  [{ status: 503 }, /changed by hand/],
];

for (const [change, told] of changes) {
  await test(`what goes on with ${JSON.stringify(change)} is told as ${told.source}`, () => {
    assert.match(describeHeld('request', { do: 'continue', ...change }, 1500).detail, told);
  });
}
