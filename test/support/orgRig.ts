import { type JsonObject } from '../../src/base/json.js';
import { type AppKind } from '../../src/okta/client/appKind.js';
import { type Member } from '../../src/okta/client/account.js';
import { type OrgSwitches } from '../../src/okta/org/orgApp.js';
import { type JobReport } from '../../src/okta/org/job.js';
import { Org } from '../../src/okta/org/org.js';
import {
  type ClientCall,
  type ClientOutcome,
  type OrgClient,
  type SentStep,
} from '../../src/okta/org/orgClient.js';
import { type Person } from '../../src/okta/org/person.js';
import { buildExchange } from './exchangeBuilder.js';
import { ManualClock } from './manualClock.js';

const sentStep: SentStep = { exchange: buildExchange() };

/** Stands for the server: gives ids to what is created, and fails as it is told. */
class FakeOrgClient implements OrgClient {
  readonly calls: ClientCall[] = [];
  /** Texts of the next failures, the first one first. */
  readonly problems: string[] = [];
  /** What is thrown by the next calls. */
  readonly bugs: Error[] = [];
  users: readonly JsonObject[] = [];
  groups: readonly JsonObject[] = [];
  inactive = 0;
  #nextId = 1;

  run(call: ClientCall): Promise<ClientOutcome> {
    const bug = this.bugs.shift();
    if (bug) {
      return Promise.reject(bug);
    }
    this.calls.push(call);
    const problem = this.problems.shift();
    return Promise.resolve({
      steps: [sentStep],
      ...(problem === undefined ? this.#answer(call) : { problem }),
    });
  }

  #answer({ plan }: ClientCall): Partial<ClientOutcome> {
    if (plan === 'provision' || plan === 'pushGroup') {
      return { id: `s${String(this.#nextId++)}` };
    }
    return {
      ...(plan === 'importUsers' && { resources: this.users, inactive: this.inactive }),
      ...(plan === 'importGroups' && { resources: this.groups }),
    };
  }
}

export class OrgRig {
  readonly client = new FakeOrgClient();
  readonly clock = new ManualClock();
  readonly reports: JobReport[] = [];
  readonly errors: unknown[] = [];
  readonly org: Org;
  #nextId = 1;

  constructor(switches: Partial<OrgSwitches> = {}, kind: AppKind = 'aiw') {
    this.org = new Org({
      client: this.client,
      clock: this.clock,
      newId: (prefix) => `${prefix}${String(this.#nextId++)}`,
      onError: (error) => this.errors.push(error),
      kind,
      switches,
    });
    this.org.onDidEndJob((report) => this.reports.push(report));
  }

  /** A person who is active. */
  person(name: string, more: Readonly<Record<string, string>> = {}): Person {
    return this.org.directory.createPerson({
      profile: new Map(
        Object.entries({
          login: `${name}@example.com`,
          email: `${name}@example.com`,
          firstName: name,
          lastName: 'Lovelace',
          ...more,
        }),
      ),
      isActivated: true,
      password: 'Kv7J2LEa',
    });
  }

  /** One that is on the server. */
  async assigned(name: string): Promise<Person> {
    const person = this.person(name);
    this.org.accounts.assign(person.id);
    await this.settle();
    return person;
  }

  /** Waits for all that follows, and forgets it. */
  async settle(): Promise<void> {
    await this.org.idle();
    this.client.calls.length = 0;
    this.reports.length = 0;
  }

  /** What was sent since the last time, in short: the plan, and whom it is about. */
  async sent(): Promise<readonly string[]> {
    await this.org.idle();
    const calls = this.client.calls.splice(0).map(toLine);
    this.reports.length = 0;
    return calls;
  }
}

function toLine(call: ClientCall): string {
  const parts: readonly string[] = [
    call.plan,
    ...('id' in call ? [call.id] : []),
    ...(call.plan === 'provision' ? [call.account.userName] : []),
    ...('name' in call ? [call.name] : []),
    ...(call.plan === 'updateGroup' ? toDifference(call) : 'members' in call ? [toList(call)] : []),
  ];
  return parts.join(' ');
}

const toDifference = ({
  added,
  removed,
}: Extract<ClientCall, { plan: 'updateGroup' }>): readonly string[] => [
  ...added.map(({ value }) => `+${value}`),
  ...removed.map((value) => `-${value}`),
];

const toList = ({ members }: { readonly members: readonly Member[] }): string =>
  `[${members.map(({ value }) => value).join(' ')}]`;
