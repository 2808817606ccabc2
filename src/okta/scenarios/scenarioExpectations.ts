import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  isSameJson,
  readMember,
} from '../../base/json.js';
import { isSuccess, objectOf } from '../client/reply.js';
import { type ScenarioWorld } from './scenarioWorld.js';
import { type Expect, type ExpectInputs, type ExpectName } from './scenarioStep.js';

/** What does not hold, a sentence without its full stop; undefined where all does. */
type Verdict = string | undefined;

interface ExpectRow<Input> {
  readonly text: (input: Input) => string;
  readonly check: (world: ScenarioWorld, input: Input) => Verdict | Promise<Verdict>;
}

type ExpectTable = { readonly [K in ExpectName]: ExpectRow<ExpectInputs[K]> };

const expectations: ExpectTable = {
  user: {
    text: ({ person, has, lacks = [] }) =>
      [
        `${person} is on the server`,
        ...Object.entries(has).map(([path, value]) => `${path} ${JSON.stringify(value)}`),
        ...lacks.map((path) => `no ${path}`),
      ].join(', '),
    check: async (world, { person, has, lacks = [] }) => {
      const user = await readUser(world, person);
      if (typeof user === 'string') {
        return user;
      }
      world.seen.set(person, user);
      const wrong = Object.entries(has).flatMap(([path, value]) => {
        const wanted = fill(value, world, person);
        const found = findAt(user, path);
        return isSameJson(found, wanted)
          ? []
          : [`${path} is ${show(found)} in place of ${show(wanted)}`];
      });
      const left = lacks.flatMap((path) => {
        const found = findAt(user, path);
        return found === undefined || found === null || found === ''
          ? []
          : [`${path} is still ${show(found)}`];
      });
      return sentence([...wrong, ...left]);
    },
  },
  sameId: {
    text: ({ person }) => `${person} has the same id as before`,
    check: (world, { person }) => {
      const now = world.org.accounts.find(world.personId(person))?.externalId;
      const before = world.serverIds.get(person);
      return now === before ? undefined : `the id is ${show(now)} in place of ${show(before)}`;
    },
  },
  sameElse: {
    text: ({ person, but }) => `Nothing else of ${person} has changed (but ${but.join(', ')})`,
    check: async (world, { person, but }) => {
      const before = world.seen.get(person) ?? {};
      const user = await readUser(world, person);
      return typeof user === 'string' ? user : sentence(changesBetween(before, user, but));
    },
  },
  noUser: {
    text: ({ person }) => `Nobody on the server has the userName of ${person}`,
    check: async (world, { person }) => {
      const found = await world.lookUp(person);
      return found?.length === 0
        ? undefined
        : found
          ? `the filter finds ${String(found.length)}`
          : 'the answer to the filter is no list';
    },
  },
  shown: {
    text: ({ person, state }) => `Okta shows ${person} as ${state}`,
    check: ({ org, personId }, { person, state }) => {
      const found = org.accounts.find(personId(person));
      return found?.state === state
        ? undefined
        : `it shows ${found?.state ?? 'no assignment'}${found?.problem === undefined ? '' : `: ${found.problem}`}`;
    },
  },
  group: {
    text: ({ group, members, name }) =>
      `The group ${group} is on the server${name === undefined ? '' : ` as ${name}`}, with ${members.length === 0 ? 'nobody' : members.join(', ')}`,
    check: async (world, { group, members, name = group }) => {
      const reply = await world.getGroup(world.groupServerIdOf(group) ?? '');
      if (!isSuccess(reply)) {
        return `GET of the group is answered with ${String(reply.status)}`;
      }
      return sentence(
        groupProblems(
          objectOf(reply),
          world.nameOf(name),
          members.map((one) => world.serverIdOf(one) ?? ''),
        ),
      );
    },
  },
  noGroup: {
    text: ({ group }) => `The group ${group} is no longer on the server`,
    check: async (world, { group }) => {
      const { status } = await world.getGroup(world.groupServerIdOf(group) ?? '');
      return status === 404
        ? undefined
        : `GET of the group is answered with ${String(status)} in place of 404`;
    },
  },
  pushShown: {
    text: ({ group, status }) => `Okta shows the push of ${group} as ${status}`,
    check: ({ org, mappingId }, { group, status }) => {
      const found = org.groupPush.find(mappingId(group));
      return found?.status === status
        ? undefined
        : `it shows ${found?.status ?? 'no mapping'}${found?.problem === undefined ? '' : `: ${found.problem}`}`;
    },
  },
  nothingSent: {
    text: () => 'Nothing is sent',
    check: ({ jobs }) => {
      const sent = jobs.filter(({ end }) => end.state !== 'nothingSent');
      return sent.length === 0
        ? undefined
        : `${sent.map(({ job }) => job.title).join(', ')} was sent`;
    },
  },
  imported: {
    text: ({ people, absent = [] }) =>
      `The import has ${people.join(', ')}${absent.length === 0 ? '' : ` and not ${absent.join(', ')}`}`,
    check: ({ org, loginOf }, { people, absent = [] }) => {
      const names = new Set(
        org.imports.result?.users.map(({ userName }) => userName.toLowerCase()),
      );
      const has = (person: string): boolean => names.has(loginOf(person).toLowerCase());
      return sentence([
        ...people.filter((one) => !has(one)).map((one) => `${one} is not in it`),
        ...absent.filter(has).map((one) => `${one} is in it although inactive`),
      ]);
    },
  },
  importedGroup: {
    text: ({ group }) => `The import has the group ${group}`,
    check: ({ org, nameOf }, { group }) =>
      org.imports.result?.groups?.some(({ name }) => name === nameOf(group))
        ? undefined
        : 'it is not in it',
  },
};

