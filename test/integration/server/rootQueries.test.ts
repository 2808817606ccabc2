import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { filterPeople } from '../../support/filterPeople.js';
import {
  assertScimError,
  groupUrn,
  listUrn,
  searchUrn,
  userUrn,
} from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

const idsOf = (answer: Answer): string =>
  answer
    .listAt('Resources')
    .map((one) => (isJsonObject(one) && typeof one['id'] === 'string' ? one['id'] : ''))
    .join(' ');

/** Over people and a group; who has no value comes last, and first when descending (RFC 7644 3.4.2.3). */
const orders: readonly (readonly [query: string, ids: string])[] = [
  ['', 'amy bob cid staff'],
  ['sortBy=displayName', 'amy bob staff cid'],
  ['sortBy=displayName&sortOrder=descending', 'cid staff bob amy'],
  ['sortBy=userName', 'amy bob cid staff'],
  ['sortBy=userName&sortOrder=descending', 'staff cid bob amy'],
  ['sortBy=meta.resourceType', 'staff amy bob cid'],
  ['sortBy=id&sortOrder=descending', 'staff cid bob amy'],
  ['sortBy=members', 'staff amy bob cid'],
  ['sortBy=title', 'cid amy bob staff'],
  ['sortBy=meta.created&count=2', 'amy bob'],
  ['sortBy=userName&startIndex=2&count=2', 'bob cid'],
  ['sortOrder=descending', 'amy bob cid staff'],
  ['sortBy=password', 'amy bob cid staff'],
];

for (const [query, ids] of orders) {
  await test(`/?${query} lists ${ids}`, async () => {
    await withServer({}, async (rig) => {
      rig.directory.load(filterPeople);

      assert.equal(idsOf(await rig.get(`/?${query}`)), ids);
    });
  });
}

await test('an order at the root does not give away what one type never returns and another does', async () => {
  const urn = 'urn:example:params:scim:schemas:1.0:Safe';
  const schemaFiles = [
    {
      schemas: [
        {
          id: urn,
          name: 'Safe',
          attributes: [
            { name: 'password', type: 'string', multiValued: false, returned: 'default' } as const,
          ],
        },
      ],
      resourceTypes: [{ name: 'Safe', endpoint: '/Safes', schema: urn }],
    },
  ];
  await withServer({ schemaFiles }, async (rig) => {
    rig.directory.load([
      { schemas: [userUrn], id: 'u1', userName: 'u1', password: 'zzz' },
      { schemas: [userUrn], id: 'u2', userName: 'u2', password: 'aaa' },
      { schemas: [urn], id: 's1', password: 'mmm' },
      { schemas: [urn], id: 's2', password: 'bbb' },
    ]);

    assert.equal(idsOf(await rig.get('/?sortBy=password')), 's2 s1 u1 u2');
  });
});

await test('a root query shows of each resource what its own type has', async () => {
  await withServer({}, async (rig) => {
    rig.directory.load(filterPeople);

    const answer = await rig.post('/.search', {
      schemas: [searchUrn],
      filter: 'displayName pr',
      attributes: ['displayName', 'members.value', 'userName'],
      sortBy: 'displayName',
      sortOrder: 'descending',
    });

    assert.deepEqual(answer.body, {
      schemas: [listUrn],
      totalResults: 3,
      startIndex: 1,
      itemsPerPage: 3,
      Resources: [
        { schemas: [groupUrn], id: 'staff', displayName: 'Staff', members: [{ value: 'amy' }] },
        { schemas: [userUrn], id: 'bob', userName: 'bob', displayName: 'Bob' },
        {
          schemas: [userUrn],
          id: 'amy',
          userName: 'Amy.Adams@Example.com',
          displayName: 'Amy Adams',
        },
      ],
    });
  });
});

await test('at the root only what no type has is noticed', async () => {
  await withServer({}, async (rig) => {
    await rig.get('/?filter=userName%20pr');
    await rig.get('/?filter=members%20pr');
    await rig.get('/?filter=userName%20pr%20and%20shoeSize%20pr');

    const ids = (await rig.exchanges(3)).map(({ observations }) =>
      observations.map(({ id }) => id).filter((id) => !id.startsWith('url.')),
    );
    assert.deepEqual(ids, [[], [], ['filter.unknownAttribute']]);
  });
});

