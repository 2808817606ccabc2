import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { readResourceBody, schemasOf } from '../../../../src/scim/message/body.js';
import { type ProfileName } from '../../../../src/scim/profile.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deepFreeze } from '../../../support/deepFreeze.js';
import {
  deviceFile,
  deviceType,
  deviceUrn,
  getType,
  warrantyUrn,
} from '../../../support/deviceSchema.js';
import { createContext } from '../../../support/noteList.js';

interface Reading {
  readonly content: JsonObject;
  readonly noteIds: readonly string[];
  readonly details: string;
}

function read(type: ResourceType, body: JsonValue, profile: ProfileName = 'strict'): Reading {
  const context = createContext(profile);
  const content = readResourceBody(type, deepFreeze(body), context);
  return {
    content,
    noteIds: context.noteIds,
    details: context.notes.map(({ detail }) => detail).join('\n'),
  };
}

const user = (more: JsonObject = {}): JsonObject => ({
  schemas: [userUrn],
  userName: 'jane',
  ...more,
});

const device = (more: JsonObject = {}): JsonObject => ({
  schemas: [deviceUrn],
  serialNumber: 'S1',
  ...more,
});

const isScimError =
  (status: number, scimType: string, detail: RegExp) =>
  (error: unknown): boolean =>
    error instanceof ScimError &&
    error.status === status &&
    error.scimType === scimType &&
    detail.test(error.message);

await test('a body that is canonical already is taken as it is, the same object', () => {
  const body = deepFreeze({
    schemas: [userUrn, enterpriseUserUrn],
    externalId: '00u1',
    userName: 'jane',
    name: { givenName: 'Jane' },
    emails: [{ value: 'a@example.com', type: 'work', primary: true }],
    active: true,
    [enterpriseUserUrn]: { department: 'Sales', manager: { value: '7' } },
  });

  const content = readResourceBody(userType, body, createContext());

  assert.equal(content, body);
});

await test('names come out as the schema spells them, at every level', () => {
  const { content, noteIds } = read(userType, {
    SCHEMAS: [userUrn],
    USERNAME: 'Jane',
    Name: { GIVENNAME: 'Jane' },
    EMAILS: [{ Value: 'a@example.com', TYPE: 'Work' }],
    [enterpriseUserUrn.toUpperCase()]: { DEPARTMENT: 'Sales' },
  });

  assert.deepEqual(content, {
    schemas: [userUrn, enterpriseUserUrn],
    userName: 'Jane',
    name: { givenName: 'Jane' },
    emails: [{ value: 'a@example.com', type: 'Work' }],
    [enterpriseUserUrn]: { department: 'Sales' },
  });
  assert.deepEqual(noteIds, []);
});

await test('null, [] and objects without values are unassigned (RFC 7643 2.5)', () => {
  const { content, noteIds } = read(
    userType,
    user({
      title: null,
      emails: [],
      phoneNumbers: [null, {}, { value: null }],
      name: {},
      addresses: [{ region: null }],
      nickName: '',
      [enterpriseUserUrn]: { manager: { value: null }, department: null },
    }),
  );

  assert.deepEqual(content, user({ nickName: '' }));
  assert.deepEqual(noteIds, []);
});

await test('an extension may be null', () => {
  assert.deepEqual(read(userType, user({ [enterpriseUserUrn]: null })).content, user());
});

await test('unknown attributes are ignored and named in one hint', () => {
  const body = user({
    nonsense: { deep: [1] },
    name: { givenName: 'J', maiden: 'x' },
    emails: [{ value: 'a', color: 'red' }],
    'urn:example:unknown': { a: 1 },
    [enterpriseUserUrn]: { floor: 3 },
  });

  const { content, noteIds, details } = read(userType, body);

  assert.deepEqual(content, user({ name: { givenName: 'J' }, emails: [{ value: 'a' }] }));
  assert.deepEqual(noteIds, ['body.unknownAttribute']);
  assert.match(details, /nonsense, name\.maiden, emails\[0\]\.color, urn:example:unknown/);
  assert.match(details, new RegExp(`${enterpriseUserUrn}:floor`));
});

