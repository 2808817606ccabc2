import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue, isJsonObject } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { findAt } from '../../support/jsonPath.js';
import { createBody, groupBody, memberOf, mona, ravi } from '../../support/oktaBodies.js';
import {
  assertScimBody,
  assertScimError,
  listUrn,
  searchUrn,
  userUrn,
} from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

await test('POST /Users/.search answers what GET with the same parameters does', async () => {
  await withServer({ seed: 12 }, async (rig) => {
    const got = await rig.get(
      '/Users?filter=active%20eq%20true&sortBy=userName&sortOrder=descending&startIndex=2&count=3&attributes=userName,name.familyName',
    );

    const searched = await rig.post('/Users/.search', {
      schemas: [searchUrn],
      filter: 'active eq true',
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 2,
      count: 3,
      attributes: ['userName', 'name.familyName'],
    });

    assert.equal(searched.status, 200);
    assertScimBody(searched);
    assert.equal(searched.at('itemsPerPage'), 3);
    assert.deepEqual(searched.body, got.body);
  });
});

await test('the root and its .search list people and groups together', async () => {
  await withServer({ seed: 5 }, async (rig) => {
    const all = await rig.get('/');
    const searched = await rig.post('/.search', { schemas: [searchUrn], count: 3 });
    const onlyGroups = await rig.get('/?filter=meta.resourceType%20eq%20%22Group%22');
    const named = await rig.get('/?filter=displayName%20pr&sortBy=displayName');

    assert.equal(all.at('totalResults'), 8);
    assert.equal(searched.at('itemsPerPage'), 3);
    assert.equal(onlyGroups.at('totalResults'), 3);
    const names = named.listAt('Resources').map((one) => String(textOf(one, 'displayName')));
    assert.deepEqual(
      names,
      names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
    assert.equal(names.length, 8);
  });
});

const badSearches: readonly (readonly [string, unknown, RegExp])[] = [
  ['an array', [], /JSON object/],
  ['no schemas', { filter: 'active eq true' }, /SearchRequest needs "schemas"/],
  ['other schemas', { schemas: [listUrn] }, /SearchRequest needs "schemas"/],
  ['a filter that is no text', { schemas: [searchUrn], filter: 5 }, /filter is not a string: 5/],
  ['a count that is no number', { schemas: [searchUrn], count: 'many' }, /count is not an integer/],
  ['half a count', { schemas: [searchUrn], count: 1.5 }, /count is not an integer.*1\.5/],
  ['attributes that are no names', { schemas: [searchUrn], attributes: [1] }, /attributes/],
  ['an order that is none', { schemas: [searchUrn], sortOrder: 'up' }, /sortOrder is neither/],
];

for (const [name, body, detail] of badSearches) {
  await test(`a search with ${name} is 400`, async () => {
    await withServer({ profile: 'strict' }, async (rig) => {
      const answer = await rig.post('/Users/.search', body);

      assert.ok(['invalidValue', 'invalidSyntax'].includes(answer.textAt('scimType')));
      assert.equal(answer.status, 400);
      assert.match(answer.textAt('detail'), detail);
    });
  });
}

await test('members of a search that are null count as not given', async () => {
  await withServer({ seed: 2 }, async (rig) => {
    const answer = await rig.post('/Users/.search', {
      schemas: [searchUrn],
      filter: null,
      count: null,
      startIndex: null,
      sortBy: null,
      attributes: null,
    });

    assert.equal(answer.at('totalResults'), 2);
    assert.equal(answer.at('itemsPerPage'), 2);
  });
});

const filters: readonly (readonly [string, readonly string[]])[] = [
  ['userName sw "mona"', ['mona']],
  ['userName ew "EXAMPLE.COM"', ['mona', 'ravi']],
  ['name.familyName co "ai"', ['ravi']],
  ['name.familyName gt "L"', ['ravi']],
  ['title pr', ['ravi']],
  ['not (title pr)', ['mona']],
  ['title eq null', ['mona']],
  ['title ne "Buyer"', ['mona', 'ravi']],
  ['active eq false', ['ravi']],
  ['emails[type eq "work" and value co "mona"]', ['mona']],
  ['emails.type eq "work" and not (userName sw "mona")', ['ravi']],
  ['userName eq "x" or userName sw "r"', ['ravi']],
  [`${userUrn}:userName sw "mona"`, ['mona']],
  ['meta.created gt "2020-01-01T00:00:00Z"', ['mona', 'ravi']],
  ['meta.lastModified lt "2020-01-01T00:00:00Z"', []],
  ['schemas eq "urn:ietf:params:scim:schemas:core:2.0:User"', ['mona', 'ravi']],
  ['nickNme eq "x"', []],
  ['userName eq "mona.keller@example.com\\u0022"', []],
];

for (const [filter, expected] of filters) {
  await test(`filter=${filter} finds ${expected.join(' and ') || 'nobody'}`, async () => {
    await withServer({}, async (rig) => {
      await rig.post('/Users', createBody(mona));
      await rig.post('/Users', { ...createBody(ravi), title: 'Seller', active: false });

      const answer = await rig.get(`/Users?filter=${encodeURIComponent(filter)}`);

      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(firstNames(answer), expected);
    });
  });
}

const brokenFilters: readonly (readonly [string, RegExp])[] = [
  ['userName', /column \d+|position|at/i],
  ['userName eq', /./],
  ['userName eq mona', /mona/],
  ['userName eq "mona', /./],
  ["userName eq 'mona'", /./],
  ['userName = "mona"', /./],
  ['userName is "mona"', /./],
  ['(userName eq "a"', /./],
  ['userName eq "a")', /./],
  ['userName eq "a" and', /./],
  ['and', /./],
  ['emails[type eq "work"', /./],
  ['emails[]', /./],
  ['userName eq “mona”', /./],
  ['not userName eq "a"', /./],
  ['"mona" eq userName', /./],
  ['active gt true', /gt/],
  ['x509Certificates.value gt "a"', /gt/],
  ['password eq "geheim"', /password/],
  ['__proto__[', /./],
  ['((((((((((', /./],
];

for (const [filter, detail] of brokenFilters) {
  await test(`filter=${filter} is 400 invalidFilter by GET and by .search`, async () => {
    await withServer({ seed: 1 }, async (rig) => {
      const got = await rig.get(`/Users?filter=${encodeURIComponent(filter)}`);
      const searched = await rig.post('/Users/.search', { schemas: [searchUrn], filter });

      for (const answer of [got, searched]) {
        assertScimError(answer, { status: 400, scimType: 'invalidFilter', detail });
      }
    });
  });
}

await test('the place where a filter breaks is in the message', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.get('/Users?filter=userName%20eq%20%22a%22%20xor%20active%20pr');

    assertScimError(answer, { status: 400, scimType: 'invalidFilter', detail: /xor/ });
    assert.match(answer.textAt('detail'), /17/);
  });
});

