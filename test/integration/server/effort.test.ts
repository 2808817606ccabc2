import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { groupBody, patchBody } from '../../support/oktaBodies.js';
import { assertScimError, searchUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

const bulkUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

const repeat = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** The path of a group with everybody in it. */
async function createBigGroup(rig: ServerRig): Promise<string> {
  const { directory } = rig;
  const user = directory.registry.findByName('User');
  assert.ok(user);
  const { resources } = directory.query([user], { startIndex: 1, count: 20_000 });
  const members = resources.map(({ id }) => ({ value: id }));
  const created = await rig.post('/Groups', groupBody('Everybody', members));
  assert.equal(created.status, 201, created.text.slice(0, 200));
  return `/Groups/${created.textAt('id')}`;
}

const rename = (path: string, at: number): JsonObject => ({
  method: 'PATCH',
  path,
  data: patchBody({ op: 'replace', path: 'members.display', value: `name ${String(at)}` }),
});

const statusesOf = (answer: Answer): readonly string[] =>
  answer.listAt('Operations').map((_, at) => answer.textAt(`Operations[${String(at)}].status`));

void test('the operations of a bulk request share one limit of effort, and those beyond it are 413', () =>
  withServer({ seed: 5000 }, async (rig) => {
    const group = await createBigGroup(rig);

    const answer = await rig.post('/Bulk', {
      schemas: [bulkUrn],
      Operations: repeat(200, (at) => rename(group, at)),
    });

    const statuses = statusesOf(answer);
    const done = statuses.indexOf('413');
    assert.ok(done > 0, answer.text.slice(0, 300));
    assert.deepEqual(new Set(statuses.slice(0, done)), new Set(['200']));
    assert.deepEqual(new Set(statuses.slice(done)), new Set(['413']));
    assert.match(
      answer.textAt(`Operations[${String(done)}].response.detail`),
      /Send them in several requests/,
    );
    // What was refused has changed nothing, and the next request has a limit of its own.
    const after = await rig.patch(
      group,
      patchBody({ op: 'replace', path: 'displayName', value: 'All' }),
    );
    assert.equal(after.at('members[0].display'), `name ${String(done - 1)}`);
    assert.equal(after.at('displayName'), 'All');
  }));

void test('a single PATCH that costs too much changes nothing and is 413', () =>
  withServer({ seed: 5000 }, async (rig) => {
    const group = await createBigGroup(rig);
    const before = await rig.get(group);

    const answer = await rig.patch(
      group,
      patchBody(
        ...repeat(200, (at) => ({ op: 'replace', path: 'members.display', value: String(at) })),
      ),
    );

    assertScimError(answer, { status: 413, detail: /several requests/ });
    assert.equal((await rig.get(group)).text, before.text);
  }));

for (const endpoint of ['', '/Users']) {
  void test(`a filter of thousands of comparisons at ${endpoint}/.search is 400 tooMany`, () =>
    withServer({ seed: 5000 }, async (rig) => {
      const filter = repeat(1500, (at) => `emails co "z${String(at)}"`).join(' or ');

      const answer = await rig.post(`${endpoint}/.search`, { schemas: [searchUrn], filter });

      assertScimError(answer, { status: 400, scimType: 'tooMany', detail: /several requests/ });
    }));
}

void test('a long filter is answered where an index finds whom it is about', () =>
  withServer({ seed: 5000 }, async (rig) => {
    const rest = repeat(1000, (at) => `emails co "z${String(at)}"`).join(' or ');
    const filter = `userName eq "nobody" and (${rest})`;

    const answer = await rig.post('/Users/.search', { schemas: [searchUrn], filter });

    assert.equal(answer.at('totalResults'), 0);
  }));

void test('a filter by many names at once is answered', () =>
  withServer({ seed: 5000 }, async (rig) => {
    const filter = repeat(1000, (at) => `userName eq "z${String(at)}"`).join(' or ');

    const answer = await rig.post('/Users/.search', { schemas: [searchUrn], filter });

    assert.equal(answer.at('totalResults'), 0);
  }));

void test('a long text is searched in long texts only as often as one request may', () =>
  withServer({}, async (rig) => {
    await rig.post('/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'long',
      displayName: 'a'.repeat(500_000),
    });
    const filter = `displayName co "b${'a'.repeat(30_000)}"`;

    const answer = await rig.post('/Users/.search', { schemas: [searchUrn], filter });

    assertScimError(answer, { status: 400, scimType: 'tooMany' });
  }));
