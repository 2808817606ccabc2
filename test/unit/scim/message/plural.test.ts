import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonArray, type JsonValue } from '../../../../src/base/json.js';
import {
  addValues,
  foldValues,
  identify,
  isPrimary,
  keepOnePrimary,
  refersToResources,
  removeValues,
} from '../../../../src/scim/message/plural.js';
import { type Attribute } from '../../../../src/scim/schema/attribute.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deepFreeze } from '../../../support/deepFreeze.js';
import { deviceType } from '../../../support/deviceSchema.js';

function getAttribute(type: ResourceType, name: string): Attribute {
  const attribute = type.attributes.find(name);
  assert.ok(attribute);
  return attribute;
}

const emails = getAttribute(userType, 'emails');
const addresses = getAttribute(userType, 'addresses');
const members = getAttribute(groupType, 'members');
const tags = getAttribute(deviceType, 'tags');
const codes = getAttribute(deviceType, 'codes');
const owner = getAttribute(deviceType, 'owner');

await test('values that point at resource types are told from other complex ones', () => {
  const refer = [members, owner, emails, addresses, getAttribute(userType, 'photos'), tags].map(
    refersToResources,
  );

  assert.deepEqual(refer, [true, true, false, false, false, false]);
});

const same: readonly (readonly [
  attribute: Attribute,
  left: JsonValue,
  right: JsonValue,
  isSame: boolean,
])[] = [
  [emails, { value: 'A', type: 'Work' }, { value: 'a', type: 'work', display: 'x' }, true],
  [emails, { value: 'a', type: 'work' }, { value: 'a', type: 'home' }, false],
  [emails, { value: 'a' }, { value: 'a', primary: true }, true],
  [emails, { display: 'a' }, { display: 'b' }, false],
  [emails, { display: 'a', type: 'x' }, { type: 'x', display: 'a', primary: true }, true],
  [members, { value: '1', type: 'User' }, { value: '1', display: 'x' }, true],
  [members, { value: 'a' }, { value: 'A' }, false],
  [addresses, { region: 'a', primary: true }, { region: 'a' }, true],
  [addresses, { region: 'a' }, { region: 'A' }, false],
  [tags, 'a', 'A', true],
  [codes, 'a', 'A', false],
];

for (const [attribute, left, right, isSame] of same) {
  const pair = `${JSON.stringify(left)} and ${JSON.stringify(right)}`;
  await test(`${attribute.name}: ${pair} are ${isSame ? 'the same value' : 'two values'}`, () => {
    const identifyValue = identify(attribute);

    assert.equal(identifyValue(left) === identifyValue(right), isSame);
  });
}

await test('values are added behind the others, one that is there is merged in its place', () => {
  const existing = deepFreeze([
    { value: 'a', type: 'work' },
    { value: 'b', type: 'work' },
  ]);

  const after = addValues(emails, existing, [
    { value: 'c' },
    { value: 'A', type: 'work', display: 'x' },
  ]);

  assert.deepEqual(after, [
    { value: 'a', type: 'work', display: 'x' },
    { value: 'b', type: 'work' },
    { value: 'c' },
  ]);
  assert.equal(after[1], existing[1]);
});

await test('a member that is there already is left alone', () => {
  const existing = deepFreeze([{ value: '1', display: 'Jane', type: 'User' }]);

  assert.equal(addValues(members, existing, [{ value: '1', display: null }]), existing);
});

const unchanged: readonly (readonly [what: string, additions: JsonArray])[] = [
  ['nothing', []],
  ['what is there', [{ value: 'a', type: 'work', primary: true }]],
  ['what is there, in another order', [{ primary: true, type: 'work', value: 'a' }]],
  ['what is there, in other capitals', [{ type: 'WORK', value: 'A' }]],
];

for (const [what, additions] of unchanged) {
  await test(`to add ${what} gives the same list`, () => {
    const existing = deepFreeze([{ value: 'a', type: 'work', primary: true }]);

    assert.equal(addValues(emails, existing, additions), existing);
  });
}

await test('a value whose second mention takes primary back leaves it to the others', () => {
  const folded = foldValues(emails, [
    { value: 'b', primary: true },
    { value: 'a', primary: true },
    { value: 'a', primary: false },
  ]);

  assert.deepEqual(folded, [
    { value: 'b', primary: true },
    { value: 'a', primary: false },
  ]);
});