const hugeFilters = (size: number): readonly string[] => [
  `${'userName eq "nobody" or '.repeat(size / 24)}userName pr`,
  `${'('.repeat(size / 2)}userName pr${')'.repeat(size / 2)}`,
  `${'not ('.repeat(size / 6)}userName pr${')'.repeat(size / 6)}`,
  `userName eq "${'x'.repeat(size)}"`,
  `userName eq "${'\\\\'.repeat(size / 4)}`,
  '['.repeat(size),
];

await test('a filter of 100 kB is refused with its length, by GET and by .search', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    for (const filter of hugeFilters(100_000)) {
      const searched = await rig.post('/Users/.search', { schemas: [searchUrn], filter });
      const got = await rig.sendTo(`/scim/v2/Users?filter=${filter.replaceAll(/[ "\\]/g, '+')}`);

      const detail = /It has \d{5,6} characters/;
      assertScimError(searched, { status: 400, scimType: 'invalidFilter', detail });
      assertScimError(got, { status: 400, scimType: 'invalidFilter', detail });
    }
  });
});

await test('a filter just below the limit is answered soon, whether it is good or rubbish', async () => {
  await withServer({ seed: 50 }, async (rig) => {
    for (const filter of hugeFilters(32_000)) {
      const startedAt = performance.now();
      const answer = await rig.post('/Users/.search', { schemas: [searchUrn], filter });

      assert.ok(performance.now() - startedAt < 3000, 'within three seconds');
      if (answer.status !== 200) {
        assertScimError(answer, { status: 400, scimType: 'invalidFilter' });
      }
    }
  });
});

await test('sortBy orders by any attribute, in both directions, and who lacks it comes last', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', { ...createBody(mona), title: 'b' });
    await rig.post('/Users', { ...createBody(ravi), title: 'A' });
    await rig.post('/Users', { schemas: [userUrn], userName: 'zoe' });
    const order = async (query: string): Promise<readonly string[]> =>
      firstNames(await rig.get(`/Users?${query}`));

    assert.deepEqual(await order('sortBy=userName&sortOrder=descending'), ['zoe', 'ravi', 'mona']);
    assert.deepEqual(await order('sortBy=title'), ['ravi', 'mona', 'zoe']);
    assert.deepEqual(await order('sortBy=TITLE&sortOrder=Ascending'), ['ravi', 'mona', 'zoe']);
    assert.deepEqual(await order('sortBy=name.familyName'), ['mona', 'ravi', 'zoe']);
    assert.deepEqual(await order('sortBy=meta.created'), ['mona', 'ravi', 'zoe']);
    assert.deepEqual(await order('sortBy=emails.value&sortOrder=ascending'), [
      'mona',
      'ravi',
      'zoe',
    ]);
  });
});

