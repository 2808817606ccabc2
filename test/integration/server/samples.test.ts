import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
} from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { findAt } from '../../support/jsonPath.js';
import { getSample, readSamples } from '../../support/sampleBook.js';
import { assertScimError, userUrn } from '../../support/scimAssertions.js';
import { findShared } from '../../support/sharedData.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

/** Okta's requests as they were captured or printed, which are no part of this repository. */
const file = findShared('okta/samples.md');
async function replay(markdown: string): Promise<void> {
  const samples = readSamples(markdown);
  const titleOf = (number: number): string =>
    `sample ${String(number)}: ${getSample(samples, number).title}`;
  const bodyOf = (number: number): JsonObject => {
    const { body } = getSample(samples, number);
    assert.ok(isJsonObject(body));
    return body;
  };

  for (const number of [1, 3, 4, 5, 6, 24, 25, 29]) {
    await test(`${titleOf(number)} is answered with a list`, async () => {
      await withServer({ seed: 3 }, async (rig) => {
        const { method, target = '' } = getSample(samples, number);

        const answer = await rig.get(toPath(target));

        assert.equal(method, 'GET');
        assert.equal(answer.status, 200, answer.text);
        const isFiltered = target.includes('filter=');
        assert.equal(answer.at('totalResults') === 0, isFiltered);
        assert.equal((await rig.exchange(1)).observations.length, 0);
      });
    });
  }

  for (const number of [8, 9, 10]) {
    await test(`${titleOf(number)} creates the person, who is found by name then`, async () => {
      await withServer({}, async (rig) => {
        const body = bodyOf(number);

        const created = await rig.post('/Users', body);

        assert.equal(created.status, 201, created.text);
        const { password, groups, ...kept } = body;
        assert.ok(typeof password === 'string' && isJsonArray(groups));
        assertHolds(created, kept);
        const found = await rig.get(
          `/Users?filter=${encodeURIComponent(`userName eq "${created.textAt('userName').toUpperCase()}"`)}`,
        );
        assert.deepEqual(found.at('Resources'), [created.body]);
      });
    });
  }

  // Lengths that the captures print, which show that bodies go minified.
  const updates: ReadonlyMap<number, number | undefined> = new Map([
    [13, undefined],
    [14, 607],
    [15, undefined],
    [17, 579],
  ]);
  for (const [number, length] of updates) {
    await test(`${titleOf(number)} replaces the person, but for what is read-only`, async () => {
      await withServer({}, async (rig) => {
        const body = bodyOf(number);
        const before = await createNamed(rig, 'somebody@example.com');
        const id = before.textAt('id');

        const put = await rig.put(`/Users/${id}`, body);

        assert.equal(put.status, 200, put.text);
        const notKept = ['id', 'meta', 'groups', 'password'];
        const kept = Object.fromEntries(
          Object.entries(body).filter(([name]) => !notKept.includes(name)),
        );
        assertHolds(put, kept);
        assert.equal(put.at('id'), id);
        assert.equal(put.at('meta.created'), before.at('meta.created'));
        const { sizeBytes } = (await rig.exchange(2)).request.body ?? {};
        assert.equal(sizeBytes, length ?? sizeBytes);
      });
    });
  }

  for (const [number, length] of new Map([
    [20, 118],
    [21, 118],
  ])) {
    await test(`${titleOf(number)} deactivates the person and nothing else`, async () => {
      await withServer({}, async (rig) => {
        const before = await createNamed(rig, 'somebody@example.com');

        const answer = await rig.patch(`/Users/${before.textAt('id')}`, bodyOf(number));

        assert.equal(answer.status, 200, answer.text);
        assert.equal(answer.at('active'), false);
        assert.equal(answer.at('userName'), before.at('userName'));
        assert.equal((await rig.exchange(2)).request.body?.sizeBytes, length);
      });
    });
  }

  for (const number of [30, 34]) {
    await test(`${titleOf(number)} creates the group`, async () => {
      await withServer({}, async (rig) => {
        const body = bodyOf(number);
        loadMembers(rig, body);

        const created = await rig.post('/Groups', body);

        assert.equal(created.status, 201, created.text);
        assert.equal(created.at('displayName'), body['displayName']);
        assert.deepEqual(memberIds(created.body), memberIds(body));
      });
    });
  }

  for (const number of [31, 32, 33]) {
    await test(`${titleOf(number)} replaces name and members of the group`, async () => {
      await withServer({}, async (rig) => {
        const body = bodyOf(number);
        loadMembers(rig, body);
        const path = await createGroup(rig, []);

        const put = await rig.put(path, body);

        assert.equal(put.status, 200, put.text);
        assert.equal(put.at('displayName'), body['displayName']);
        assert.deepEqual(memberIds(put.body), memberIds(body));
      });
    });
  }

  /** What the members are afterwards, out of those of the operations. */
  const groupPatches: readonly (readonly [number, (ids: PatchIds) => readonly string[]])[] = [
    [35, ({ others }) => others],
    [36, ({ others }) => others],
    [37, ({ others, added }) => [...others, ...added]],
    [38, ({ others, added }) => [...others, ...added]],
    [39, ({ others, added }) => [...others, ...added]],
    [40, ({ added }) => added],
    [42, () => []],
    [43, () => []],
  ];
  for (const [number, expected] of groupPatches) {
    await test(`${titleOf(number)} changes the group as it says`, async () => {
      await withServer({}, async (rig) => {
        const body = bodyOf(number);
        const ids = patchIds(body);
        loadPeople(rig, [...ids.others, ...ids.removed, ...ids.added]);
        const path = await createGroup(rig, [...ids.removed, ...ids.others]);

        const answer = await rig.patch(path, body);

        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual(memberIds(answer.body), expected(ids));
        const name = findAt(body, 'Operations[0].value.displayName');
        assert.equal(answer.at('displayName'), name ?? 'Before');
        assert.equal(`/Groups/${answer.textAt('id')}`, path);
      });
    });
  }

  for (const number of [16, 22, 41, 44]) {
    await test(`${titleOf(number)} is told that this is SCIM 2.0`, async () => {
      await withServer({}, async (rig) => {
        const path = `/Users/${(await createNamed(rig, 'somebody@example.com')).textAt('id')}`;

        const answer = await rig.patch(path, bodyOf(number));

        assertScimError(answer, { status: 400, scimType: 'invalidValue', detail: /SCIM 1\.1/ });
      });
    });
  }
}

