import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJsonLines, toJsonLine, toJsonLines } from '../../../src/capture/jsonLines.js';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

const sample: Exchange = {
  ...buildExchange({ method: 'POST', body: { userName: 'anna@example.com' }, status: 201 }),
  observations: [{ id: 'body.unknownAttribute', level: 'hint', detail: 'shoeSize' }],
};

await test('what was written is read back unchanged', () => {
  const exchanges = [sample, buildExchange({ status: 0 }), buildExchange({ body: 'a\nb\u2028c' })];

  const { exchanges: read, badLines } = readJsonLines(toJsonLines(exchanges));

  assert.deepEqual(read, exchanges);
  assert.deepEqual(badLines, []);
});

await test('a bad line is told with its number, and costs no other line', () => {
  const text = `${toJsonLine(sample)}{"half\n\n[]\n${toJsonLine(sample)}`;

  const { exchanges, badLines } = readJsonLines(text);

  assert.equal(exchanges.length, 2);
  assert.deepEqual(
    badLines.map(({ line }) => line),
    [2, 4],
  );
  assert.match(badLines[0]?.reason ?? '', /^is no JSON: /);
  assert.equal(badLines[1]?.reason, 'is no captured exchange: must be an object');
});

await test('Windows line ends and a byte order mark do not matter', () => {
  const text = `\uFEFF${toJsonLine(sample)}${toJsonLine(sample)}`.replaceAll('\n', '\r\n');

  assert.equal(readJsonLines(text).exchanges.length, 2);
});

const damages: readonly {
  readonly name: string;
  readonly damage: Record<string, unknown>;
  readonly reason: string;
}[] = [
  { name: 'no id', damage: { id: undefined }, reason: '/id: is missing; it must be a string' },
  { name: 'an empty id', damage: { id: '' }, reason: '/id: must not be empty' },
  {
    name: 'an unknown source',
    damage: { source: 'moon' },
    reason: '/source: must be one of mock, forward, okta, conformance, replay, import',
  },
  { name: 'a time as text', damage: { startedAt: '1' }, reason: '/startedAt: must be a number' },
  {
    name: 'a request that is a list',
    damage: { request: [] },
    reason: '/request: must be an object',
  },
  {
    name: 'a header that is no pair',
    damage: { request: { ...sample.request, headers: [['Accept']] } },
    reason: '/request/headers/0: must be a name and a value',
  },
  {
    name: 'base64 that is none',
    damage: {
      request: {
        ...sample.request,
        body: { text: 'a', encoding: 'base64', sizeBytes: 1, isTruncated: false },
      },
    },
    reason: '/request/body/text: must be base64',
  },
  {
    name: 'a status as text',
    damage: { response: { status: '200', headers: [] } },
    reason: '/response/status: must be a number',
  },
  {
    name: 'an unknown level',
    damage: { observations: [{ id: 'a', level: 'fatal', detail: '' }] },
    reason: '/observations/0/level: must be one of error, warning, hint',
  },
];

for (const { name, damage, reason } of damages) {
  await test(`an exchange with ${name} is refused with the place and the reason`, () => {
    const { exchanges, badLines } = readJsonLines(JSON.stringify({ ...sample, ...damage }));

    assert.deepEqual(exchanges, []);
    assert.deepEqual(badLines, [{ line: 1, reason: `is no captured exchange: ${reason}` }]);
  });
}

await test('members that nobody knows are left out', () => {
  const { exchanges } = readJsonLines(JSON.stringify({ ...sample, note: 'mine' }));

  assert.deepEqual(exchanges, [sample]);
});