await test('an unknown sortBy is ignored and noticed, a sortOrder that is none is 400', async () => {
  await withServer({ seed: 2 }, async (rig) => {
    const ignored = await rig.get('/Users?sortBy=shoeSize');
    const order = await rig.get('/Users?sortBy=userName&sortOrder=random');
    const path = await rig.get('/Users?sortBy=userName%20eq');

    assert.equal(ignored.at('totalResults'), 2);
    assert.deepEqual(await rig.observations(1), ['query.unknownSortBy']);
    assertScimError(order, { status: 400, scimType: 'invalidValue', detail: /random/ });
    assertScimError(path, { status: 400, scimType: 'invalidValue', detail: /sortBy/ });
  });
});

await test('attributes chooses what comes, id and schemas come all the same', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', createBody(mona));

    const answer = await rig.get('/Users?attributes=userName,emails.value,MISSING');

    const [person] = answer.listAt('Resources');
    assert.deepEqual(person, {
      schemas: [userUrn],
      id: textOf(person, 'id'),
      userName: mona.userName,
      emails: [{ value: mona.userName }],
    });
  });
});

await test('excludedAttributes takes away, but never id and schemas', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', createBody(mona));

    const answer = await rig.get(
      '/Users?excludedAttributes=id,schemas,emails,name.givenName,meta,locale,externalId',
    );

    const [person] = answer.listAt('Resources');
    assert.deepEqual(person, {
      schemas: [userUrn],
      id: textOf(person, 'id'),
      userName: mona.userName,
      name: { familyName: 'Keller' },
      displayName: 'Mona Keller',
      active: true,
    });
  });
});

await test('attributes holds for single resources and for the answers to writes too', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users?attributes=userName', createBody(mona));
    const id = created.textAt('id');
    const got = await rig.get(`/Users/${id}?attributes=displayName`);
    const put = await rig.put(`/Users/${id}?excludedAttributes=meta,emails,name`, createBody(mona));
    const patched = await rig.patch(`/Users/${id}?attributes=active`, {
      Operations: [{ op: 'replace', value: { active: false } }],
    });

    assert.deepEqual(created.body, { schemas: [userUrn], id, userName: mona.userName });
    assert.deepEqual(got.body, { schemas: [userUrn], id, displayName: 'Mona Keller' });
    assert.equal(put.at('meta'), undefined);
    assert.equal(put.at('userName'), mona.userName);
    assert.deepEqual(patched.body, { schemas: [userUrn], id, active: false });
  });
});

await test('a password is not returned though attributes asks for it', async () => {
  await withServer({}, async (rig) => {
    const id = (await rig.post('/Users', createBody(mona))).textAt('id');

    const answer = await rig.get(`/Users/${id}?attributes=password,userName`);

    assert.equal(answer.at('password'), undefined);
    assert.equal(answer.at('userName'), mona.userName);
  });
});

await test('excludedAttributes=members makes a group light', async () => {
  await withServer({}, async (rig) => {
    const id = (await rig.post('/Users', createBody(mona))).textAt('id');
    await rig.post('/Groups', groupBody('Sales', [memberOf(id, null)]));

    const answer = await rig.get('/Groups?excludedAttributes=members');

    assert.equal(answer.at('Resources[0].displayName'), 'Sales');
    assert.equal(answer.at('Resources[0].members'), undefined);
  });
});

interface OddQuery {
  readonly query: string;
  readonly total: number;
  readonly observations: readonly string[];
}

const oddQueries: readonly OddQuery[] = [
  { query: 'unknown=1', total: 3, observations: ['query.unknownParameter'] },
  { query: '%F0%9F%98%80=1', total: 3, observations: ['query.unknownParameter'] },
  { query: 'STARTINDEX=1', total: 3, observations: ['query.parameterCapitals'] },
  { query: 'filter=', total: -1, observations: [] },
  { query: 'filter', total: -1, observations: [] },
  { query: 'sortBy=', total: 3, observations: ['query.emptyParameter'] },
  { query: '&&&', total: 3, observations: [] },
  { query: '?count=2', total: 3, observations: ['query.unknownParameter'] },
  { query: 'count=2&count=1', total: 3, observations: ['query.repeatedParameter'] },
  {
    query: 'filter=active%20pr&filter=rubbish',
    total: 3,
    observations: ['query.repeatedParameter'],
  },
  {
    query: 'attributes=userName&attributes=name',
    total: 3,
    observations: ['query.repeatedParameter'],
  },
  {
    query: '__proto__=1&constructor=2',
    total: 3,
    observations: ['query.unknownParameter', 'query.unknownParameter'],
  },
  { query: 'filter=active%20eq%20true%26count%3D1', total: -1, observations: [] },
];

