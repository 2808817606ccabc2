import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type JobReport } from '../org/job.js';
import { type Org } from '../org/org.js';
import { type Reply, objectOf, readList, toReply } from '../client/reply.js';
import { toOktaHeaders } from '../client/requestHeaders.js';
import { toLookupPath, toResourcePath } from '../client/queries.js';
import { type GuardedTransport } from './guardedTransport.js';

export interface WorldDeps {
  readonly org: Org;
  readonly transport: GuardedTransport;
  readonly authorization: string;
  /** Begins every name, so that the data of a run is known by it. */
  readonly prefix: string;
  readonly setCredentials: (which: 'right' | 'wrong') => void;
}

/** Where a scenario plays: the org, the server, and who is who. */
export class ScenarioWorld {
  readonly #deps: WorldDeps;
  readonly org: Org;
  readonly transport: GuardedTransport;
  readonly setCredentials: WorldDeps['setCredentials'];
  readonly people = new Map<string, string>();
  readonly groups = new Map<string, string>();
  /** Logins that are not made from the name. */
  readonly logins = new Map<string, string>();
  /** Ids on the server by the names of people and groups, as they were first. */
  readonly serverIds = new Map<string, string>();
  readonly groupServerIds = new Map<string, string>();
  /** What the server told of people the last time. */
  readonly seen = new Map<string, JsonObject>();
  /** Of the last action. */
  jobs: readonly JobReport[] = [];

  constructor(deps: WorldDeps) {
    this.#deps = deps;
    this.org = deps.org;
    this.transport = deps.transport;
    this.setCredentials = deps.setCredentials;
  }

  readonly loginOf = (person: string): string => this.logins.get(person) ?? this.emailOf(person);

  readonly emailOf = (person: string): string => `${this.#deps.prefix}${person}@example.com`;

  readonly nameOf = (group: string): string => `${this.#deps.prefix}${group}`;

  readonly personId = (person: string): string => this.people.get(person) ?? '';

  readonly groupId = (group: string): string => this.groups.get(group) ?? '';

  readonly mappingId = (group: string): string =>
    this.org.groupPush.findByGroup(this.groupId(group))?.id ?? '';

  /** The id that the server gave somebody; the first one stays. */
  serverIdOf(person: string): string | undefined {
    const linked = this.org.accounts.find(this.personId(person))?.externalId;
    const known = this.serverIds.get(person) ?? linked;
    if (known !== undefined) {
      this.serverIds.set(person, known);
    }
    return known;
  }

  groupServerIdOf(group: string): string | undefined {
    const linked = this.org.groupPush.findByGroup(this.groupId(group))?.targetId;
    const known = linked ?? this.groupServerIds.get(group);
    if (known !== undefined) {
      this.groupServerIds.set(group, known);
    }
    return known;
  }

  getUser(id: string): Promise<Reply> {
    return this.#send('GET', toResourcePath('/Users', id));
  }

  getGroup(id: string): Promise<Reply> {
    return this.#send('GET', toResourcePath('/Groups', id));
  }

  /** The people whose userName is the one of a person; undefined where the answer is no list. */
  async lookUp(person: string): Promise<readonly JsonObject[] | undefined> {
    const query = { attribute: 'userName', value: this.loginOf(person) };
    const path = toLookupPath('/Users', query, { queryBlank: '%20', filterPosition: 'first' });
    return readList(await this.#send('GET', path))?.resources;
  }

  /** @returns the id that the server gave @throws Error where it did not make it */
  async make(endpoint: '/Users' | '/Groups', body: JsonValue): Promise<string> {
    const reply = await this.#send('POST', endpoint, body);
    const { id } = objectOf(reply);
    if (reply.status !== 201 || typeof id !== 'string') {
      throw new WorldError(
        `POST ${endpoint} was answered with ${String(reply.status)} in place of 201 with an id`,
      );
    }
    return id;
  }

  remove(path: string): Promise<Reply> {
    return this.#send('DELETE', path);
  }

  async #send(method: string, path: string, body?: JsonValue): Promise<Reply> {
    const sent = await this.transport.send({
      method,
      path,
      headers: toOktaHeaders(method, this.#deps.authorization),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return toReply(sent);
  }
}

/** The server did not do what a scenario needs beforehand. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
}
