import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { type ExchangeLineFacts, toExchangeLine } from '../../../src/cli/serve/exchangeLine.js';

const facts: ExchangeLineFacts = {
  startedAt: new Date(2026, 0, 2, 3, 4, 5).getTime(),
  duration: 3,
  method: 'GET',
  path: '/Users?filter=userName eq "jane"',
  status: 200,
  operation: 'Look up user by userName',
  subject: 'jane',
};

await test('a line has time, status, method, path, meaning, subject and duration', () => {
  assert.equal(
    toExchangeLine(facts, false),
    '03:04:05 200 GET    /Users?filter=userName eq "jane"  Look up user by userName: jane  3 ms',
  );
});

await test('colours change nothing but the colours', () => {
  const coloured = toExchangeLine(facts, true);

  assert.notEqual(coloured, toExchangeLine(facts, false));
  assert.equal(stripVTControlCharacters(coloured), toExchangeLine(facts, false));
});

await test('a client that was gone before the answer has no status', () => {
  const { status, ...gone } = facts;

  assert.equal(status, 200);
  assert.match(toExchangeLine(gone, false), /^03:04:05 --- GET /);
});

await test('a path of any length makes one short line', () => {
  const line = toExchangeLine({ ...facts, path: `/Users?filter=${'x'.repeat(100_000)}` }, false);

  assert.ok(line.length < 200);
  assert.match(line, /xxx… /);
});

const durations: readonly (readonly [duration: number, text: string])[] = [
  [0, '<1 ms'],
  [999, '999 ms'],
  [1_500, '1.5 s'],
];

for (const [duration, text] of durations) {
  await test(`${String(duration)} milliseconds are shown as ${text}`, () => {
    assert.ok(toExchangeLine({ ...facts, duration }, false).endsWith(` ${text}`));
  });
}

await test('what a client sends cannot steer the terminal', () => {
  const line = toExchangeLine(
    { ...facts, method: 'G\u001b', path: '/\u001b[2J\u202e', subject: 'a\nb\u009b' },
    false,
  );

  assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
});