export const describeExpectation = <K extends ExpectName>({ expect, input }: Expect<K>): string =>
  expectations[expect].text(input);

export async function checkExpectation<K extends ExpectName>(
  world: ScenarioWorld,
  { expect, input }: Expect<K>,
): Promise<string | undefined> {
  return expectations[expect].check(world, input);
}

/** A text where the server does not give the person. */
async function readUser(world: ScenarioWorld, person: string): Promise<JsonObject | string> {
  const id = world.serverIdOf(person);
  if (id === undefined) {
    return 'Okta has no id of the server for it';
  }
  const reply = await world.getUser(id);
  return isSuccess(reply)
    ? objectOf(reply)
    : `GET of the user is answered with ${String(reply.status)}`;
}

/** `{login}`, `{email}` and `{id}` stand for those of the person. */
const fill = (value: JsonValue, world: ScenarioWorld, person: string): JsonValue =>
  typeof value === 'string'
    ? value
        .replace('{login}', world.loginOf(person))
        .replace('{email}', world.emailOf(person))
        .replace('{id}', world.personId(person))
    : value;

const show = (value: JsonValue | undefined): string =>
  value === undefined ? 'missing' : JSON.stringify(value);

const sentence = (parts: readonly string[]): Verdict =>
  parts.length === 0 ? undefined : parts.join('; ');

/** Of a list it is the primary entry, else the first. */
function findAt(user: JsonObject, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>((value, name) => memberOf(value, name), user);
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  const entries = isJsonArray(value) ? value.filter(isJsonObject) : [];
  const object = entries.find((entry) => entry['primary'] === true) ?? entries[0] ?? value;
  return isJsonObject(object) ? readMember(object, name) : undefined;
}

function changesBetween(
  before: JsonObject,
  after: JsonObject,
  but: readonly string[],
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => name !== 'meta' && name !== 'groups' && !but.includes(name))
    .filter((name) => !isSameJson(readMember(before, name), readMember(after, name)))
    .map(
      (name) =>
        `${name} was ${show(readMember(before, name))} and is ${show(readMember(after, name))}`,
    );
}

function groupProblems(
  group: JsonObject,
  name: string,
  wanted: readonly string[],
): readonly string[] {
  const members = readMember(group, 'members');
  const found = isJsonArray(members)
    ? members.filter(isJsonObject).map((member) => readMember(member, 'value'))
    : [];
  const displayName = readMember(group, 'displayName');
  return [
    ...(displayName === name
      ? []
      : [`displayName is ${show(displayName)} in place of ${show(name)}`]),
    ...wanted.filter((id) => !found.includes(id)).map((id) => `the member ${id} is missing`),
    ...found
      .filter((id) => typeof id !== 'string' || !wanted.includes(id))
      .map((id) => `${show(id)} is a member`),
  ];
}
