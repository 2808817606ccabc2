import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  withoutMember,
} from '../../../../src/base/json.js';
import { compileFilter } from '../../../../src/scim/filter/compile.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { type StoredResource } from '../../../../src/scim/store/directory.js';
import { DirectoryModel, type Outcome, type Step } from '../../../support/directoryModel.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';
import { attempt, everybody, listAll, plans } from '../../../support/directorySteps.js';

const objectsIn = (content: JsonObject, name: string): readonly JsonObject[] => {
  const list = content[name];
  return isJsonArray(list) ? list.filter(isJsonObject) : [];
};

function checkShown(rig: DirectoryRig, model: DirectoryModel): void {
  assert.deepEqual(
    listAll(rig, rig.users).map(({ id, content }) => ({
      id,
      userName: content['userName'],
      title: content['title'],
      groups: new Map(
        objectsIn(content, 'groups').map(({ value, type, display }) => [value, [type, display]]),
      ),
    })),
    model.people.map((person) => ({
      ...person,
      groups: new Map(
        [...model.groupsOf(person.id)].map(([id, type]) => [
          id,
          [type, model.groups.find((group) => group.id === id)?.displayName],
        ]),
      ),
    })),
  );
  assert.deepEqual(
    listAll(rig, rig.groups).map(({ id, content }) => ({
      id,
      displayName: content['displayName'],
      members: objectsIn(content, 'members').map(({ value }) => value),
    })),
    model.groups,
  );
}

/** Each index must find whom a look at everybody finds. */
function checkIndexes(rig: DirectoryRig): void {
  const questions: readonly (readonly [type: ResourceType, filter: string])[] = [
    [rig.users, 'userName eq "JANE"'],
    [rig.users, 'userName eq "bo"'],
    [rig.users, 'title pr and userName eq "bo"'],
    [rig.users, 'title eq "t" and userName eq "bo"'],
    [rig.users, 'userName eq "bo" or userName eq "JANE" or id eq "id-2"'],
    [rig.users, 'id eq "id-2"'],
    [rig.groups, 'displayName eq "G"'],
    [rig.groups, 'displayName eq "h"'],
  ];
  for (const [type, text] of questions) {
    const parsed = parseFilter(text);
    assert.ok(parsed.ok);
    const filter = compileFilter(parsed.filter, type);
    const page = { startIndex: 1, count: 1_000 };
    const indexed = rig.directory.query([type], { ...page, filter }).resources;
    const scanned = listAll(rig, type).filter(({ content }) => filter.matches(content));
    assert.ok(filter.narrowings.length > 0);
    assert.deepEqual(new Set(indexed), new Set(scanned));
    assert.equal(indexed.length, scanned.length);
  }
}

/** Whoever is different has a new version and was told of; nobody else. */
function checkChanges(
  rig: DirectoryRig,
  before: ReadonlyMap<string, StoredResource>,
  after: ReadonlyMap<string, StoredResource>,
): void {
  const different = [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => before.get(id) !== after.get(id),
  );
  assert.deepEqual(rig.changes.map(({ id }) => id).sort(), different.sort());
  for (const { id = '', before: told, after: now } of rig.changes) {
    assert.equal(told, before.get(id));
    assert.equal(now, after.get(id));
    if (told && now) {
      assert.notEqual(told.version, now.version);
      assert.notDeepEqual(withoutMember(told.content, 'meta'), withoutMember(now.content, 'meta'));
    }
  }
}

function runStep(rig: DirectoryRig, model: DirectoryModel, step: Step): void {
  const before = everybody(rig);
  rig.changes.length = 0;
  rig.tick();
  const expected: Outcome = model.take(step, `id-${String(rig.lastId() + 1)}`);

  const status = attempt(rig, step);

  assert.equal(status, expected, JSON.stringify(step));
  const after = everybody(rig);
  if (status !== 200) {
    assert.deepEqual([...after.entries()], [...before.entries()]);
  }
  checkChanges(rig, before, after);
  checkShown(rig, model);
  checkIndexes(rig);
}

await test('after any steps the directory shows what a simple model shows, in every index and mirror', () => {
  fc.assert(
    fc.property(fc.array(plans, { minLength: 10, maxLength: 40, size: 'max' }), (all) => {
      const rig = createDirectoryRig('okta');
      const model = new DirectoryModel();
      for (const plan of all) {
        runStep(rig, model, plan(model));
      }
    }),
    { numRuns: 100 },
  );
});
