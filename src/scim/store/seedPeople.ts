import { type JsonObject, type JsonValue } from '../../base/json.js';
import { enterpriseUserUrn } from '../schema/enterpriseUser.js';
import { groupUrn } from '../schema/group.js';
import { userUrn } from '../schema/user.js';
import { type SeedCulture, seedCultures, seedDepartments } from './seedNames.js';

const fewestGroups = 3;
const peoplePerGroup = 10;
const domain = 'example.com';
const homeDomain = 'home.example';

/**
 * The people and groups that a mock starts with, ready for `Directory.load`. Always the same ones. One
 * by one, since 100,000 of them, held until all are loaded, would be 60 MB more.
 */
export function* seedResources(count: number): Generator<JsonValue, void> {
  const random = createRandom(20_230_425);
  const namesakes = new Map<string, number>();
  const people: Person[] = [];
  for (let at = 0; at < count; at += 1) {
    const { person, resource } = createPerson(at, random, namesakes, people);
    people.push(person);
    yield resource;
  }
  yield* seedGroups(people);
}

/** What others say of a person who has been made up already. */
interface Person {
  readonly id: string;
  readonly displayName: string;
}

function createPerson(
  at: number,
  random: Random,
  namesakes: Map<string, number>,
  others: readonly Person[],
): { readonly person: Person; readonly resource: JsonObject } {
  const culture = itemOf(seedCultures, at);
  const [given, givenAscii] = random.pick(culture.givenNames);
  const [family, familyAscii] = random.pick(culture.familyNames);
  const base = `${givenAscii}.${familyAscii}`;
  const namesake = (namesakes.get(base) ?? 0) + 1;
  namesakes.set(base, namesake);
  const login = namesake === 1 ? base : `${base}${String(namesake)}`;
  const displayName = culture.isFamilyNameFirst
    ? join(family, ' ', given)
    : join(given, ' ', family);
  const userName = join(login, '@', domain);
  const department = itemOf(seedDepartments, at);
  const id = random.uuid();
  // The first one leads all, the others report to somebody before them.
  const manager = at === 0 ? undefined : others[Math.floor((at - 1) / 6)];
  const resource = {
    schemas: [userUrn, enterpriseUserUrn],
    id,
    externalId: random.oktaId('00u'),
    userName,
    name: { formatted: displayName, familyName: family, givenName: given },
    displayName,
    title: manager ? random.pick(department.titles) : 'Managing Director',
    userType: 'Employee',
    preferredLanguage: culture.locale,
    locale: culture.locale,
    timezone: culture.timezone,
    active: at % 9 !== 8,
    ...contactsOf(at, userName, culture, random),
    [enterpriseUserUrn]: {
      employeeNumber: String(100_001 + at),
      costCenter: department.costCenter,
      organization: 'Example',
      department: department.name,
      ...(manager && { manager: toManager(manager) }),
    },
  };
  return { person: { id, displayName }, resource };
}

/**
 * RFC 7643 4.3 recommends `value` and `$ref`, relative as in its section 8.3: the address of the service
 * is not known here, and a client that sends back what it got changes nothing.
 */
const toManager = ({ id, displayName }: Person): JsonObject => ({
  value: id,
  $ref: join('../Users/', id),
  displayName,
});

function contactsOf(
  at: number,
  userName: string,
  { city, country, dialling }: SeedCulture,
  random: Random,
): JsonObject {
  const phone = (type: string): JsonObject => ({
    value: join(dialling, ' ', random.digits(4)),
    type,
  });
  return {
    emails: [
      { value: userName, type: 'work', primary: true },
      { value: userName.replace(domain, homeDomain), type: 'home', primary: false },
    ],
    phoneNumbers: at % 2 === 0 ? [phone('work'), phone('mobile')] : [phone('work')],
    ...(at % 3 === 0 && {
      addresses: [{ locality: city, country, postalCode: random.digits(5), type: 'work' }],
    }),
  };
}

/** A group for each ten people, three at least; everybody is in one, some in two. */
function seedGroups(people: readonly Person[]): readonly JsonObject[] {
  if (people.length === 0) {
    return [];
  }
  const random = createRandom(7_644);
  const count = Math.max(fewestGroups, Math.floor(people.length / peoplePerGroup));
  const members = Array.from({ length: count }, (): Person[] => []);
  for (const [at, person] of people.entries()) {
    members[at % count]?.push(person);
    if (at % 4 === 0) {
      members[(at + 1) % count]?.push(person);
    }
  }
  return members.map((list, at) => ({
    schemas: [groupUrn],
    id: random.uuid(),
    displayName: groupName(at),
    members: list.map(({ id }) => ({ value: id })),
  }));
}

function groupName(at: number): string {
  const { name } = itemOf(seedDepartments, at);
  const round = Math.floor(at / seedDepartments.length);
  return round === 0 ? name : `${name} ${String(round + 1)}`;
}

interface Random {
  pick<T>(items: readonly T[]): T;
  digits(count: number): string;
  uuid(): string;
  /** In the form of Okta's ids: 20 characters. */
  oktaId(prefix: string): string;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** mulberry32: small, good enough for names, and the same everywhere. */
function createRandom(seed: number): Random {
  let state = seed;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  const number = (digits: number): string => String(next(10 ** digits)).padStart(digits, '0');
  const hex = (): string =>
    next(2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return {
    pick: (items) => itemOf(items, next(items.length)),
    digits: number,
    // Version 4, variant 1, as randomUUID makes them.
    uuid: () => {
      const [time, mid, node, end] = [hex(), hex(), hex(), hex()];
      const middle = [mid.slice(0, 4), `4${mid.slice(5)}`, `a${node.slice(1, 4)}`];
      return [time, ...middle, join(node.slice(4), end)].join('-');
    },
    oktaId: (prefix) => {
      const tail = Array.from({ length: 20 - prefix.length }, () => letters[next(letters.length)]);
      return join(prefix, tail.join(''));
    },
  };
}

/** One flat text: template literals keep their parts in memory, which counts at 100,000 people. */
const join = (...parts: readonly string[]): string => parts.join('');

function itemOf<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) {
    throw new Error('There is nothing to choose from');
  }
  return item;
}
