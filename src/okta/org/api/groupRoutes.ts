import { type OktaGroup } from '../oktaGroup.js';
import { type ApiAnswer, type ApiCall, type ApiRoute, route, noContent, ok } from './apiRoute.js';
import { validationFailed } from './apiError.js';
import { findObject, findText, getText, readObject } from './bodyReader.js';
import { toPage } from './paging.js';
import { toGroupJson, toUserJson } from './resourceJson.js';
import { getPerson } from './userRoutes.js';

/** @throws OrgError */
const getGroup = ({ org, id }: ApiCall): OktaGroup => org.groups.get(id('groupId'));

const list = (call: ApiCall): ApiAnswer => {
  const q = call.query.get('q') ?? '';
  const groups = call.org.groups.all.filter(({ name }) => name.startsWith(q));
  return toPage(
    call,
    '/api/v1/groups',
    groups.map((group) => ({ cursor: group.id, json: toGroupJson(group, call.origin) })),
  );
};

interface GroupProfile {
  readonly name: string;
  readonly description: string | undefined;
}

function readGroupProfile({ body }: ApiCall): GroupProfile {
  const profile = findObject(readObject(body), 'profile');
  if (!profile) {
    throw validationFailed('profile', 'profile: The field cannot be left blank');
  }
  return { name: getText(profile, 'name'), description: findText(profile, 'description') };
}

const create = (call: ApiCall): ApiAnswer => {
  const { name, description } = readGroupProfile(call);
  return ok(toGroupJson(call.org.directory.createGroup(name, description), call.origin));
};

const update = (call: ApiCall): ApiAnswer => {
  const { name, description } = readGroupProfile(call);
  const group = call.org.directory.renameGroup(getGroup(call).id, name, description);
  return ok(toGroupJson(group, call.origin));
};

const listMembers = (call: ApiCall): ApiAnswer => {
  const { id, memberIds } = getGroup(call);
  const people = [...memberIds].map((personId) => call.org.people.get(personId));
  return toPage(
    call,
    `/api/v1/groups/${id}/users`,
    people.map((person) => ({ cursor: person.id, json: toUserJson(person, call.origin) })),
  );
};

export const groupRoutes: readonly ApiRoute[] = [
  route('GET', '/api/v1/groups', list),
  route('POST', '/api/v1/groups', create),
  route('GET', '/api/v1/groups/{groupId}', (call) => ok(toGroupJson(getGroup(call), call.origin))),
  route('PUT', '/api/v1/groups/{groupId}', update),
  route('DELETE', '/api/v1/groups/{groupId}', (call) => {
    call.org.directory.deleteGroup(getGroup(call).id);
    return noContent;
  }),
  route('GET', '/api/v1/groups/{groupId}/users', listMembers),
  route('PUT', '/api/v1/groups/{groupId}/users/{userId}', (call) => {
    call.org.directory.addMember(getGroup(call).id, getPerson(call).id);
    return noContent;
  }),
  route('DELETE', '/api/v1/groups/{groupId}/users/{userId}', (call) => {
    call.org.directory.removeMember(getGroup(call).id, getPerson(call).id);
    return noContent;
  }),
];
