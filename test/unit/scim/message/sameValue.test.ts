import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { isSameValue } from '../../../../src/scim/message/sameValue.js';
import { deviceType } from '../../../support/deviceSchema.js';

const pairs: readonly (readonly [
  attribute: string,
  left: JsonValue,
  right: JsonValue,
  isSame: boolean,
])[] = [
  ['model', 'M', 'm', true],
  ['serialNumber', 'S', 's', false],
  ['slot', 1, 1, true],
  ['slot', 1, 2, false],
  ['bought', '2026-05-01T12:00:00Z', '2026-05-01T14:00:00+02:00', true],
  ['bought', '2026-05-01T12:00:00Z', '2026-05-01T12:00:01Z', false],
  ['tags', ['a', 'b'], ['B', 'A'], true],
  ['tags', ['a', 'b'], ['a'], false],
  ['tags', ['a', 'b'], ['a', 'c'], false],
  ['codes', ['a', 'b'], ['b', 'a'], true],
  ['codes', ['a', 'b'], ['A', 'b'], false],
  ['ports', [80, 443], [443, 80], true],
  ['owner', { value: '1', since: 'May' }, { since: 'may', value: '1' }, true],
  ['owner', { value: 'a' }, { value: 'A' }, false],
  ['owner', { value: '1' }, { value: '1', since: 'May' }, false],
  ['owner', { value: '1' }, { since: '1' }, false],
  ['owner', { value: '1' }, '1', false],
  [
    'parts',
    [
      { value: 'p', label: 'x' },
      { value: 'q', label: 'y' },
    ],
    [
      { value: 'Q', label: 'Y' },
      { value: 'P', label: 'X' },
    ],
    true,
  ],
  ['parts', [{ value: 'p', label: 'x' }], [{ value: 'p', label: 'y' }], false],
];

for (const [name, left, right, isSame] of pairs) {
  const verb = isSame ? 'means' : 'does not mean';
  await test(`${name}: ${JSON.stringify(left)} ${verb} ${JSON.stringify(right)}`, () => {
    const attribute = deviceType.attributes.find(name);
    assert.ok(attribute);

    assert.equal(isSameValue(attribute, left, right), isSame);
    assert.equal(isSameValue(attribute, right, left), isSame);
  });
}
