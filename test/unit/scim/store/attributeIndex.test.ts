import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { AttributeIndex, indexedPaths } from '../../../../src/scim/store/attributeIndex.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deviceType } from '../../../support/deviceSchema.js';

interface Holder {
  readonly name: string;
}

const a: Holder = { name: 'a' };
const b: Holder = { name: 'b' };

function createIndex(type: ResourceType, key: string): AttributeIndex<Holder> {
  const found = indexedPaths(type)
    .map((path) => new AttributeIndex<Holder>(path))
    .find((index) => index.key === key);
  assert.ok(found);
  return found;
}

const labels = (type: ResourceType): readonly string[] =>
  indexedPaths(type).map((path) => new AttributeIndex(path).label);

await test('indexed is what is unique, what is required and single, and externalId', () => {
  assert.deepEqual(labels(userType), ['externalId', 'userName']);
  assert.deepEqual(labels(groupType), ['externalId', 'displayName']);
  assert.deepEqual(labels(deviceType), [
    ...['externalId', 'serialNumber', 'slot', 'bought', 'codes', 'parts.value'],
    'urn:example:params:scim:schemas:extension:1.0:Warranty:provider',
  ]);
});

await test('values are found by the case exactness of the attribute', () => {
  const userName = createIndex(userType, 'username');
  const externalId = createIndex(userType, 'externalid');
  userName.add({ userName: 'Jane' }, a);
  externalId.add({ externalId: 'X1' }, a);

  assert.deepEqual([userName.find('JANE'), userName.find('bo')], [[a], []]);
  assert.deepEqual([externalId.find('X1'), externalId.find('x1')], [[a], []]);
});

await test('a value that several hold is found with all of them, and less whoever leaves', () => {
  const index = createIndex(groupType, 'displayname');
  const content = { displayName: 'G' };
  index.add(content, a);
  index.add(content, b);

  assert.deepEqual(index.find('g'), [a, b]);
  index.delete(content, a);
  assert.deepEqual(index.find('g'), [b]);
  index.delete(content, b);
  assert.deepEqual(index.find('g'), []);
});

await test('a holder whose values are the same for the index is found once', () => {
  const index = createIndex(deviceType, 'parts.value');
  const content = {
    parts: [
      { value: 'p', type: 'x' },
      { value: 'P', type: 'y' },
    ],
  };

  index.add(content, a);

  assert.deepEqual(index.find('p'), [a]);
  index.delete(content, a);
  assert.deepEqual(index.find('p'), []);
});

const contents: readonly (readonly [key: string, content: JsonObject, found: string])[] = [
  ['slot', { slot: 7 }, '7'],
  ['bought', { bought: '2026-01-01T12:00:00+01:00' }, '2026-01-01T11:00:00Z'],
  ['codes', { codes: ['x', 'y'] }, 'y'],
  ['parts.value', { parts: [{ value: 'p' }, { label: 'no value' }] }, 'P'],
  [
    'urn:example:params:scim:schemas:extension:1.0:warranty:provider',
    { 'urn:example:params:scim:schemas:extension:1.0:Warranty': { provider: 'P' } },
    'p',
  ],
];

for (const [key, content, value] of contents) {
  await test(`${key} of ${JSON.stringify(content)} is found by ${value}`, () => {
    const index = createIndex(deviceType, key);

    index.add(content, a);

    assert.deepEqual(index.find(value), [a]);
  });
}

await test('what is missing, null or of another type is not indexed', () => {
  const index = createIndex(userType, 'username');

  index.add({}, a);
  index.add({ userName: null }, a);
  index.add({ userName: {} }, a);

  assert.deepEqual([index.valuesOf({ userName: null }), index.find('null')], [[], []]);
});

await test('a value is taken where another holds it', () => {
  const index = createIndex(userType, 'username');
  index.add({ userName: 'Jane' }, a);

  assert.equal(index.findTaken({ userName: 'jane' }, a), undefined);
  assert.equal(index.findTaken({ userName: 'bo' }, b), undefined);
  assert.deepEqual(index.findTaken({ userName: 'JANE' }, b), { value: 'JANE', holder: a });
  assert.deepEqual(index.findTaken({ userName: 'JANE' }, undefined), { value: 'JANE', holder: a });
});
