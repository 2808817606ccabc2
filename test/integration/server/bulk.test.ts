import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonArray, type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { usualLimits } from '../../../src/server/appDeps.js';
import { type Answer } from '../../support/answer.js';
import { groupBody, patchBody } from '../../support/oktaBodies.js';
import {
  assertScimBody,
  assertScimError,
  enterpriseUrn,
  groupUrn,
  userUrn,
} from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

const requestUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const responseUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

const bulk = (
  rig: ServerRig,
  operations: JsonArray,
  more: Readonly<Record<string, JsonValue>> = {},
): Promise<Answer> => rig.post('/Bulk', { schemas: [requestUrn], ...more, Operations: operations });

const person = (userName: string, more: JsonObject = {}): JsonObject => ({
  schemas: [userUrn],
  userName,
  ...more,
});

const postUser = (bulkId: string, data: JsonValue = person(bulkId)): JsonObject => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data,
});

const postGroup = (bulkId: string, ...members: readonly string[]): JsonObject => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: groupBody(
    bulkId,
    members.map((value) => ({ value })),
  ),
});

function assertBulk(answer: Answer, ...statuses: readonly string[]): void {
  assert.equal(answer.status, 200, answer.text);
  assertScimBody(answer);
  assert.deepEqual(answer.at('schemas'), [responseUrn]);
  assert.deepEqual(
    answer.listAt('Operations').map((_, at) => answer.at(`Operations[${String(at)}].status`)),
    statuses,
    answer.text,
  );
}

/** The path below the base URL that a result tells. */
const pathOf = (rig: ServerRig, answer: Answer, at: number): string =>
  answer.textAt(`Operations[${String(at)}].location`).replace(rig.baseUrl, '');

await test('a bulk request creates, replaces, patches and deletes, and tells each result', async () => {
  await withServer({}, async (rig) => {
    const ids = await Promise.all(
      ['put', 'patch', 'delete'].map(async (name) =>
        (await rig.post('/Users', person(name))).textAt('id'),
      ),
    );
    const [putId = '', patchId = '', deleteId = ''] = ids;

    const answer = await bulk(rig, [
      postUser('jane'),
      { method: 'PUT', path: `/Users/${putId}`, data: person('put', { title: 'A' }) },
      {
        method: 'PATCH',
        path: `/Users/${patchId}`,
        data: patchBody({ op: 'replace', path: 'title', value: 'B' }),
      },
      { method: 'DELETE', path: `/Users/${deleteId}` },
    ]);

    assertBulk(answer, '201', '200', '200', '204');
    const created = await rig.get(pathOf(rig, answer, 0));
    assert.equal(created.at('userName'), 'jane');
    assert.deepEqual(answer.at('Operations[0]'), {
      location: created.at('meta.location'),
      method: 'POST',
      bulkId: 'jane',
      version: created.at('meta.version'),
      status: '201',
    });
    assert.equal((await rig.get(`/Users/${putId}`)).at('title'), 'A');
    assert.equal((await rig.get(`/Users/${patchId}`)).at('title'), 'B');
    assert.equal((await rig.get(`/Users/${deleteId}`)).status, 404);
  });
});

await test('a group may name people of the same request, before or after itself', async () => {
  await withServer({}, async (rig) => {
    const answer = await bulk(rig, [
      postGroup('team', 'bulkId:jane', 'bulkId:joe'),
      postUser('jane'),
      postUser('joe', person('joe', { [enterpriseUrn]: { manager: { value: 'bulkId:jane' } } })),
    ]);

    assertBulk(answer, '201', '201', '201');
    const jane = await rig.get(pathOf(rig, answer, 1));
    const group = await rig.get(pathOf(rig, answer, 0));
    assert.equal(group.at('members[0].value'), jane.at('id'));
    assert.equal(jane.at('groups[0].display'), 'team');
    const joe = await rig.get(pathOf(rig, answer, 2));
    assert.ok(joe.text.includes(`"manager":{"value":${JSON.stringify(jane.at('id'))}`), joe.text);
    // The version of the end of the request, not of the moment when it was created.
    assert.equal(answer.at('Operations[1].version'), jane.at('meta.version'));
  });
});

await test('a PATCH may name what the same request creates, in value, value path and path', async () => {
  await withServer({}, async (rig) => {
    const group = (await rig.post('/Groups', groupBody('Old', []))).textAt('id');
    const answer = await bulk(rig, [
      postUser('jane'),
      {
        method: 'PATCH',
        path: `/Groups/${group}`,
        data: patchBody(
          { op: 'add', path: 'members', value: [{ value: 'bulkId:jane' }] },
          { op: 'remove', path: 'members[value eq "bulkId:jane"]' },
        ),
      },
      {
        method: 'PATCH',
        path: '/Users/bulkId:jane',
        data: patchBody({ op: 'add', value: { title: 'C' } }),
      },
    ]);

    assertBulk(answer, '201', '200', '200');
    assert.equal((await rig.get(`/Groups/${group}`)).at('members'), undefined);
    assert.equal((await rig.get(pathOf(rig, answer, 0))).at('title'), 'C');
  });
});

