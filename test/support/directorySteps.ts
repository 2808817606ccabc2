import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type JsonObject } from '../../src/base/json.js';
import { ScimError } from '../../src/scim/errors.js';
import { groupUrn } from '../../src/scim/schema/group.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';
import { userUrn } from '../../src/scim/schema/user.js';
import { type StoredResource } from '../../src/scim/store/directory.js';
import {
  type DirectoryModel,
  type GroupStep,
  isPersonStep,
  type PersonStep,
  type Step,
} from './directoryModel.js';
import { type DirectoryRig } from './directoryRig.js';
import { patchBody } from './patch.js';

/** A step by places in the model's lists, since ids are not known before. */
export type Plan = (model: DirectoryModel) => Step;

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

export const plans: fc.Arbitrary<Plan> = fc.oneof(
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

/** The status that a client gets; 200 where the step is carried out. */
export const attempt = (rig: DirectoryRig, step: Step): number => {
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

export const listAll = (
  { directory }: DirectoryRig,
  type: ResourceType,
): readonly StoredResource[] => directory.query([type], { startIndex: 1, count: 1_000 }).resources;

export const everybody = (rig: DirectoryRig): ReadonlyMap<string, StoredResource> =>
  new Map([...listAll(rig, rig.users), ...listAll(rig, rig.groups)].map((one) => [one.id, one]));
