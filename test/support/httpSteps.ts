import { type JsonObject } from '../../src/base/json.js';
import { type Answer } from './answer.js';
import { type GroupStep, isPersonStep, type PersonStep, type Step } from './directoryModel.js';
import { groupBody, patchBody } from './oktaBodies.js';
import { userUrn } from './scimAssertions.js';
import { type ServerRig } from './serverRig.js';

/** The step of a model as a client's request. */
export const sendStep = (rig: ServerRig, step: Step): Promise<Answer> =>
  isPersonStep(step) ? sendPersonStep(rig, step) : sendGroupStep(rig, step);

function sendPersonStep(rig: ServerRig, step: PersonStep): Promise<Answer> {
  if (step.kind === 'createUser') {
    const { userName, title = null } = step;
    return rig.post('/Users', { schemas: [userUrn], userName, title });
  }
  const path = `/Users/${step.target}`;
  if (step.kind === 'deleteUser') {
    return rig.delete(path);
  }
  const { userName } = step;
  const rename = { op: 'replace', path: 'userName', value: userName };
  switch (step.kind) {
    case 'putUser':
      return rig.put(path, { schemas: [userUrn], userName });
    case 'patchUser':
      return rig.patch(path, patchBody(rename));
    case 'failingPatch':
      return rig.patch(
        path,
        patchBody(rename, rename, { op: 'replace', path: 'active', value: 'no' }),
      );
    case 'stalePatch':
      return rig.patch(path, patchBody(rename), { 'If-Match': 'W/"stale"' });
  }
}

const toMembers = (members: readonly string[]): readonly JsonObject[] =>
  members.map((value) => ({ value }));

function sendGroupStep(rig: ServerRig, step: GroupStep): Promise<Answer> {
  if (step.kind === 'createGroup') {
    return rig.post('/Groups', groupBody(step.displayName, toMembers(step.members)));
  }
  const path = `/Groups/${step.target}`;
  switch (step.kind) {
    case 'putGroup':
      return rig.put(path, groupBody(step.displayName, toMembers(step.members)));
    case 'deleteGroup':
      return rig.delete(path);
    case 'renameGroup': {
      const { displayName } = step;
      return rig.patch(path, patchBody({ op: 'replace', value: { displayName } }));
    }
    case 'addMembers':
    case 'replaceMembers': {
      const op = step.kind === 'addMembers' ? 'add' : 'replace';
      return rig.patch(path, patchBody({ op, path: 'members', value: toMembers(step.members) }));
    }
    case 'removeMember': {
      const filter = `members[value eq "${step.member}"]`;
      return rig.patch(path, patchBody({ op: 'remove', path: filter }));
    }
  }
}