await test('groups that are members of each other are created, as RFC 7644 3.7.1 wants to be tried', async () => {
  await withServer({}, async (rig) => {
    const answer = await bulk(rig, [postGroup('A', 'bulkId:B'), postGroup('B', 'bulkId:A')]);

    assertBulk(answer, '201', '201');
    const [a, b] = [await rig.get(pathOf(rig, answer, 0)), await rig.get(pathOf(rig, answer, 1))];
    assert.equal(a.at('members[0].value'), b.at('id'));
    assert.equal(b.at('members[0].value'), a.at('id'));
    assert.equal(a.at('meta.version'), answer.at('Operations[0].version'));
  });
});

await test('of a circle that cannot be created nothing stays', async () => {
  await withServer({}, async (rig) => {
    const broken = postGroup('B', 'bulkId:A', 'nobody');
    const answer = await bulk(rig, [postGroup('A', 'bulkId:B'), broken, postUser('jane')]);

    assertBulk(answer, '409', '400', '201');
    assert.match(answer.textAt('Operations[0].response.detail'), /Operations\[1\] failed/);
    assert.equal((await rig.get('/Groups')).at('totalResults'), 0);
  });
});

await test('a reference to nothing, or to what failed, fails by itself and names it', async () => {
  await withServer({}, async (rig) => {
    const answer = await bulk(rig, [
      postGroup('lost', 'bulkId:nobody'),
      postUser('bad', { schemas: [userUrn] }),
      postGroup('follows', 'bulkId:bad'),
      postGroup('empty'),
    ]);

    assertBulk(answer, '400', '400', '409', '201');
    assert.match(answer.textAt('Operations[0].response.detail'), /bulkId:nobody refers to no oper/);
    assert.match(answer.textAt('Operations[2].response.detail'), /bulkId:bad .*Operations\[1\]/);
    assert.equal(answer.at('Operations[0].location'), undefined);
  });
});

await test('failOnErrors ends the request after that many errors; the rest is not told', async () => {
  await withServer({}, async (rig) => {
    const failing = { method: 'DELETE', path: '/Users/nobody' };
    const operations = [failing, postUser('one'), failing, postUser('two')];

    assertBulk(await bulk(rig, operations, { failOnErrors: 1 }), '404');
    assertBulk(await bulk(rig, operations, { failOnErrors: 2 }), '404', '201', '404');
    assert.equal((await rig.get('/Users')).at('totalResults'), 1);
  });
});

await test('a version that is another fails with 412, the one that is there goes', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', person('jane'));
    const path = `/Users/${created.textAt('id')}`;
    const answer = await bulk(rig, [
      { method: 'PUT', path, version: 'W/"other"', data: person('jane', { title: 'A' }) },
      {
        method: 'PUT',
        path,
        version: created.textAt('meta.version'),
        data: person('jane', { title: 'B' }),
      },
    ]);

    assertBulk(answer, '412', '200');
    assert.equal(answer.at('Operations[0].location'), created.at('meta.location'));
  });
});

await test('a duplicate is 409 uniqueness for its operation alone', async () => {
  await withServer({}, async (rig) => {
    const answer = await bulk(rig, [postUser('1', person('Jane')), postUser('2', person('jane'))]);

    assertBulk(answer, '201', '409');
    assert.equal(answer.at('Operations[1].response.scimType'), 'uniqueness');
    assert.equal(answer.at('Operations[1].response.status'), '409');
  });
});

const malformed: readonly (readonly [string, JsonValue, status: string, detail: RegExp])[] = [
  ['no object', 7, '400', /must be an object/],
  ['no method', { path: '/Users' }, '400', /method must be POST/],
  ['GET', { method: 'GET', path: '/Users/1' }, '400', /method must be POST.*"GET"/],
  ['no path', { method: 'DELETE' }, '400', /path is required/],
  ['no bulkId', { method: 'POST', path: '/Users', data: {} }, '400', /bulkId is required/],
  ['no data', { method: 'POST', path: '/Users', bulkId: 'a' }, '400', /data is required/],
  ['POST on a resource', postAt('/Users/1'), '405', /goes to \/Users/],
  ['DELETE on a type', { method: 'DELETE', path: '/Users' }, '405', /goes to one resource/],
  ['a whole URL', postAt('https://scim.example/Users'), '400', /relative to the base URL/],
  ['a query', { method: 'DELETE', path: '/Users/1?x=1' }, '400', /query/],
  ['an unknown path', postAt('/Robots'), '404', /nothing at "\/Robots"/],
  ['Bulk in Bulk', postAt('/Bulk'), '400', /cannot be part of a bulk request/],
  ['Me', postAt('/Me'), '400', /cannot be part of a bulk request/],
  ['a schema', { method: 'DELETE', path: '/Schemas/x' }, '405', /can only be read/],
  ['a broken escape', { method: 'DELETE', path: '/Users/%E0%' }, '400', /percent sign/],
  ['a method that is no text', { method: ['POST'], path: '/Users' }, '400', /method must be/],
  ['data that is text but no JSON', postUser('a', 'secret!'), '400', /must be a JSON object/],
];

