import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../../src/base/json.js';
import { DirectoryModel, type Step } from '../../support/directoryModel.js';
import { plans } from '../../support/directorySteps.js';
import { sendStep } from '../../support/httpSteps.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

/** What a client sees of everybody, by id. */
type Seen = ReadonlyMap<string, JsonObject>;

const memberOf = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(value) ? value[name] : undefined;

const textOf = (value: JsonValue | undefined, name: string): string => {
  const text = memberOf(value, name);
  assert.ok(typeof text === 'string');
  return text;
};

const listOf = (value: JsonObject, name: string): readonly JsonValue[] => {
  const { [name]: list = [] } = value;
  assert.ok(isJsonArray(list));
  return list;
};

async function look(rig: ServerRig): Promise<Seen> {
  const lists = [await rig.get('/Users?count=1000'), await rig.get('/Groups?count=1000')];
  const resources = lists.flatMap((list) => list.listAt('Resources')).filter(isJsonObject);
  return new Map(resources.map((resource) => [textOf(resource, 'id'), resource]));
}

/** A version and a time change exactly when something else does, and time never goes back. */
function checkVersions(before: Seen, after: Seen): void {
  for (const [id, now] of after) {
    const old = before.get(id);
    if (old) {
      const isSame =
        JSON.stringify(withoutMember(old, 'meta')) === JSON.stringify(withoutMember(now, 'meta'));
      assert.equal(textOf(old['meta'], 'version') === textOf(now['meta'], 'version'), isSame, id);
      const [then, modified] = [old, now].map(({ meta }) => textOf(meta, 'lastModified'));
      assert.ok(then !== undefined && modified !== undefined && then <= modified);
      assert.ok(!isSame || then === modified);
      assert.equal(textOf(old['meta'], 'created'), textOf(now['meta'], 'created'));
    }
  }
}

/** Whom a group lists shows the group, and nobody else does; all addresses lead where they should. */
function checkMirrors(rig: ServerRig, seen: Seen, model: DirectoryModel): void {
  const resources = [...seen.values()];
  const shown = resources
    .filter((resource) => 'userName' in resource)
    .map((person) => [
      person['id'],
      new Map(
        listOf(person, 'groups').map((group) => [
          memberOf(group, 'value'),
          [memberOf(group, 'type'), memberOf(group, 'display'), memberOf(group, '$ref')],
        ]),
      ),
    ]);
  const nameOf = (id: string): string | undefined =>
    model.groups.find((group) => group.id === id)?.displayName;
  const expected = model.people.map(({ id }) => [
    id,
    new Map(
      [...model.groupsOf(id)].map(([group, type]) => [
        group,
        [type, nameOf(group), `${rig.baseUrl}/Groups/${group}`],
      ]),
    ),
  ]);
  assert.deepEqual(shown, expected);
  for (const resource of resources) {
    for (const member of listOf(resource, 'members')) {
      const path = 'userName' in (seen.get(textOf(member, 'value')) ?? {}) ? 'Users' : 'Groups';
      const address = `${rig.baseUrl}/${path}/${textOf(member, 'value')}`;
      assert.equal(textOf(member, '$ref'), address);
      assert.equal(memberOf(seen.get(textOf(member, 'value'))?.['meta'], 'location'), address);
    }
  }
}

function checkNames(seen: Seen, model: DirectoryModel): void {
  const resources = [...seen.values()];
  const people = resources.filter((resource) => 'userName' in resource);
  assert.deepEqual(
    people.map(({ id, userName, title }) => ({ id, userName, title })),
    model.people,
  );
  const names = people.map((person) => textOf(person, 'userName').toLowerCase());
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(
    resources
      .filter((resource) => !('userName' in resource))
      .map((group) => ({
        id: group['id'],
        displayName: group['displayName'],
        members: listOf(group, 'members').map((member) => memberOf(member, 'value')),
      })),
    model.groups,
  );
}

/** 200 stands for every success in the model. */
const successOf = (status: number): number => (status < 300 ? 200 : status);

interface Conversation {
  readonly rig: ServerRig;
  readonly model: DirectoryModel;
  readonly lastId: () => number;
}

async function take({ rig, model, lastId }: Conversation, step: Step, before: Seen): Promise<Seen> {
  const expected = model.take(step, `id-${String(lastId() + 1)}`);

  const answer = await sendStep(rig, step);

  assert.equal(successOf(answer.status), expected, `${JSON.stringify(step)} ${answer.text}`);
  const after = await look(rig);
  if (answer.status >= 400) {
    assert.deepEqual([...after], [...before]);
  } else if (answer.status !== 204) {
    assert.deepEqual(answer.body, after.get(answer.textAt('id')));
    assert.equal(answer.headers.etag, answer.at('meta.version'));
  }
  checkVersions(before, after);
  checkNames(after, model);
  checkMirrors(rig, after, model);
  return after;
}

await test('whatever clients say one after the other, all that they see fits together', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(plans, { minLength: 5, maxLength: 25, size: 'max' }),
      fc.constantFrom('strict' as const, 'okta' as const),
      async (all, profile) => {
        let lastId = 0;
        const newId = (): string => `id-${String((lastId += 1))}`;
        await withServer({ profile, newId, authentication: { mode: 'none' } }, async (rig) => {
          const model = new DirectoryModel();
          let seen = await look(rig);
          for (const plan of all) {
            seen = await take({ rig, model, lastId: () => lastId }, plan(model), seen);
          }
        });
      },
    ),
    { numRuns: 25 },
  );
});
