import { type LifecycleAction, lifecycleActions } from '../lifecycle.js';
import { notFound } from '../orgError.js';
import { type Person, textOf } from '../person.js';
import { type ApiAnswer, type ApiCall, type ApiRoute, route, noContent, ok } from './apiRoute.js';
import { resourceNotFound, validationFailed } from './apiError.js';
import {
  findObject,
  findPassword,
  findText,
  readFlag,
  readObject,
  readProfile,
} from './bodyReader.js';
import { toPage } from './paging.js';
import { toGroupJson, toUserJson } from './resourceJson.js';

/** By id, by login, or by what stands before the `@`. @throws OrgError */
export function getPerson({ org, id }: ApiCall, name = 'userId'): Person {
  const wanted = id(name);
  const person = org.people.find(wanted) ?? org.people.findByLogin(wanted);
  if (!person) {
    throw notFound('User', wanted);
  }
  return person;
}

/** As it is when the answer goes. */
const answerUser =
  ({ org, origin }: ApiCall, { id }: Person) =>
  (): ApiAnswer =>
    ok(toUserJson(org.people.get(id), origin));

const list = (call: ApiCall): ApiAnswer => {
  const isWanted = readUserFilter(call.query);
  const people = call.org.people.all.filter(isWanted);
  return toPage(
    call,
    '/api/v1/users',
    people.map((person) => ({ cursor: person.id, json: toUserJson(person, call.origin) })),
  );
};

/** `q` begins a name or an address; of filters there is `eq` over a few attributes. */
function readUserFilter(query: ReadonlyMap<string, string>): (person: Person) => boolean {
  const q = query.get('q')?.toLowerCase() ?? '';
  const filter = query.get('filter') ?? query.get('search');
  const equals = filter === undefined ? undefined : readEquals(filter);
  return (person) => {
    const texts = ['firstName', 'lastName', 'email', 'login'].map((name) =>
      textOf(person.profile, name).toLowerCase(),
    );
    const isNamed = q === '' || texts.some((text) => text.startsWith(q));
    return isNamed && (equals === undefined || equals(person));
  };
}

function readEquals(filter: string): (person: Person) => boolean {
  const [, name = '', value = ''] =
    /^\s*(id|status|profile\.\w+)\s+eq\s+"([^"]*)"\s*$/.exec(filter) ?? [];
  if (name === '') {
    throw validationFailed(
      'filter',
      'filter: Only id, status and profile attributes with eq are known here, for example profile.login eq "ada@example.com"',
    );
  }
  return (person) =>
    name === 'id'
      ? person.id === value
      : name === 'status'
        ? person.status === value
        : textOf(person.profile, name.slice('profile.'.length)) === value;
}

const create = (call: ApiCall): ApiAnswer | (() => ApiAnswer) => {
  const body = readObject(call.body);
  const password = findPassword(body);
  const person = call.org.directory.createPerson({
    profile: readProfile(body),
    isActivated: readFlag(call.query, 'activate', true),
    ...(password !== undefined && { password }),
  });
  return answerUser(call, person);
};

/** PUT: what is not in the profile is emptied. POST: what is not in it stays. */
const update =
  (isWhole: boolean) =>
  (call: ApiCall): (() => ApiAnswer) => {
    const { org } = call;
    const body = readObject(call.body);
    const person = getPerson(call);
    const password = findPassword(body);
    if (isWhole || findObject(body, 'profile')) {
      const profile = readProfile(body);
      if (isWhole) {
        org.directory.replaceProfile(person.id, profile);
      } else {
        org.directory.updateProfile(person.id, profile);
      }
    }
    if (password !== undefined) {
      org.directory.changePassword(person.id, password);
    }
    return answerUser(call, person);
  };

/** The first call deactivates, the second one deletes. */
const remove = (call: ApiCall): ApiAnswer => {
  const { id, status } = getPerson(call);
  if (status === 'DEPROVISIONED') {
    call.org.directory.deletePerson(id);
  } else {
    call.org.directory.changeStatus(id, 'deactivate');
  }
  return noContent;
};

const changeStatus = (call: ApiCall): ApiAnswer => {
  const action = call.id('action');
  if (!isLifecycleAction(action)) {
    throw resourceNotFound(
      `Resource not found: lifecycle/${action} (there is ${lifecycleActions.join(', ')})`,
    );
  }
  call.org.directory.changeStatus(getPerson(call).id, action);
  return ok({});
};

const isLifecycleAction = (text: string): text is LifecycleAction =>
  lifecycleActions.some((action) => action === text);

const changePassword = (call: ApiCall): ApiAnswer => {
  const { value } = readNewPassword(call);
  const person = call.org.directory.changePassword(getPerson(call).id, value);
  return ok({ password: {}, provider: { type: 'OKTA', name: 'OKTA' }, id: person.id });
};

function readNewPassword({ body }: ApiCall): { readonly value: string } {
  const given = findObject(readObject(body), 'newPassword');
  const value = given && findText(given, 'value');
  if (value === undefined || value === '') {
    throw validationFailed('newPassword', 'newPassword: The field cannot be left blank');
  }
  return { value };
}

const listGroups = (call: ApiCall): ApiAnswer =>
  ok(call.org.groups.groupsOf(getPerson(call).id).map((group) => toGroupJson(group, call.origin)));

export const userRoutes: readonly ApiRoute[] = [
  route('GET', '/api/v1/users', list),
  route('POST', '/api/v1/users', create),
  route('GET', '/api/v1/users/{userId}', (call) => ok(toUserJson(getPerson(call), call.origin))),
  route('PUT', '/api/v1/users/{userId}', update(true)),
  route('POST', '/api/v1/users/{userId}', update(false)),
  route('DELETE', '/api/v1/users/{userId}', remove),
  route('GET', '/api/v1/users/{userId}/groups', listGroups),
  route('POST', '/api/v1/users/{userId}/lifecycle/{action}', changeStatus),
  route('POST', '/api/v1/users/{userId}/credentials/change_password', changePassword),
];