function postAt(path: string): JsonObject {
  return { method: 'POST', path, bulkId: 'a', data: person('a') };
}

for (const [name, operation, status, detail] of malformed) {
  await test(`an operation with ${name} fails alone: ${status}`, async () => {
    await withServer({}, async (rig) => {
      const answer = await bulk(rig, [operation, postUser('good')]);

      assertBulk(answer, status, '201');
      assert.match(answer.textAt('Operations[0].response.detail'), detail);
      assert.ok(!answer.text.includes('secret!'));
    });
  });
}

const refused: readonly (readonly [string, JsonValue, status: number, detail: RegExp])[] = [
  ['an array', [], 400, /is a JSON object/],
  ['no schemas, in strict', { Operations: [postUser('a')] }, 400, /needs "schemas"/],
  ['another message', { schemas: [userUrn], Operations: [postUser('a')] }, 400, /needs "schemas"/],
  ['no Operations', { schemas: [requestUrn] }, 400, /no "Operations"/],
  ['Operations that are no array', { schemas: [requestUrn], Operations: {} }, 400, /an array/],
  ['no operation', { schemas: [requestUrn], Operations: [] }, 400, /is empty/],
  [
    'failOnErrors as text',
    { schemas: [requestUrn], failOnErrors: '1', Operations: [postUser('a')] },
    400,
    /failOnErrors must be an integer/,
  ],
];

for (const [name, body, status, detail] of refused) {
  await test(`a bulk request is refused as a whole: ${name}`, async () => {
    await withServer({ profile: 'strict' }, async (rig) => {
      assertScimError(await rig.post('/Bulk', body), {
        status,
        scimType: /object|no "Operations"|an array/.test(detail.source)
          ? 'invalidSyntax'
          : 'invalidValue',
        detail,
      });
      assert.equal((await rig.get('/Users')).at('totalResults'), 0);
    });
  });
}

await test('more operations or bytes than ServiceProviderConfig allows are 413 with the limit', async () => {
  const limits = { ...usualLimits, bulk: { maxOperations: 2, maxPayloadSize: 2_000 } };
  await withServer({ limits }, async (rig) => {
    const config = await rig.get('/ServiceProviderConfig');
    assert.deepEqual(config.at('bulk'), {
      supported: true,
      maxOperations: 2,
      maxPayloadSize: 2_000,
    });

    const many = await bulk(rig, [postUser('1'), postUser('2'), postUser('3')]);
    const large = await bulk(rig, [postUser('1', person('x'.repeat(2_000)))]);

    assertScimError(many, { status: 413, detail: /\(3\) exceeds the maxOperations \(2\)/ });
    assertScimError(large, { status: 413, detail: /exceeds the maxPayloadSize \(2000 bytes\)/ });
    assert.equal((await rig.get('/Users')).at('totalResults'), 0);
  });
});

await test('other methods on /Bulk are 405 with Allow', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.get('/Bulk');

    assertScimError(answer, { status: 405 });
    assert.equal(answer.headers.allow, 'POST, OPTIONS');
    assert.equal((await rig.send('/Bulk', { method: 'OPTIONS' })).status, 204);
  });
});

await test('what was tolerated is noted with the operation that it is about, and no password stays', async () => {
  await withServer({ profile: 'okta' }, async (rig) => {
    await bulk(rig, [
      postUser('a'),
      {
        ...postUser('b', person('b', { active: 'True', password: 'Tr0ub4dor' })),
        method: 'post',
      },
    ]);

    const { observations, request } = await rig.exchange(1);
    assert.deepEqual(
      observations.map(({ detail }) => detail.slice(0, 14)),
      ['Operations[1]:', 'Operations[1]:'],
    );
    assert.ok(!JSON.stringify(request).includes('Tr0ub4dor'));
  });
});

await test('bulk in the entra profile: a PATCH that is done says 204', async () => {
  await withServer({ profile: 'entra' }, async (rig) => {
    const answer = await bulk(rig, [
      {
        method: 'POST',
        path: '/Groups',
        bulkId: 'g',
        data: { schemas: [groupUrn], displayName: 'G' },
      },
      {
        method: 'PATCH',
        path: '/Groups/bulkId:g',
        data: patchBody({ op: 'replace', path: 'displayName', value: 'H' }),
      },
    ]);

    assertBulk(answer, '201', '204');
  });
});
