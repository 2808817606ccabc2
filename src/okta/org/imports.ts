import { type JsonObject, isJsonArray, isJsonObject, readMember } from '../../base/json.js';
import { type Accounts } from './accounts.js';
import { type JobEnd } from './job.js';
import { type OrgContext, appTarget, toJobEnd } from './orgContext.js';
import { notFound } from './orgError.js';
import { type Person, type Profile, loginOf, textOf } from './person.js';

/** `exact`: by userName or address; `partial`: by the names. Rows that are not linked wait for a confirmation. */
export type ImportMatch = 'linked' | 'exact' | 'partial' | 'new';

export interface ImportedUser {
  /** The id that the server gave. */
  readonly externalId: string;
  readonly userName: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly match: ImportMatch;
  /** Whom it matches. */
  readonly personId?: string;
}

export interface ImportedGroup {
  readonly externalId: string;
  readonly name: string;
}

export interface ImportResult {
  readonly scanned: number;
  /** Not imported, as they are inactive on the server. */
  readonly inactive: number;
  readonly users: readonly ImportedUser[];
  /** Undefined where groups are not imported. */
  readonly groups?: readonly ImportedGroup[];
}

/** The tab Import. */
export class Imports {
  readonly #context: OrgContext;
  readonly #accounts: Accounts;
  #result: ImportResult | undefined;

  constructor(context: OrgContext, accounts: Accounts) {
    this.#context = context;
    this.#accounts = accounts;
  }

  /** Of the last one. */
  get result(): ImportResult | undefined {
    return this.#result;
  }

  /** Import Now: the people, and the groups where the app imports them. */
  start(): void {
    this.#enqueue('importUsers', 'Import users', (resources, inactive) => {
      this.#takeUsers(resources, inactive);
    });
    if (this.#context.app().importsGroups) {
      this.startGroups();
    }
  }

  /** Refresh App Groups. */
  startGroups(): void {
    this.#enqueue('importGroups', 'Import groups', (resources) => {
      this.#takeGroups(resources);
    });
  }

  /**
   * Takes over a row: the person that it matches, or a new one, has the account from now on. Nothing is sent.
   *
   * @throws OrgError
   */
  confirm(externalId: string): Person {
    const row = this.#getRow(externalId);
    const { people } = this.#context;
    const person =
      row.personId === undefined
        ? people.create({ profile: toProfile(row), isActivated: true })
        : people.get(row.personId);
    this.#accounts.link(person.id, externalId);
    this.#setLinked(externalId, person.id);
    return person;
  }

  #getRow(externalId: string): ImportedUser {
    const row = this.#result?.users.find((user) => user.externalId === externalId);
    if (!row) {
      throw notFound('AppUser', externalId);
    }
    return row;
  }

  #setLinked(externalId: string, personId: string): void {
    if (this.#result) {
      const users = this.#result.users.map((user) =>
        user.externalId === externalId ? { ...user, match: 'linked' as const, personId } : user,
      );
      this.#result = { ...this.#result, users };
    }
  }

  #enqueue(
    kind: 'importUsers' | 'importGroups',
    title: string,
    take: (resources: readonly JsonObject[], inactive: number) => void,
  ): void {
    this.#context.queue.enqueue({
      kind,
      subject: this.#context.app().id,
      title,
      run: async (signal): Promise<JobEnd> => {
        const outcome = await this.#context.client.run({ plan: kind }, signal);
        if (outcome.problem === undefined) {
          take(outcome.resources ?? [], outcome.inactive ?? 0);
        }
        const event =
          kind === 'importUsers'
            ? 'application.provision.user.import'
            : 'application.provision.group.import';
        this.#context.log.add(event, [appTarget(this.#context)], outcome.problem);
        return toJobEnd(outcome);
      },
    });
  }

  #takeUsers(resources: readonly JsonObject[], inactive: number): void {
    this.#result = {
      scanned: resources.length,
      inactive,
      users: resources.map((user) => this.#toRow(user)),
      ...(this.#result?.groups && { groups: this.#result.groups }),
    };
  }

  #takeGroups(resources: readonly JsonObject[]): void {
    const groups = resources.map((group) => ({
      externalId: textIn(group, 'id'),
      name: textIn(group, 'displayName'),
    }));
    this.#result = { ...(this.#result ?? { scanned: 0, inactive: 0, users: [] }), groups };
  }

  #toRow(user: JsonObject): ImportedUser {
    const name = readMember(user, 'name');
    const names = isJsonObject(name) ? name : {};
    const read = {
      externalId: textIn(user, 'id'),
      userName: textIn(user, 'userName'),
      email: primaryEmailOf(user),
      givenName: textIn(names, 'givenName'),
      familyName: textIn(names, 'familyName'),
    };
    return { ...read, ...this.#match(read) };
  }

  #match(user: Omit<ImportedUser, 'match'>): Pick<ImportedUser, 'match' | 'personId'> {
    const linked = this.#accounts.findPersonByLink(user.externalId);
    if (linked !== undefined) {
      return { match: 'linked', personId: linked };
    }
    const people = this.#context.people.all.filter(({ status }) => status !== 'DEPROVISIONED');
    const exact = people.find((person) => isExact(person, user));
    const partial = people.find((person) => isPartial(person, user));
    const found = exact ?? partial;
    return found ? { match: exact ? 'exact' : 'partial', personId: found.id } : { match: 'new' };
  }
}

const toProfile = ({ userName, email, givenName, familyName }: ImportedUser): Profile =>
  new Map([
    ['login', userName],
    ['email', email === '' ? userName : email],
    ['firstName', givenName],
    ['lastName', familyName],
  ]);

const isExact = (person: Person, { userName, email }: Omit<ImportedUser, 'match'>): boolean =>
  isSameText(loginOf(person), userName) || isSameText(textOf(person.profile, 'email'), email);

const isPartial = ({ profile }: Person, user: Omit<ImportedUser, 'match'>): boolean =>
  isSameText(textOf(profile, 'firstName'), user.givenName) &&
  isSameText(textOf(profile, 'lastName'), user.familyName);

const isSameText = (left: string, right: string): boolean =>
  left !== '' && left.toLowerCase() === right.toLowerCase();

function textIn(object: JsonObject, name: string): string {
  const value = readMember(object, name);
  return typeof value === 'string' ? value : '';
}

/** Okta takes the one with primary set, else the first. */
function primaryEmailOf(user: JsonObject): string {
  const emails = readMember(user, 'emails');
  const entries = isJsonArray(emails) ? emails.filter(isJsonObject) : [];
  const primary = entries.find((entry) => readMember(entry, 'primary') === true) ?? entries[0];
  return primary ? textIn(primary, 'value') : '';
}
