import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualLimits } from '../../../src/server/appDeps.js';
import { type Answer } from '../../support/answer.js';
import { createBody, groupBody, mona, ravi } from '../../support/oktaBodies.js';
import { assertScimBody, assertScimError, searchUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

const namesOf = (answer: Answer): readonly unknown[] =>
  answer.listAt('Resources').map((_one, at) => answer.at(`Resources[${String(at)}].userName`));

const idsOf = (answer: Answer): readonly string[] =>
  answer.listAt('Resources').map((_one, at) => answer.textAt(`Resources[${String(at)}].id`));

/** All pages of a query, whose path has parameters already. */
async function walk(rig: ServerRig, path: string): Promise<readonly Answer[]> {
  const pages = [await rig.get(`${path}&cursor=`)];
  for (let next = pages.at(-1)?.at('nextCursor'); next !== undefined;) {
    assert.ok(typeof next === 'string');
    const page = await rig.get(`${path}&cursor=${next}`);
    pages.push(page);
    next = page.at('nextCursor');
  }
  return pages;
}

await test('an empty cursor asks for the first page, nextCursor for the next, up to the last one', async () => {
  await withServer({ seed: 25 }, async (rig) => {
    const everybody = await rig.get('/Users');

    const pages = await walk(rig, '/Users?count=10');

    for (const page of pages) {
      assert.equal(page.status, 200, page.text);
      assertScimBody(page);
      assert.equal(page.at('totalResults'), 25);
      assert.equal(page.at('startIndex'), undefined);
    }
    assert.deepEqual(pages.flatMap(idsOf), idsOf(everybody));
    assert.deepEqual(
      pages.map((page) => page.at('itemsPerPage')),
      [10, 10, 5],
    );
    assert.equal(pages[0]?.at('previousCursor'), undefined);
    assert.equal(pages[2]?.at('nextCursor'), undefined);
    assert.match(pages[0]?.textAt('nextCursor') ?? '', /^[\w-]+$/);
  });
});

await test('cursor without an equals sign is an empty one; without a cursor pages go by number', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    const byCursor = await rig.get('/Users?cursor&count=2');
    const byNumber = await rig.get('/Users?count=2');

    assert.equal(typeof byCursor.at('nextCursor'), 'string');
    assert.equal(byNumber.at('nextCursor'), undefined);
    assert.equal(byNumber.at('startIndex'), 1);
    assert.deepEqual(await rig.observations(1), []);
  });
});

await test('previousCursor leads back to the first page', async () => {
  await withServer({ seed: 5 }, async (rig) => {
    const path = '/Users?count=2&sortBy=userName&sortOrder=descending';
    const pages = await walk(rig, path);

    const second = await rig.get(`${path}&cursor=${pages[2]?.textAt('previousCursor') ?? ''}`);
    const first = await rig.get(`${path}&cursor=${second.textAt('previousCursor')}`);

    assert.deepEqual(namesOf(second), pages[1] && namesOf(pages[1]));
    assert.deepEqual(namesOf(first), pages[0] && namesOf(pages[0]));
    assert.equal(first.at('previousCursor'), undefined);
  });
});

await test('pages that are filtered and sorted are those of the whole list, whatever is deleted between', async () => {
  await withServer({ seed: 30 }, async (rig) => {
    const path = '/Users?count=4&filter=active%20eq%20true&sortBy=name.familyName';
    const whole = await rig.get('/Users?filter=active%20eq%20true&sortBy=name.familyName');
    const first = await rig.get(`${path}&cursor`);
    await rig.delete(`/Users/${idsOf(first)[3] ?? ''}`);
    await rig.delete(`/Users/${idsOf(first)[0] ?? ''}`);

    const second = await rig.get(`${path}&cursor=${first.textAt('nextCursor')}`);

    assert.deepEqual(idsOf(second), idsOf(whole).slice(4, 8));
    assert.equal(second.at('totalResults'), idsOf(whole).length - 2);
  });
});

await test('/.search on a type and at the root takes the cursor in its body', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', createBody(mona));
    await rig.post('/Users', createBody(ravi));
    await rig.post('/Groups', groupBody('Sales', []));
    for (const [path, total] of [
      ['/Users/.search', 2],
      ['/.search', 3],
    ] as const) {
      const search = { schemas: [searchUrn], count: 1 };
      const ids: string[] = [];
      for (let cursor: unknown = ''; cursor !== undefined;) {
        const page = await rig.post(path, { ...search, cursor });
        assert.equal(page.status, 200, page.text);
        ids.push(...idsOf(page));
        cursor = page.at('nextCursor');
      }
      assert.equal(new Set(ids).size, total);
    }
    const byNumber = await rig.post('/.search', {
      schemas: [searchUrn],
      cursor: null,
      startIndex: 2,
    });
    assert.equal(byNumber.at('startIndex'), 2);
  });
});

