import { type JsonValue, isJsonArray } from '../../base/json.js';
import { type LifecycleAction, statusAfter } from './lifecycle.js';
import { type OrgError, invalid, notFound, wrongState } from './orgError.js';
import { type Person, type Profile, loginOf, textOf } from './person.js';

export interface NewPerson {
  readonly profile: Profile;
  readonly password?: string;
  readonly isActivated: boolean;
}

interface PeopleDeps {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
}

/** Directory > People. */
export class People {
  readonly #deps: PeopleDeps;
  readonly #people = new Map<string, Person>();
  /** Never shown: sent where Sync Password is on. */
  readonly #passwords = new Map<string, string>();

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
  }

  get all(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** @throws OrgError */
  get(id: string): Person {
    const person = this.find(id);
    if (!person) {
      throw notFound('User', id);
    }
    return person;
  }

  find(id: string): Person | undefined {
    return this.#people.get(id);
  }

  /** By the login in any capitals; a login without its domain is enough where it is the only one. */
  findByLogin(login: string): Person | undefined {
    const wanted = login.toLowerCase();
    const logins = this.all.map((person) => [loginOf(person).toLowerCase(), person] as const);
    const exact = logins.find(([known]) => known === wanted)?.[1];
    const short = logins.filter(([known]) => known.split('@', 1)[0] === wanted);
    return exact ?? (short.length === 1 ? short[0]?.[1] : undefined);
  }

  passwordOf(id: string): string | undefined {
    return this.#passwords.get(id);
  }

  /** @throws OrgError */
  create({ profile, password, isActivated }: NewPerson): Person {
    this.#check(profile, undefined);
    const now = this.#deps.now();
    const hasPassword = password !== undefined;
    const person: Person = {
      id: this.#deps.newId('00u'),
      status: isActivated ? (hasPassword ? 'ACTIVE' : 'PROVISIONED') : 'STAGED',
      profile: withoutNulls(profile),
      hasPassword,
      created: now,
      ...(isActivated && { activated: now }),
      statusChanged: now,
      lastUpdated: now,
    };
    if (password !== undefined) {
      this.#passwords.set(person.id, password);
    }
    return this.#put(person);
  }

  /** The profile becomes the given one. @throws OrgError */
  replaceProfile(id: string, profile: Profile): Person {
    const person = this.get(id);
    this.#check(profile, id);
    return this.#put({ ...person, profile: withoutNulls(profile), lastUpdated: this.#deps.now() });
  }

  /** @throws OrgError */
  setPassword(id: string, password: string): Person {
    const person = this.get(id);
    if (person.status === 'DEPROVISIONED') {
      throw wrongState("This operation is not allowed in the user's current status");
    }
    this.#passwords.set(id, password);
    const status = person.status === 'PROVISIONED' ? 'ACTIVE' : person.status;
    return this.#put({ ...person, status, hasPassword: true, lastUpdated: this.#deps.now() });
  }

  /** @throws OrgError */
  change(id: string, action: LifecycleAction): Person {
    const person = this.get(id);
    const status = statusAfter(action, person);
    const now = this.#deps.now();
    return this.#put({
      ...person,
      status,
      ...(action === 'activate' && { activated: now }),
      statusChanged: now,
      lastUpdated: now,
    });
  }

  /** @throws OrgError where somebody has not been deactivated */
  delete(id: string): Person {
    const person = this.get(id);
    if (person.status !== 'DEPROVISIONED') {
      throw wrongState('Only deactivated users can be deleted');
    }
    this.#people.delete(id);
    this.#passwords.delete(id);
    return person;
  }

  #put(person: Person): Person {
    this.#people.set(person.id, person);
    return person;
  }

  #check(profile: Profile, id: string | undefined): void {
    checkValues(profile);
    for (const name of ['login', 'email']) {
      if (textOf(profile, name).trim() === '') {
        throw invalid(name, `${name}: The field cannot be left blank`);
      }
    }
    const other = this.all.find(
      (person) => loginOf(person).toLowerCase() === textOf(profile, 'login').toLowerCase(),
    );
    if (other && other.id !== id) {
      throw loginIsTaken();
    }
  }
}

const loginIsTaken = (): OrgError =>
  invalid('login', 'login: An object with this field already exists in the current organization');

/** What a profile of Okta can hold. */
function checkValues(profile: Profile): void {
  for (const [name, value] of profile) {
    if (!isProfileValue(value)) {
      throw invalid(
        name,
        `${name}: The value is neither a text, a number, a boolean nor an array of these`,
      );
    }
  }
}

const isProfileValue = (value: JsonValue): boolean =>
  isJsonArray(value) ? value.every(isScalar) : value === null || isScalar(value);

const isScalar = (value: JsonValue): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** `null` empties an attribute. */
const withoutNulls = (profile: Profile): Profile =>
  new Map([...profile].filter(([, value]) => value !== null));