interface PatchIds {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** In the group before, and not named by the operations. */
  readonly others: readonly string[];
}

function patchIds(body: JsonObject): PatchIds {
  const operations = findAt(body, 'Operations');
  assert.ok(isJsonArray(operations));
  const removed = operations.flatMap((operation) => {
    const path = findAt(operation, 'path');
    const [, id] = /^members\[value eq "(.*)"\]$/.exec(typeof path === 'string' ? path : '') ?? [];
    return id ?? [];
  });
  const added = operations.flatMap((operation) => {
    const value = findAt(operation, 'value');
    return isJsonArray(value) ? value.map((member) => textOf(findAt(member, 'value'))) : [];
  });
  return { removed, added, others: ['stays-1', 'stays-2'] };
}

/** Some sources print targets decoded, and each with a base path of its own. */
const toPath = (target: string): string =>
  target
    .replace(/^.*?(?=\/(?:Users|Groups))/, '')
    .replaceAll(' ', '%20')
    .replaceAll('"', '%22');

function assertHolds(answer: Answer, expected: JsonObject): void {
  for (const [name, value] of Object.entries(expected)) {
    assert.deepEqual(answer.at(name), value, name);
  }
}

async function createNamed(rig: ServerRig, userName: string): Promise<Answer> {
  const answer = await rig.post('/Users', { schemas: [userUrn], userName });
  assert.equal(answer.status, 201, answer.text);
  return answer;
}

/** People under the very ids that the sample names. */
function loadPeople(rig: ServerRig, ids: readonly string[]): void {
  rig.directory.load(ids.map((id) => ({ schemas: [userUrn], id, userName: `person ${id}` })));
}

const loadMembers = (rig: ServerRig, body: JsonObject): void => {
  loadPeople(rig, memberIds(body));
};

async function createGroup(rig: ServerRig, ids: readonly string[]): Promise<string> {
  const answer = await rig.post('/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Before',
    members: ids.map((value) => ({ value })),
  });
  assert.equal(answer.status, 201, answer.text);
  return `/Groups/${answer.textAt('id')}`;
}

function memberIds(group: JsonValue): readonly string[] {
  const members = findAt(group, 'members');
  return isJsonArray(members) ? members.map((member) => textOf(findAt(member, 'value'))) : [];
}

function textOf(value: JsonValue | undefined): string {
  assert.ok(typeof value === 'string');
  return value;
}

if (file !== undefined) {
  await replay(readFileSync(file, 'utf-8'));
}
