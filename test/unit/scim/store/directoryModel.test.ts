import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  withoutMember,
} from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { compileFilter } from '../../../../src/scim/filter/compile.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { type StoredResource } from '../../../../src/scim/store/directory.js';
import {
  DirectoryModel,
  type GroupStep,
  isPersonStep,
  type Outcome,
  type PersonStep,
  type Step,
} from '../../../support/directoryModel.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';

/** A step by places in the model's lists, since ids are not known before. */
type Plan = (model: DirectoryModel) => Step;

const places = fc.nat(7);
const placeLists = fc.array(places, { maxLength: 3 });
// Few, so that they meet.
const userNames = fc.constantFrom('jane', 'Jane', 'JANE', 'bo', 'Bo', 'ann', 'li');
const displayNames = fc.constantFrom('G', 'g', 'H');
const titles = fc.constantFrom(undefined, 'VP');

/** Now and then somebody who is not there. */
const idAt = (list: readonly { readonly id: string }[], place: number): string =>
  (place === 7 ? undefined : list[place % Math.max(1, list.length)]?.id) ?? 'nobody';

const personAt = ({ people }: DirectoryModel, place: number): string => idAt(people, place);
const groupAt = ({ groups }: DirectoryModel, place: number): string => idAt(groups, place);
const memberAt = ({ people, groups }: DirectoryModel, place: number): string =>
  idAt([...people, ...groups], place);

const onPerson = (
  kind: 'patchUser' | 'putUser' | 'failingPatch' | 'stalePatch',
): fc.Arbitrary<Plan> =>
  fc
    .tuple(places, userNames)
    .map(([place, userName]) => (model) => ({ kind, target: personAt(model, place), userName }));

const onMembers = (kind: 'addMembers' | 'replaceMembers'): fc.Arbitrary<Plan> =>
  fc.tuple(places, placeLists).map(([place, list]) => (model) => ({
    kind,
    target: groupAt(model, place),
    members: list.map((one) => memberAt(model, one)),
  }));

const createUser = fc
  .tuple(userNames, titles)
  .map(([userName, title]): Plan => () => ({ kind: 'createUser', userName, title }));

const createGroup = fc
  .tuple(displayNames, placeLists)
  .map(([displayName, list]): Plan => (model) => ({
    kind: 'createGroup',
    displayName,
    members: list.map((one) => memberAt(model, one)),
  }));

const putGroup = fc
  .tuple(places, displayNames, placeLists)
  .map(([place, displayName, list]): Plan => (model) => ({
    kind: 'putGroup',
    target: groupAt(model, place),
    displayName,
    members: list.map((one) => memberAt(model, one)),
  }));

const renameGroup = fc.tuple(places, displayNames).map(([place, displayName]): Plan => (model) => ({
  kind: 'renameGroup',
  target: groupAt(model, place),
  displayName,
}));

const removeMember = fc.tuple(places, places).map(([place, one]): Plan => (model) => ({
  kind: 'removeMember',
  target: groupAt(model, place),
  member: memberAt(model, one),
}));

const deletion = fc.tuple(places, fc.boolean()).map(
  ([place, isPerson]): Plan =>
    (model) =>
      isPerson
        ? { kind: 'deleteUser', target: personAt(model, place) }
        : { kind: 'deleteGroup', target: groupAt(model, place) },
);

const plans: fc.Arbitrary<Plan> = fc.oneof(
  createUser,
  createGroup,
  onPerson('patchUser'),
  onPerson('putUser'),
  onPerson('failingPatch'),
  onPerson('stalePatch'),
  onMembers('addMembers'),
  onMembers('replaceMembers'),
  putGroup,
  renameGroup,
  removeMember,
  deletion,
);

const toMembers = (members: readonly string[]): readonly JsonObject[] =>
  members.map((value) => ({ value }));

/** The step as a client's request. */
function takePerson(
  { directory, users, context, createUser }: DirectoryRig,
  step: PersonStep,
): void {
  switch (step.kind) {
    case 'createUser':
      createUser(step.userName, step.title === undefined ? {} : { title: step.title });
      return;
    case 'putUser': {
      const body = { schemas: [userUrn], userName: step.userName };
      directory.replace(users, step.target, body, context);
      return;
    }
    case 'deleteUser':
      directory.remove(users, step.target, context);
      return;
    case 'patchUser':
    case 'failingPatch':
    case 'stalePatch': {
      const rename = { op: 'replace', path: 'userName', value: step.userName };
      const wrong = { op: 'replace', path: 'active', value: 'no' };
      const body = patchBody(step.kind === 'failingPatch' ? [rename, rename, wrong] : [rename]);
      const stale = { ...context, ifMatch: 'W/"stale"' };
      directory.patch(users, step.target, body, step.kind === 'stalePatch' ? stale : context);
      return;
    }
  }
}

function takeGroup(
  { directory, groups, context, createGroup }: DirectoryRig,
  step: GroupStep,
): void {
  const patch = (target: string, operation: JsonObject): void => {
    directory.patch(groups, target, patchBody([operation]), context);
  };
  switch (step.kind) {
    case 'createGroup':
      createGroup(step.displayName, step.members);
      return;
    case 'renameGroup':
      patch(step.target, { op: 'replace', value: { displayName: step.displayName } });
      return;
    case 'addMembers':
      patch(step.target, { op: 'add', path: 'members', value: toMembers(step.members) });
      return;
    case 'replaceMembers':
      patch(step.target, { op: 'replace', path: 'members', value: toMembers(step.members) });
      return;
    case 'removeMember':
      patch(step.target, { op: 'remove', path: `members[value eq "${step.member}"]` });
      return;
    case 'putGroup': {
      const { displayName, members } = step;
      const body = { schemas: [groupUrn], displayName, members: toMembers(members) };
      directory.replace(groups, step.target, body, context);
      return;
    }
    case 'deleteGroup':
      directory.remove(groups, step.target, context);
      return;
  }
}

const attempt = (rig: DirectoryRig, step: Step): number => {
  try {
    if (isPersonStep(step)) {
      takePerson(rig, step);
    } else {
      takeGroup(rig, step);
    }
    return 200;
  } catch (error) {
    assert.ok(error instanceof ScimError, String(error));
    return error.status;
  }
};

const listAll = ({ directory }: DirectoryRig, type: ResourceType): readonly StoredResource[] =>
  directory.query([type], { startIndex: 1, count: 1_000 }).resources;

const everybody = (rig: DirectoryRig): ReadonlyMap<string, StoredResource> =>
  new Map([...listAll(rig, rig.users), ...listAll(rig, rig.groups)].map((one) => [one.id, one]));

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
    assert.ok(filter.lookup);
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
