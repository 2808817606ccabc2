import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { isDateTime, toInstant } from '../../../../src/scim/message/dateTime.js';
import {
  describeType,
  describeValue,
  isValidSimple,
} from '../../../../src/scim/message/simpleValue.js';
import { type AttributeType } from '../../../../src/scim/schema/attribute.js';

const moments: readonly (readonly [text: string, isTime: boolean])[] = [
  ['2026-05-01T12:00:00Z', true],
  ['2026-05-01T12:00:00.1234567Z', true],
  ['2026-05-01T12:00:00+05:30', true],
  ['2026-05-01T12:00:00', true],
  ['2024-02-29T00:00:00Z', true],
  ['2026-05-01T24:00:00Z', true],
  ['2026-02-29T00:00:00Z', false],
  ['2026-04-31T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-00-01T00:00:00Z', false],
  ['2026-01-00T00:00:00Z', false],
  ['2026-01-01T25:00:00Z', false],
  ['2026-01-01T00:60:00Z', false],
  ['2026-01-01T00:00:00+24:00', false],
  ['2026-05-01', false],
  ['2026-05-01T12:00Z', false],
  ['2026-05-01 12:00:00Z', false],
  ['2026-05-01T12:00:00z', false],
  ['1746100800000', false],
  ['', false],
];

for (const [text, isTime] of moments) {
  await test(`"${text}" ${isTime ? 'is' : 'is not'} a date and time`, () => {
    assert.equal(isDateTime(text), isTime);
  });
}

await test('an instant does not depend on the notation, and no zone means UTC', () => {
  const noon = Date.UTC(2026, 4, 1, 12);

  const instants = [
    '2026-05-01T12:00:00Z',
    '2026-05-01T12:00:00',
    '2026-05-01T12:00:00.000',
    '2026-05-01T14:00:00+02:00',
    '2026-05-01T05:00:00-07:00',
  ].map(toInstant);

  assert.deepEqual(new Set(instants), new Set([noon]));
});

const values: readonly (readonly [
  type: Exclude<AttributeType, 'complex'>,
  valid: readonly JsonValue[],
  invalid: readonly JsonValue[],
])[] = [
  ['string', ['', 'a'], [1, true, null, [], {}]],
  [
    'reference',
    [
      'https://example.com/a?b=c#d',
      '../Users/1',
      '',
      'urn:x:y',
      'https://b\u00fccher.example/%C3%A9',
    ],
    [1, {}, 'not a uri', 'a\tb', 'a\u0000', '<x>', '"x"', 'a|b', '100%', '%zz', '{id}'],
  ],
  ['boolean', [true, false], ['true', 0, null]],
  ['integer', [0, -7, 1e15, 2 ** 53 - 1], [1.5, '1', Infinity, true, 2 ** 53, 1e21]],
  ['decimal', [0, -7, 1.5], ['1', Infinity, NaN, true]],
  ['dateTime', ['2026-05-01T12:00:00Z'], ['2026-05-01', 5]],
  [
    'binary',
    ['', 'AAEC', 'AAE=', 'AA==', 'A-_A', 'A+/A', 'AAE', 'AA'],
    ['ä', 'A A', 'A=A', '====', 5, 'A', 'AAECA', 'AAE==', 'AA=', 'A+_A', 'AAEC=', 'AA\nEC'],
  ],
];

for (const [type, valid, invalid] of values) {
  await test(`${type} takes what it should and nothing else`, () => {
    assert.deepEqual(
      valid.filter((value) => !isValidSimple(type, value)),
      [],
    );
    assert.deepEqual(
      invalid.filter((value) => isValidSimple(type, value)),
      [],
    );
  });
}

await test('types are described with their article, and complex is an object', () => {
  assert.equal(describeType('integer'), 'an integer');
  assert.equal(describeType('complex'), 'an object');
});

await test('an integer that JavaScript cannot hold exactly is said to be too large', () => {
  assert.equal(
    describeValue(2 ** 53),
    'the number 9007199254740992, which is too large to be kept exactly',
  );
});

await test('what came is described, long strings by their beginning', () => {
  const described = [null, true, 5, 'a"b', [], {}, 'x'.repeat(61)].map(describeValue);

  assert.deepEqual(described, [
    'null',
    'true',
    'the number 5',
    String.raw`the string "a\"b"`,
    'an array',
    'an object',
    `the string "${'x'.repeat(60)}…"`,
  ]);
});