await test('a hint about many unknown attributes names ten of them and how many more there are', () => {
  const many = Object.fromEntries(Array.from({ length: 14 }, (_one, at) => [`x${String(at)}`, 1]));

  const { details } = read(userType, user(many));

  assert.match(details, /x0, .*x9 and 4 more$/);
});

await test('names that every JavaScript object has are unknown attributes like others', () => {
  const body: unknown = JSON.parse(
    `{"schemas":["${userUrn}"],"userName":"j","__proto__":{"active":true},"constructor":{"a":1},` +
      '"name":{"__proto__":{"givenName":"x"},"toString":"y","familyName":"D"}}',
  );

  // What JSON.parse gives is a JsonValue.
  const { content, noteIds } = read(userType, body as JsonValue);

  assert.deepEqual(content, { schemas: [userUrn], userName: 'j', name: { familyName: 'D' } });
  assert.equal(Object.getPrototypeOf(content), Object.prototype);
  assert.deepEqual(noteIds, ['body.unknownAttribute']);
});

await test('read-only attributes are ignored with a hint (RFC 7643 7)', () => {
  const body = user({
    id: 'mine',
    meta: { created: 'never' },
    groups: [{ value: 'g' }],
    [enterpriseUserUrn]: { manager: { value: '7', displayName: 'Boss' } },
  });

  const { content, noteIds, details } = read(userType, body);

  assert.deepEqual(
    content,
    user({
      schemas: [userUrn, enterpriseUserUrn],
      [enterpriseUserUrn]: { manager: { value: '7' } },
    }),
  );
  assert.deepEqual(noteIds, ['body.readOnly']);
  assert.match(details, /read-only.*: id, meta, groups, .*manager\.displayName/);
});

await test('a read-only attribute that is sent empty is nothing that was ignored', () => {
  for (const groups of [[], null]) {
    const { content, noteIds } = read(userType, user({ groups }));

    assert.deepEqual(content, user());
    assert.deepEqual(noteIds, []);
  }
});

await test('a fixture may set what is read-only', () => {
  const content = readResourceBody(deviceType, device({ firmware: '1.0' }), {
    ...createContext(),
    keepsReadOnly: true,
  });

  assert.deepEqual(content, device({ firmware: '1.0' }));
});

await test('canonical values are suggestions, others are taken', () => {
  const body = user({ emails: [{ value: 'a', type: 'holiday' }] });

  assert.deepEqual(read(userType, body), { content: body, noteIds: [], details: '' });
});