await test('an added primary value takes the place of the old one', () => {
  const existing = [{ value: 'a', primary: true }, { value: 'b' }];

  const asNew = addValues(emails, existing, [{ value: 'c', primary: true }]);
  const asOld = addValues(emails, existing, [{ value: 'b', primary: true }]);

  assert.deepEqual(asNew, [
    { value: 'a', primary: false },
    { value: 'b' },
    { value: 'c', primary: true },
  ]);
  assert.deepEqual(asOld, [
    { value: 'a', primary: false },
    { value: 'b', primary: true },
  ]);
});

await test('the first values of a list are folded like added ones', () => {
  assert.deepEqual(addValues(tags, [], ['a', 'A', 'b']), ['a', 'b']);
});

await test('only the winner stays primary, and others are not touched', () => {
  const list = deepFreeze([{ value: 'a', primary: true }, { value: 'b' }, { primary: true }]);

  const kept = keepOnePrimary(list, 2);

  assert.deepEqual(kept, [{ value: 'a', primary: false }, { value: 'b' }, { primary: true }]);
  assert.equal(kept[1], list[1]);
  assert.equal(keepOnePrimary(kept, 2), kept);
});

await test('only true makes a value primary', () => {
  const values: readonly JsonValue[] = [
    { primary: true },
    { primary: 'true' },
    {},
    'primary',
    null,
  ];

  assert.deepEqual(values.map(isPrimary), [true, false, false, false, false]);
});

const removals: readonly (readonly [
  attribute: Attribute,
  existing: JsonArray,
  listed: JsonArray,
  left: JsonArray,
])[] = [
  [members, [{ value: '1', type: 'User' }, { value: '2' }], [{ value: '1' }], [{ value: '2' }]],
  [members, [{ value: 'a' }], [{ value: 'A' }], [{ value: 'a' }]],
  [
    emails,
    [{ value: 'a', type: 'work' }, { value: 'a', type: 'home' }, { value: 'b' }],
    [{ value: 'A', type: 'home' }],
    [{ value: 'a', type: 'work' }, { value: 'b' }],
  ],
  [
    emails,
    [{ value: 'a', type: 'work' }, { value: 'a', type: 'home' }, { value: 'b' }],
    [{ value: 'A' }],
    [{ value: 'b' }],
  ],
  [
    emails,
    [{ display: 'x' }, { value: 'b' }],
    [{ type: 'none' }],
    [{ display: 'x' }, { value: 'b' }],
  ],
  [
    addresses,
    [{ region: 'a', primary: true }, { region: 'b' }],
    [{ region: 'a' }],
    [{ region: 'b' }],
  ],
  [tags, ['a', 'b'], ['B'], ['a']],
  [codes, ['a', 'b'], ['B'], ['a', 'b']],
];

for (const [attribute, existing, listed, left] of removals) {
  await test(`${attribute.name} without ${JSON.stringify(listed)} is ${JSON.stringify(left)}`, () => {
    const after = removeValues(attribute, deepFreeze(existing), listed);

    assert.deepEqual(after, left);
    assert.equal(after === existing, existing.length === left.length);
  });
}

const element = fc.record(
  {
    value: fc.constantFrom('a', 'A', 'b', 'c'),
    type: fc.constantFrom('work', 'Work', 'home'),
    primary: fc.boolean(),
    display: fc.constantFrom('x', 'y'),
  },
  { requiredKeys: [] },
);
const list = fc.array(element, { maxLength: 6 });

/** What is said of `primary` at last, of each value. */
const lastWords = (elements: readonly { readonly primary?: boolean }[]): readonly boolean[] => [
  ...new Map(
    elements.flatMap((one) =>
      one.primary === undefined ? [] : [[identify(emails)(one), one.primary] as const],
    ),
  ).values(),
];

await test('a folded list has every value once and one primary at most, and folding it again is no change', () => {
  fc.assert(
    fc.property(list, (elements) => {
      const folded = foldValues(emails, deepFreeze(elements));

      const keys = folded.map(identify(emails));
      assert.equal(new Set(keys).size, keys.length);
      assert.deepEqual(new Set(keys), new Set(elements.map(identify(emails))));
      assert.ok(folded.filter(isPrimary).length <= 1);
      assert.equal(folded.some(isPrimary), lastWords(elements).includes(true));
      assert.equal(foldValues(emails, folded), folded);
    }),
  );
});

await test('adding twice is the same as adding once, and what was added can be removed again', () => {
  fc.assert(
    fc.property(list, list, (existing, additions) => {
      const start = foldValues(emails, existing);

      const once = addValues(emails, deepFreeze(start), deepFreeze(additions));

      assert.equal(addValues(emails, once, additions), once);
      const wanted = additions.map(identify(emails));
      const left = removeValues(emails, once, additions);
      assert.ok(left.every((value) => !wanted.includes(identify(emails)(value))));
    }),
  );
});