for (const { query, total, observations } of oddQueries) {
  await test(`?${query} is read as it is written, and noticed`, async () => {
    await withServer({ seed: 3 }, async (rig) => {
      const answer = await rig.get(`/Users?${query}`);

      if (total < 0) {
        assertScimError(answer, { status: 400, scimType: 'invalidFilter' });
      } else {
        assert.equal(answer.at('totalResults'), total);
      }
      assert.deepEqual(await rig.observations(1), observations);
    });
  });
}

await test('a user name is the same in other capitals, widths and compositions (RFC 7644 5)', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', { ...createBody(mona), userName: '\u00c9lise' });
    for (const userName of ['e\u0301lise', 'éＬＩＳＥ']) {
      const found = await rig.get(
        `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`,
      );
      const again = await rig.post('/Users', { ...createBody(mona), userName });

      assert.equal(found.at('totalResults'), 1);
      assertScimError(again, { status: 409, scimType: 'uniqueness' });
    }

    assert.equal(created.at('userName'), '\u00c9lise');
  });
});

for (const startIndex of ['1000', '9999999999999999999999']) {
  await test(`startIndex=${startIndex} is past the end of the list, not wrong`, async () => {
    await withServer({}, async (rig) => {
      await rig.post('/Users', createBody(mona));

      const answer = await rig.get(`/Users?startIndex=${startIndex}`);

      assert.deepEqual(
        [
          answer.status,
          answer.at('totalResults'),
          answer.at('itemsPerPage'),
          answer.at('Resources'),
        ],
        [200, 1, 0, []],
      );
    });
  });
}

const brokenQueries: readonly (readonly [string, RegExp])[] = [
  ['count=abc', /count is not an integer.*abc/],
  ['count=1.5', /count is not an integer/],
  ['count=1e3', /count is not an integer/],
  ['count=0x10', /count is not an integer/],
  ['startIndex=one', /startIndex is not an integer/],
  ['startIndex=1;count=2', /startIndex is not an integer/],
  ['startIndex=99.5', /startIndex is not an integer/],
  ['startIndex=NaN', /startIndex is not an integer/],
  ['count=%', /percent sign/],
  ['count=%ZZ', /percent sign/],
  ['%C3%28=1', /percent sign/],
  ['attributes=%E0%A4%A', /percent sign/],
];

for (const [query, detail] of brokenQueries) {
  await test(`?${query} is 400 invalidValue`, async () => {
    await withServer({}, async (rig) => {
      assertScimError(await rig.get(`/Users?${query}`), {
        status: 400,
        scimType: 'invalidValue',
        detail,
      });
    });
  });
}

await test('a filter that cannot be decoded is 400 invalidFilter', async () => {
  await withServer({}, async (rig) => {
    assertScimError(await rig.get('/Users?filter=userName%20eq%20%22100%%22'), {
      status: 400,
      scimType: 'invalidFilter',
      detail: /percent sign as %25/,
    });
  });
});

await test('a plus sign that is meant as one comes as %2B', async () => {
  await withServer({}, async (rig) => {
    await createNamed(rig, 'mona+test@example.com');

    const encoded = await rig.get('/Users?filter=userName%20eq%20%22mona%2Btest%40example.com%22');
    const plain = await rig.get('/Users?filter=userName%20eq%20%22mona+test%40example.com%22');

    assert.equal(encoded.at('totalResults'), 1);
    assert.equal(plain.at('totalResults'), 0);
  });
});

async function createNamed(rig: ServerRig, userName: string): Promise<void> {
  assert.equal((await rig.post('/Users', { schemas: [userUrn], userName })).status, 201);
}

/** The part of each userName before the first dot. */
function firstNames(answer: Answer): readonly string[] {
  return answer
    .listAt('Resources')
    .map((one) => String(textOf(one, 'userName')).split(/[.@]/, 1)[0] ?? '');
}

function textOf(resource: JsonValue | undefined, path: string): string | undefined {
  const value = isJsonObject(resource) ? findAt(resource, path) : undefined;
  return typeof value === 'string' ? value : undefined;
}