const wrongTypes: readonly (readonly [
  type: ResourceType,
  body: JsonValue,
  scimType: string,
  detail: RegExp,
])[] = [
  [userType, null, 'invalidSyntax', /must be a JSON object, but was null/],
  [userType, [], 'invalidSyntax', /must be a JSON object, but was an array/],
  [userType, 'jane', 'invalidSyntax', /must be a JSON object, but was the string "jane"/],
  [userType, user({ title: 5 }), 'invalidValue', /^title must be a string, but was the number 5$/],
  [userType, user({ title: true }), 'invalidValue', /title must be a string, but was true/],
  [userType, user({ title: ['x'] }), 'invalidValue', /title must be a string, but was an array/],
  [
    userType,
    user({ title: { a: 1 } }),
    'invalidValue',
    /title must be a string, but was an object/,
  ],
  [
    userType,
    user({ active: 'yes' }),
    'invalidValue',
    /active must be a boolean, but was the string/,
  ],
  [userType, user({ active: 1 }), 'invalidValue', /active must be a boolean, but was the number 1/],
  [userType, user({ active: 'True' }), 'invalidValue', /active must be a boolean/],
  [userType, user({ name: 'Jane' }), 'invalidValue', /name must be an object, but was the string/],
  [userType, user({ name: [{}] }), 'invalidValue', /name must be an object, but was an array/],
  [
    userType,
    user({ emails: { value: 'a' } }),
    'invalidValue',
    /emails must be an array, but was an object/,
  ],
  [userType, user({ emails: 'a' }), 'invalidValue', /emails must be an array/],
  [userType, user({ emails: ['a'] }), 'invalidValue', /emails\[0\] must be an object/],
  [
    userType,
    user({ emails: [[]] }),
    'invalidValue',
    /emails\[0\] must be an object, but was an array/,
  ],
  [
    userType,
    user({ emails: [{ value: 'a' }, { value: 'b', primary: 'x' }] }),
    'invalidValue',
    /emails\[1\]\.primary must be a boolean/,
  ],
  [
    userType,
    user({ [enterpriseUserUrn]: { department: 1 } }),
    'invalidValue',
    /enterprise:2\.0:User:department must be a string/,
  ],
  [
    userType,
    user({ [enterpriseUserUrn]: { manager: { value: 1 } } }),
    'invalidValue',
    /enterprise:2\.0:User:manager\.value must be a string/,
  ],
  [
    userType,
    user({ [enterpriseUserUrn]: 'x' }),
    'invalidValue',
    /enterprise:2\.0:User must be an object/,
  ],
  [
    userType,
    user({ [enterpriseUserUrn]: [] }),
    'invalidValue',
    /must be an object, but was an array/,
  ],
  [userType, user({ x509Certificates: [{ value: 'ä' }] }), 'invalidValue', /a string in base64/],
  [userType, user({ profileUrl: 1 }), 'invalidValue', /profileUrl must be a string with a URI/],
  [
    deviceType,
    device({ slot: 1.5 }),
    'invalidValue',
    /slot must be an integer, but was the number 1\.5/,
  ],
  [
    deviceType,
    device({ slot: '1' }),
    'invalidValue',
    /slot must be an integer, but was the string "1"/,
  ],
  [deviceType, device({ weight: '1' }), 'invalidValue', /weight must be a number/],
  [deviceType, device({ weight: Infinity }), 'invalidValue', /weight must be a number/],
  [
    deviceType,
    device({ bought: '2026-01-01' }),
    'invalidValue',
    /bought must be a date and time such as/,
  ],
  [deviceType, device({ bought: '2026-02-30T00:00:00Z' }), 'invalidValue', /bought must be a date/],
  [deviceType, device({ bought: '2026-01-01T25:00:00Z' }), 'invalidValue', /bought must be a date/],
  [deviceType, device({ bought: 1_767_225_600 }), 'invalidValue', /bought must be a date/],
  [deviceType, device({ tags: 'a' }), 'invalidValue', /tags must be an array/],
  [deviceType, device({ tags: ['a', 1] }), 'invalidValue', /tags\[1\] must be a string/],
  [
    userType,
    user({ title: 'x'.repeat(500), active: 'y'.repeat(500) }),
    'invalidValue',
    /^active must be a boolean, but was the string "y{60}…"$/,
  ],
];

for (const [type, body, scimType, detail] of wrongTypes) {
  await test(`a value of the wrong type is a 400 that names its place: ${detail.source}`, () => {
    assert.throws(() => read(type, body), isScimError(400, scimType, detail));
  });
}

const required: readonly (readonly [type: ResourceType, body: JsonObject, detail: RegExp])[] = [
  [userType, { schemas: [userUrn] }, /^userName is required for a User$/],
  [userType, { schemas: [userUrn], userName: null }, /userName is required/],
  [userType, { schemas: [userUrn], userName: '' }, /userName must not be empty/],
  [userType, { schemas: [userUrn], userName: '  ' }, /userName must not be empty/],
  [groupType, { schemas: [groupUrn] }, /displayName is required for a Group/],
  [deviceType, device({ parts: [{ value: 'a' }] }), /parts\[0\]\.label is required/],
  [deviceType, device({ owner: { since: 'x' } }), /owner\.value is required/],
  [
    deviceType,
    device({ [warrantyUrn]: { contract: 'x' } }),
    /Warranty:provider is required for a Device/,
  ],
];

for (const [type, body, detail] of required) {
  await test(`what the schema requires must be there: ${detail.source}`, () => {
    assert.throws(() => read(type, body), isScimError(400, 'invalidValue', detail));
  });
}