await test('a root query is walked over all types', async () => {
  await withServer({ seed: 4 }, async (rig) => {
    const whole = await rig.get('/');

    const pages = await walk(rig, '/?count=3');

    assert.deepEqual(pages.flatMap(idsOf), idsOf(whole));
  });
});

const otherQueries: readonly string[] = [
  '/Users?count=2&filter=active%20eq%20true',
  '/Users?count=2&sortBy=userName',
  '/Users?count=2&sortOrder=descending',
  '/Users?count=2&attributes=userName',
  '/Groups?count=2',
  '/?count=2',
];

await test('a cursor is good for its own query only', async () => {
  await withServer({ seed: 5 }, async (rig) => {
    const cursor = (await rig.get('/Users?count=2&cursor')).textAt('nextCursor');

    for (const query of otherQueries) {
      const answer = await rig.get(`${query}&cursor=${cursor}`);
      assertScimError(answer, { status: 400, scimType: 'invalidCursor', detail: /another query/ });
    }
    assert.equal((await rig.get(`/Users?count=3&cursor=${cursor}`)).status, 200);
  });
});

await test('a cursor that was changed, cut, made up or is of another server is invalidCursor', async () => {
  await withServer({ seed: 5 }, async (rig) => {
    const cursor = (await rig.get('/Users?count=2&cursor')).textAt('nextCursor');
    let foreign = '';
    await withServer({ seed: 5 }, async (other) => {
      foreign = (await other.get('/Users?count=2&cursor')).textAt('nextCursor');
    });
    const last = cursor.at(-5) === 'A' ? 'B' : 'A';
    const cursors = [
      foreign,
      cursor.slice(0, -5) + last + cursor.slice(-4),
      cursor.slice(4),
      `${cursor}!`,
      `${cursor}AAAA`,
      `.${cursor}`,
      'x',
      '1',
      'AAAAAAAAAAAAAAAAAAAAAAAA',
      '%00',
    ];

    for (const one of cursors) {
      const answer = await rig.get(`/Users?count=2&cursor=${one}`);
      assertScimError(answer, { status: 400, scimType: 'invalidCursor', detail: /empty cursor/ });
    }
    const number = await rig.post('/Users/.search', { schemas: [searchUrn], cursor: 1 });
    assertScimError(number, { status: 400, scimType: 'invalidCursor', detail: /not a string/ });
  });
});

await test('a cursor holds good as long as cursorTimeout says, and no longer', async () => {
  let now = Date.UTC(2026, 0, 5);
  await withServer(
    { seed: 5, now: () => now, limits: { ...usualLimits, cursorTimeout: 60 } },
    async (rig) => {
      const cursor = (await rig.get('/Users?count=2&cursor')).textAt('nextCursor');
      now += 60_000;
      assert.equal((await rig.get(`/Users?count=2&cursor=${cursor}`)).status, 200);
      now += 1;

      const late = await rig.get(`/Users?count=2&cursor=${cursor}`);

      assertScimError(late, { status: 400, scimType: 'expiredCursor', detail: /60 seconds/ });
      const config = await rig.get('/ServiceProviderConfig');
      assert.equal(config.at('pagination.cursorTimeout'), 60);
    },
  );
});

await test('with a cursor a count that is none of 1 to maxPageSize is invalidCount', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    for (const count of ['0', '-1', '1001', 'all', '1.5']) {
      const answer = await rig.get(`/Users?cursor&count=${count}`);
      assertScimError(answer, { status: 400, scimType: 'invalidCount', detail: /1 and 1000/ });
    }
    assert.equal((await rig.get('/Users?cursor')).at('itemsPerPage'), 3);
  });
});

await test('a cursor together with startIndex is refused', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    const detail = /exclude each other/;
    const query = await rig.get('/Users?cursor&startIndex=1');
    assertScimError(query, { status: 400, scimType: 'invalidValue', detail });
    const search = await rig.post('/.search', { schemas: [searchUrn], cursor: '', startIndex: 1 });
    assertScimError(search, { status: 400, scimType: 'invalidValue', detail });
  });
});
