import { type JsonObject } from '../../../base/json.js';
import { type EnteredAccount } from '../assignmentSources.js';
import { type Person } from '../person.js';
import { getApp } from './appRoutes.js';
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
  route,
  noContent,
  ok,
  toLinks,
} from './apiRoute.js';
import { findObject, findText, getText, readObject, readProfile } from './bodyReader.js';
import { toPage } from './paging.js';
import { toAppUserJson } from './resourceJson.js';
import { getPerson } from './userRoutes.js';

/** As it is when all that follows has been sent, with the id that the server gave. */
const answerAppUser =
  ({ org, origin }: ApiCall, { id }: Person) =>
  (): ApiAnswer =>
    ok(toAppUserJson(org.accounts.get(id), org.app.id, origin));

const list = (call: ApiCall): ApiAnswer => {
  const { id } = getApp(call);
  return toPage(
    call,
    `/api/v1/apps/${id}/users`,
    call.org.accounts.all.map((account) => ({
      cursor: account.personId,
      json: toAppUserJson(account, id, call.origin),
    })),
  );
};

const assign = (call: ApiCall): (() => ApiAnswer) => {
  getApp(call);
  const person = call.org.people.get(getText(readObject(call.body), 'id'));
  call.org.accounts.assign(person.id, readEntered(call));
  return answerAppUser(call, person);
};

const update = (call: ApiCall): (() => ApiAnswer) => {
  getApp(call);
  const person = getPerson(call);
  call.org.accounts.get(person.id);
  call.org.accounts.assign(person.id, readEntered(call));
  return answerAppUser(call, person);
};

function readEntered({ body }: ApiCall): EnteredAccount {
  const given = readObject(body);
  const userName = findText(findObject(given, 'credentials') ?? {}, 'userName');
  return { ...(userName !== undefined && { userName }), profile: readProfile(given) };
}

const toGroupAssignment = (groupId: string, { org, origin }: ApiCall): JsonObject => ({
  id: groupId,
  priority: 0,
  profile: {},
  _links: toLinks({
    app: `${origin}/api/v1/apps/${org.app.id}`,
    group: `${origin}/api/v1/groups/${groupId}`,
  }),
});

export const assignmentRoutes: readonly ApiRoute[] = [
  route('GET', '/api/v1/apps/{appId}/users', list),
  route('POST', '/api/v1/apps/{appId}/users', assign),
  route('GET', '/api/v1/apps/{appId}/users/{userId}', (call) => {
    getApp(call);
    return answerAppUser(call, getPerson(call))();
  }),
  route('POST', '/api/v1/apps/{appId}/users/{userId}', update),
  route('DELETE', '/api/v1/apps/{appId}/users/{userId}', (call) => {
    getApp(call);
    call.org.accounts.unassign(getPerson(call).id);
    return noContent;
  }),
  route('GET', '/api/v1/apps/{appId}/groups', (call) => {
    getApp(call);
    return ok([...call.org.accounts.groupIds].map((id) => toGroupAssignment(id, call)));
  }),
  route('PUT', '/api/v1/apps/{appId}/groups/{groupId}', (call) => {
    getApp(call);
    call.org.accounts.assignGroup(call.id('groupId'));
    return ok(toGroupAssignment(call.id('groupId'), call));
  }),
  route('DELETE', '/api/v1/apps/{appId}/groups/{groupId}', (call) => {
    getApp(call);
    call.org.accounts.unassignGroup(call.id('groupId'));
    return noContent;
  }),
];