await test('an extension that is required must be there, whatever the capitals of its URN', () => {
  const registry = createRegistry([
    {
      ...deviceFile,
      resourceTypes: [
        {
          name: 'Device',
          endpoint: '/Devices',
          schema: deviceUrn,
          schemaExtensions: [{ schema: warrantyUrn.toUpperCase(), required: true }],
        },
      ],
    },
  ]);

  assert.throws(
    () => read(getType(registry, 'Device'), device()),
    isScimError(400, 'invalidValue', /The extension .*Warranty is required for a Device/),
  );
});

const booleans: readonly (readonly [given: string, taken: boolean])[] = [
  ['True', true],
  ['true', true],
  [' FALSE ', false],
];

for (const [given, taken] of booleans) {
  await test(`${JSON.stringify(given)} is taken as ${String(taken)} by okta with a warning, by entra with a hint`, () => {
    for (const [profile, level] of [
      ['okta', 'warning'],
      ['entra', 'hint'],
    ] as const) {
      const context = createContext(profile);

      const content = readResourceBody(userType, user({ active: given }), context);

      assert.deepEqual(content, user({ active: taken }));
      assert.deepEqual(
        context.notes.map(({ id, level: noted }) => [id, noted]),
        [['body.booleanString', level]],
      );
    }
  });
}

await test('other strings are no booleans for any profile', () => {
  for (const profile of ['strict', 'okta', 'entra'] as const) {
    assert.throws(
      () => read(userType, user({ active: '1' }), profile),
      isScimError(400, 'invalidValue', /active must be a boolean/),
    );
  }
});

await test('bare members are taken by entra only', () => {
  const body = { schemas: [groupUrn], displayName: 'G', members: ['u1'] };

  const { content, noteIds } = read(groupType, body, 'entra');

  assert.deepEqual(content, { ...body, members: [{ value: 'u1' }] });
  assert.deepEqual(noteIds, ['body.bareMember']);
  for (const profile of ['strict', 'okta'] as const) {
    assert.throws(
      () => read(groupType, body, profile),
      isScimError(400, 'invalidValue', /members\[0\] must be an object, but was the string "u1"/),
    );
  }
});

await test('bare strings are no e-mail addresses, not even for entra', () => {
  assert.throws(
    () => read(userType, user({ emails: ['a'] }), 'entra'),
    isScimError(400, 'invalidValue', /emails\[0\] must be an object/),
  );
});

await test('the same value twice is kept once, with its parts together (RFC 7643 2.4)', () => {
  const body = user({
    emails: [
      { value: 'A@example.com', type: 'work' },
      { value: 'b@example.com' },
      { value: 'a@EXAMPLE.com', type: 'Work', display: 'A' },
    ],
  });

  const { content, noteIds, details } = read(userType, body);

  assert.deepEqual(content['emails'], [
    { value: 'A@example.com', type: 'work', display: 'A' },
    { value: 'b@example.com' },
  ]);
  assert.deepEqual(noteIds, ['body.duplicateValue']);
  assert.match(details, /emails names 1 value\(s\) more than once/);
});

const notTwice: readonly (readonly [what: string, emails: JsonValue])[] = [
  [
    'another type',
    [
      { value: 'a', type: 'work' },
      { value: 'a', type: 'home' },
    ],
  ],
  ['no type', [{ value: 'a', type: 'work' }, { value: 'a' }]],
];

for (const [what, emails] of notTwice) {
  await test(`the same value with ${what} is another value`, () => {
    assert.deepEqual(read(userType, user({ emails })).content, user({ emails }));
  });
}

await test('simple values are folded by their case exactness', () => {
  const { content } = read(
    deviceType,
    device({ tags: ['a', 'A'], codes: ['a', 'A', 'a'], ports: [1, 1, 2] }),
  );

  assert.deepEqual(content, device({ tags: ['a'], codes: ['a', 'A'], ports: [1, 2] }));
});