const wrongSearches: readonly (readonly [member: string, value: unknown, detail: RegExp])[] = [
  ['count', '5', /count is not an integer.*"5"/],
  ['startIndex', '1', /startIndex is not an integer/],
  ['startIndex', true, /startIndex is not an integer/],
  ['count', {}, /count is not an integer/],
  ['sortBy', ['userName'], /sortBy is not a string/],
  ['sortOrder', 1, /sortOrder is not a string/],
  ['attributes', { userName: true }, /attributes is not a string/],
  ['excludedAttributes', [null], /excludedAttributes is not a string/],
];

for (const [member, value, detail] of wrongSearches) {
  await test(`a search with ${member} ${JSON.stringify(value)} is 400 invalidValue, everywhere`, async () => {
    await withServer({}, async (rig) => {
      for (const path of ['', '/Users', '/Groups']) {
        const answer = await rig.post(`${path}/.search`, { schemas: [searchUrn], [member]: value });

        assertScimError(answer, { status: 400, scimType: 'invalidValue', detail });
      }
    });
  });
}

await test('an empty filter is none of the grammar, by GET and by search', async () => {
  await withServer({}, async (rig) => {
    const answers = [
      await rig.get('/Users?filter='),
      await rig.get('/Users?filter'),
      await rig.get('/Users?filter=%20'),
      await rig.post('/Users/.search', { schemas: [searchUrn], filter: '' }),
      await rig.post('/.search', { schemas: [searchUrn], filter: '  ' }),
    ];

    for (const answer of answers) {
      assertScimError(answer, {
        status: 400,
        scimType: 'invalidFilter',
        detail: /The name of an attribute is missing/,
      });
    }
  });
});

for (const [profile, total] of [
  ['strict', 0],
  ['okta', 1],
  ['entra', 1],
] as const) {
  await test(`active eq "True" finds ${String(total)} in the profile ${profile}`, async () => {
    await withServer({ profile }, async (rig) => {
      rig.directory.load(filterPeople);

      const answer = await rig.get('/Users?filter=active%20eq%20%22True%22');

      assert.equal(answer.at('totalResults'), total);
      assert.deepEqual(await rig.observations(1), [
        total === 0 ? 'filter.typeMismatch' : 'filter.booleanString',
      ]);
    });
  });
}

const lampUrn = 'urn:example:params:scim:schemas:1.0:Lamp';

/** Has as texts what a User has as a boolean and as a complex value. */
const lampFile = {
  schemas: [
    {
      id: lampUrn,
      name: 'Lamp',
      attributes: [
        { name: 'active', type: 'string', multiValued: false } as const,
        { name: 'name', type: 'string', multiValued: false } as const,
      ],
    },
  ],
  resourceTypes: [{ name: 'Lamp', endpoint: '/Lamps', schema: lampUrn }],
};

await test('an operator that goes with one type only refuses no query at the root (RFC 7644 3.4.2.1)', async () => {
  await withServer({ schemaFiles: [lampFile] }, async (rig) => {
    rig.directory.load(filterPeople);
    await rig.post('/Lamps', { schemas: [lampUrn], active: 'always', name: 'Hall' });
    const count = async (filter: string, path = '/'): Promise<unknown> =>
      (await rig.get(`${path}?filter=${encodeURIComponent(filter)}`)).at('totalResults');

    assert.equal(await count('active sw "alw"'), 1);
    assert.equal(await count('name eq "hall"'), 1);
    assert.equal(await count('userName pr or active sw "alw"'), 4);
    assert.equal(await count('not (active sw "alw")'), 4);
    for (const [path, filter] of [
      ['/Users', 'active sw "alw"'],
      ['/', 'password sw "a"'],
      ['/', 'meta.created gt "yesterday"'],
    ] as const) {
      const answer = await rig.get(`${path}?filter=${encodeURIComponent(filter)}`);
      assertScimError(answer, { status: 400, scimType: 'invalidFilter' });
    }
  });
});
