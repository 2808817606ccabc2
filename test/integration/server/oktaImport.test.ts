import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../src/base/json.js';
import { findAt } from '../../support/jsonPath.js';
import { createBody, mona, ravi } from '../../support/oktaBodies.js';
import { listUrn } from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

await test('an import reads pages of 100, each person once, in an order that stays', async () => {
  await withServer({ seed: 250 }, async (rig) => {
    const pages = [1, 101, 201].map((startIndex) =>
      rig.get(`/Users?startIndex=${String(startIndex)}&count=100`),
    );

    const read = await Promise.all(pages);

    assert.deepEqual(
      read.map((page) => [page.at('totalResults'), page.at('startIndex'), page.at('itemsPerPage')]),
      [
        [250, 1, 100],
        [250, 101, 100],
        [250, 201, 50],
      ],
    );
    const ids = read.flatMap((page) => page.listAt('Resources').map((one) => idOf(one)));
    assert.equal(new Set(ids).size, 250);
    const whole = await rig.get('/Users?count=1000');
    assert.deepEqual(
      whole.listAt('Resources').map((one) => idOf(one)),
      ids,
    );
  });
});

await test('the order stays when somebody is changed, and who is new comes last', async () => {
  await withServer({ seed: 5 }, async (rig) => {
    const before = await rig.get('/Users?startIndex=1&count=100');
    const id = before.textAt('Resources[1].id');

    await rig.patch(`/Users/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { displayName: 'Somebody Else' } }],
    });
    const created = await rig.post('/Users', createBody(mona));

    const after = await rig.get('/Users?startIndex=1&count=100');
    assert.deepEqual(
      after.listAt('Resources').map((one) => idOf(one)),
      [...before.listAt('Resources').map((one) => idOf(one)), created.at('id')],
    );
  });
});

await test('people who are not active are in the pages too', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', { ...createBody(mona), active: false });
    await rig.post('/Users', createBody(ravi));

    const all = await rig.get('/Users?startIndex=1&count=100');
    const inactive = await rig.get('/Users?filter=active%20eq%20false');

    assert.equal(all.at('totalResults'), 2);
    assert.equal(all.at('Resources[0].active'), false);
    assert.equal(inactive.at('totalResults'), 1);
  });
});

await test('a page past the end is empty, says so, and echoes where it would begin', async () => {
  await withServer({ seed: 2 }, async (rig) => {
    const answer = await rig.get('/Users?startIndex=101&count=100');

    assert.deepEqual(answer.body, {
      schemas: [listUrn],
      totalResults: 2,
      startIndex: 101,
      itemsPerPage: 0,
      Resources: [],
    });
  });
});

await test('groups are imported by the same pages, with their members', async () => {
  await withServer({ seed: 30 }, async (rig) => {
    const first = await rig.get('/Groups?startIndex=1&count=2');
    const second = await rig.get('/Groups?startIndex=3&count=2');

    assert.deepEqual([first.at('itemsPerPage'), second.at('itemsPerPage')], [2, 1]);
    assert.equal(first.at('totalResults'), 3);
    const member = first.textAt('Resources[0].members[0].value');
    assert.equal(first.at('Resources[0].members[0].$ref'), `${rig.baseUrl}/Users/${member}`);
    const person = await rig.get(`/Users/${member}`);
    assert.equal(person.at('groups[0].display'), first.at('Resources[0].displayName'));
  });
});

await test('without a count a list has 100 at most, with one up to 1000', async () => {
  await withServer({ seed: 1100 }, async (rig) => {
    const usual = await rig.get('/Users');
    const most = await rig.get('/Users?count=5000');

    assert.equal(usual.at('itemsPerPage'), 100);
    assert.equal(most.at('itemsPerPage'), 1000);
    assert.equal(most.at('totalResults'), 1100);
  });
});

const pages: readonly (readonly [string, number, number])[] = [
  ['startIndex=0&count=2', 1, 2],
  ['startIndex=-7&count=2', 1, 2],
  ['startIndex=%2B2&count=%202%20', 2, 2],
  ['startIndex=3&count=0', 3, 0],
  ['startIndex=3&count=-1', 3, 0],
  ['startIndex=&count=', 1, 4],
  ['startIndex=999999999999999&count=999999999999999', 999_999_999_999_999, 0],
];

for (const [query, startIndex, itemsPerPage] of pages) {
  await test(`?${query} starts at ${String(startIndex)} and has ${String(itemsPerPage)}`, async () => {
    await withServer({ seed: 4 }, async (rig) => {
      const answer = await rig.get(`/Users?${query}`);

      assert.equal(answer.status, 200);
      assert.equal(answer.at('totalResults'), 4);
      assert.equal(answer.at('startIndex'), startIndex);
      assert.equal(answer.at('itemsPerPage'), itemsPerPage);
      assert.equal(answer.listAt('Resources').length, itemsPerPage);
    });
  });
}

function idOf(resource: JsonValue): JsonValue | undefined {
  return findAt(resource, 'id');
}