await test('of two primary values the last one wins, with a note (RFC 7643 2.4)', () => {
  const { content, noteIds, details } = read(
    userType,
    user({
      emails: [
        { value: 'a', primary: true },
        { value: 'b', primary: true },
        { value: 'c', primary: false },
      ],
    }),
  );

  assert.deepEqual(content['emails'], [
    { value: 'a', primary: false },
    { value: 'b', primary: true },
    { value: 'c', primary: false },
  ]);
  assert.deepEqual(noteIds, ['body.secondPrimary']);
  assert.match(details, /emails has 2 primary values/);
});

await test('an attribute that is given twice, in different capitals, is a 400', () => {
  for (const body of [
    { schemas: [userUrn], userName: 'a', USERNAME: 'b' },
    { schemas: [userUrn], USERNAME: 'b', userName: 'a' },
  ]) {
    assert.throws(
      () => read(userType, body),
      isScimError(400, 'invalidValue', /userName is given twice, in different capitals/),
    );
  }
  assert.throws(
    () => read(userType, user({ name: { givenName: 'a', GivenName: 'b' } })),
    isScimError(400, 'invalidValue', /name\.givenName is given twice/),
  );
});

const schemas: readonly (readonly [given: JsonValue | undefined, detail: RegExp])[] = [
  [undefined, /The body has no "schemas"; a User needs \["urn:.*core:2\.0:User"\]/],
  [null, /has no "schemas"/],
  [[], /has no "schemas"/],
  [[enterpriseUserUrn], /"schemas" does not name .*core:2\.0:User, the schema of a User/],
];

for (const [given, detail] of schemas) {
  await test(`schemas ${JSON.stringify(given ?? null)} is a 400 in strict and tolerated by the others`, () => {
    const body = { userName: 'a', ...(given !== undefined && { schemas: given }) };

    assert.throws(() => read(userType, body), isScimError(400, 'invalidValue', detail));
    for (const [profile, level] of [
      ['okta', 'warning'],
      ['entra', 'hint'],
    ] as const) {
      const context = createContext(profile);
      const content = readResourceBody(userType, body, context);
      assert.deepEqual(content, { userName: 'a', schemas: [userUrn] });
      assert.deepEqual(
        context.notes.map((note) => [note.id, note.level]),
        [['body.schemas', level]],
      );
    }
  });
}

for (const given of [[groupUrn], [enterpriseUserUrn, 'urn:x:y']]) {
  await test(`schemas ${JSON.stringify(given)} is that of something else, and a 400 for every profile`, () => {
    for (const profile of ['strict', 'okta', 'entra'] as const) {
      assert.throws(
        () => read(userType, user({ schemas: given }), profile),
        isScimError(
          400,
          'invalidValue',
          /"schemas" does not name .+, the schema of a User, but urn:/,
        ),
      );
    }
  });
}

for (const given of ['x', {}, [1], [userUrn, null]]) {
  await test(`schemas ${JSON.stringify(given)} is a 400 for every profile`, () => {
    assert.throws(
      () => read(userType, user({ schemas: given }), 'entra'),
      isScimError(400, 'invalidValue', /schemas must be an array of strings/),
    );
  });
}

await test('URNs in schemas are compared without regard to case and come out as the schemas have them', () => {
  const { content } = read(userType, user({ schemas: [userUrn.toUpperCase()] }));

  assert.deepEqual(content, user());
});

await test('schemas follows from the extensions that have values, not from what was sent', () => {
  const claimed = read(userType, user({ schemas: [userUrn, enterpriseUserUrn] }));
  const silent = read(userType, user({ [enterpriseUserUrn]: { department: 'S' } }));

  assert.deepEqual(claimed.content['schemas'], [userUrn]);
  assert.deepEqual(silent.content['schemas'], [userUrn, enterpriseUserUrn]);
});

await test('resources with the same schemas share one list', () => {
  assert.equal(schemasOf(userType, {}), schemasOf(userType, { userName: 'b' }));
});

await test('unknown parts may be nested however deep', () => {
  let deep: JsonValue = 1;
  for (let level = 0; level < 20_000; level += 1) {
    deep = { deep };
  }

  const content = readResourceBody(userType, user({ nonsense: deep }), createContext());

  assert.deepEqual(content, user());
});
