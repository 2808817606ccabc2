import { randomUUID } from 'node:crypto';
import {
  isSameJson,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../../src/base/json.js';
import { resourceTypes, schemas, serviceProviderConfig } from './discovery.js';
import { pickFields } from './fields.js';
import { parseFilter, type Test } from './filter.js';
import { FleetHttp } from './fleetHttp.js';
import { type Call, Failure, type Reply } from './message.js';
import { applyOperation, type Operation, readOperations } from './patch.js';
import { type Kind, objectsOf, type Stored, textOf } from './record.js';
import { enterpriseUrn, groupUrn, listUrn, userUrn } from './urns.js';

/**
 * A SCIM 2.0 server as a careful developer would write one in a week, in memory, without a line of the
 * product's. A defect of the fleet is a class that overrides what the developer got wrong.
 */
export class FleetServer extends FleetHttp {
  readonly store: Readonly<Record<Kind, Map<string, Stored>>> = {
    Users: new Map(),
    Groups: new Map(),
  };
  readonly maxPage: number = 200;

  route(call: Call): Promise<Reply> | Reply {
    const [endpoint, id, ...rest] = call.path;
    if (rest.length === 0 && (endpoint === 'Users' || endpoint === 'Groups')) {
      return id === undefined
        ? this.routeCollection(endpoint, call)
        : this.routeResource(endpoint, id, call);
    }
    if (call.method === 'GET' && endpoint !== undefined && rest.length === 0) {
      return this.discover(endpoint, id, call);
    }
    throw new Failure(404, 'There is no such endpoint');
  }

  routeCollection(kind: Kind, call: Call): Promise<Reply> | Reply {
    switch (call.method) {
      case 'GET':
        return this.list(kind, call);
      case 'POST':
        return this.create(kind, call);
      default:
        throw new Failure(405, `${call.method} is not possible here`);
    }
  }

  routeResource(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
    switch (call.method) {
      case 'GET':
        return this.read(kind, id, call);
      case 'PUT':
        return this.replace(kind, id, call);
      case 'PATCH':
        return this.patch(kind, id, call);
      case 'DELETE':
        return this.remove(kind, id, call);
      default:
        throw new Failure(405, `${call.method} is not possible here`);
    }
  }

  // Reading

  read(kind: Kind, id: string, call: Call): Reply {
    const stored = this.find(kind, id);
    if (call.headers.get('if-none-match') === this.etagOf(stored)) {
      return { status: 304, headers: { ETag: this.etagOf(stored) } };
    }
    return this.toReply(kind, stored, 200, call);
  }

  find(kind: Kind, id: string): Stored {
    const stored = this.store[kind].get(id);
    if (!stored) {
      throw new Failure(404, `There is no ${id} in ${kind}`);
    }
    return stored;
  }

  list(kind: Kind, call: Call): Reply {
    const all = this.everything(kind).map((stored) => this.present(kind, stored, call));
    const filter = call.query.get('filter');
    const found = filter === undefined ? all : all.filter(this.toTest(filter));
    return { status: 200, headers: {}, body: this.toPage(found, call) };
  }

  everything(kind: Kind): readonly Stored[] {
    return [...this.store[kind].values()];
  }

  toTest(filter: string): Test {
    return parseFilter(filter);
  }

  toPage(found: readonly JsonObject[], call: Call): JsonObject {
    const startIndex = Math.max(1, readInteger(call, 'startIndex') ?? 1);
    const count = Math.max(0, readInteger(call, 'count') ?? this.maxPage);
    const page = found.slice(startIndex - 1, startIndex - 1 + Math.min(count, this.maxPage));
    return {
      schemas: [listUrn],
      totalResults: found.length,
      startIndex,
      itemsPerPage: page.length,
      Resources: page.map((resource) => this.select(resource, call)),
    };
  }

  // Writing

  async create(kind: Kind, call: Call): Promise<Reply> {
    const data = this.accept(kind, this.readBody(call));
    await this.beforeCreate();
    this.checkUnique(kind, data);
    const now = new Date().toISOString();
    const stored = { id: this.newId(), created: now, lastModified: now, version: 1, data };
    this.save(kind, stored);
    const { body, headers, status } = this.toReply(kind, stored, 201, call);
    return {
      status,
      headers: { ...headers, Location: this.locationOf(kind, stored.id, call) },
      ...(body !== undefined && { body }),
    };
  }

  /** Where others wait for their database. */
  beforeCreate(): Promise<void> | void {
    return undefined;
  }

  newId(): string {
    return randomUUID();
  }

  replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
    const before = this.find(kind, id);
    this.checkVersion(before, call);
    const data = this.accept(kind, this.readBody(call), before);
    this.checkUnique(kind, data, id);
    return this.toReply(
      kind,
      this.change(kind, before, this.replaced(before.data, data)),
      200,
      call,
    );
  }

  /** RFC 7644 3.5.1: what is not sent is gone, but for a password. */
  replaced(before: JsonObject, data: JsonObject): JsonObject {
    const password = data['password'] ?? before['password'];
    return { ...data, ...(password !== undefined && { password }) };
  }

  patch(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
    const before = this.find(kind, id);
    this.checkVersion(before, call);
    const patched = this.applyAll(kind, before.data, readOperations(this.readBody(call)));
    const data = this.accept(kind, patched, before);
    this.checkUnique(kind, data, id);
    return this.toReply(kind, this.change(kind, before, data), 200, call);
  }

  applyAll(kind: Kind, data: JsonObject, operations: readonly Operation[]): JsonObject {
    return operations.reduce((before, operation) => this.apply(kind, before, operation), data);
  }

  apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
    return applyOperation(kind, data, operation);
  }

  remove(kind: Kind, id: string, call: Call): Reply {
    this.checkVersion(this.find(kind, id), call);
    this.store[kind].delete(id);
    if (kind === 'Users') {
      this.forgetMember(id);
    }
    return { status: 204, headers: {} };
  }

  forgetMember(userId: string): void {
    for (const group of this.store.Groups.values()) {
      const members = objectsOf(group.data['members']);
      const left = members.filter((member) => member['value'] !== userId);
      if (left.length < members.length) {
        this.change('Groups', group, { ...group.data, members: left });
      }
    }
  }

  /** Keeps another state of a resource; nothing happens where it is the same. */
  change(kind: Kind, before: Stored, data: JsonObject): Stored {
    if (isSameJson(before.data, data)) {
      return before;
    }
    const lastModified = new Date().toISOString();
    const after = { ...before, data, lastModified, version: before.version + 1 };
    this.save(kind, after);
    return after;
  }

  save(kind: Kind, stored: Stored): void {
    this.store[kind].set(stored.id, stored);
  }

  // Checks

  /** The attributes of a body that are kept; throws where something is wrong with them. */
  accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
    const data = pickFields(kind, body);
    const required = kind === 'Users' ? 'userName' : 'displayName';
    if (textOf(data[required]).trim() === '') {
      throw new Failure(400, `${required} is missing`, 'invalidValue');
    }
    return kind === 'Users'
      ? { active: before?.data['active'] ?? true, ...data }
      : this.acceptMembers(data);
  }

  acceptMembers(data: JsonObject): JsonObject {
    const members = new Map<string, JsonObject>();
    for (const member of objectsOf(data['members'])) {
      const value = textOf(member['value']);
      if (!this.store.Users.has(value) && !this.store.Groups.has(value)) {
        throw new Failure(400, `There is no member ${value}`, 'invalidValue');
      }
      members.set(value, { value });
    }
    return members.size === 0 ? data : { ...data, members: [...members.values()] };
  }

  checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
    if (kind !== 'Users') {
      return;
    }
    const isTaken = this.everything('Users').some(
      (other) => other.id !== ownId && this.isSameName(other.data['userName'], data['userName']),
    );
    if (isTaken) {
      throw new Failure(409, `${textOf(data['userName'])} is taken`, 'uniqueness');
    }
  }

  isSameName(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
    return textOf(left).toLowerCase() === textOf(right).toLowerCase();
  }

  checkVersion(stored: Stored, call: Call): void {
    const wanted = call.headers.get('if-match');
    if (wanted !== undefined && wanted !== '*' && wanted !== this.etagOf(stored)) {
      throw new Failure(412, 'The resource has another version');
    }
  }

  // Answers

  toReply(kind: Kind, stored: Stored, status: number, call: Call): Reply {
    return {
      status,
      headers: { ETag: this.etagOf(stored) },
      body: this.select(this.present(kind, stored, call), call),
    };
  }

  etagOf({ version }: Stored): string {
    return `W/"${String(version)}"`;
  }

  locationOf(kind: Kind, id: string, call: Call): string {
    return `http://${call.headers.get('host') ?? ''}${this.basePath}/${kind}/${id}`;
  }

  present(kind: Kind, stored: Stored, call: Call): JsonObject {
    const shown = withoutMember(stored.data, 'password');
    return {
      schemas: this.schemasOf(kind, stored),
      id: stored.id,
      ...shown,
      ...(kind === 'Users' ? this.groupsOf(stored.id, call) : this.membersOf(stored, call)),
      meta: {
        resourceType: kind === 'Users' ? 'User' : 'Group',
        created: stored.created,
        lastModified: stored.lastModified,
        location: this.locationOf(kind, stored.id, call),
        version: this.etagOf(stored),
      },
    };
  }

  schemasOf(kind: Kind, { data }: Stored): readonly string[] {
    const main = kind === 'Users' ? userUrn : groupUrn;
    return data[enterpriseUrn] === undefined ? [main] : [main, enterpriseUrn];
  }

  groupsOf(userId: string, call: Call): JsonObject {
    const groups = [...this.store.Groups.values()]
      .filter(({ data }) => objectsOf(data['members']).some(({ value }) => value === userId))
      .map(({ id, data }) => ({
        value: id,
        $ref: this.locationOf('Groups', id, call),
        display: textOf(data['displayName']),
        type: 'direct',
      }));
    return groups.length === 0 ? {} : { groups };
  }

  membersOf({ data }: Stored, call: Call): JsonObject {
    const members = objectsOf(data['members']).map((member) => {
      const id = textOf(member['value']);
      const kind = this.store.Users.has(id) ? 'Users' : 'Groups';
      const known = this.store[kind].get(id)?.data;
      return {
        value: id,
        $ref: this.locationOf(kind, id, call),
        type: kind === 'Users' ? 'User' : 'Group',
        display: textOf(known?.['userName'] ?? known?.['displayName']),
      };
    });
    return { members };
  }

  /** RFC 7644 3.9: `attributes` and `excludedAttributes`. */
  select(resource: JsonObject, call: Call): JsonObject {
    const wanted = readNames(call, 'attributes');
    const unwanted = readNames(call, 'excludedAttributes');
    const isAlways = (name: string): boolean => name === 'id' || name === 'schemas';
    return Object.fromEntries(
      Object.entries(resource).filter(
        ([name]) =>
          isAlways(name) ||
          ((wanted.length === 0 || wanted.includes(name.toLowerCase())) &&
            !unwanted.includes(name.toLowerCase())),
      ),
    );
  }

  // Discovery

  discover(endpoint: string, id: string | undefined, call: Call): Reply {
    if (endpoint === 'ServiceProviderConfig' && id === undefined) {
      return { status: 200, headers: {}, body: this.config(call) };
    }
    const documents = endpoint === 'ResourceTypes' ? resourceTypes : schemas;
    if (endpoint !== 'ResourceTypes' && endpoint !== 'Schemas') {
      throw new Failure(404, 'There is no such endpoint');
    }
    const shown = documents.map((document) => this.withMeta(document, endpoint, call));
    if (id !== undefined) {
      const one = shown.find((document) => document['id'] === id);
      if (!one) {
        throw new Failure(404, `There is no ${id}`);
      }
      return { status: 200, headers: {}, body: one };
    }
    const body = {
      schemas: [listUrn],
      totalResults: shown.length,
      startIndex: 1,
      itemsPerPage: shown.length,
      Resources: shown,
    };
    return { status: 200, headers: {}, body };
  }

  config(call: Call): JsonObject {
    const location = `http://${call.headers.get('host') ?? ''}${this.basePath}/ServiceProviderConfig`;
    return { ...serviceProviderConfig, meta: { resourceType: 'ServiceProviderConfig', location } };
  }

  withMeta(document: JsonObject, endpoint: string, call: Call): JsonObject {
    const host = call.headers.get('host') ?? '';
    const location = `http://${host}${this.basePath}/${endpoint}/${textOf(document['id'])}`;
    return {
      ...document,
      meta: { resourceType: endpoint === 'Schemas' ? 'Schema' : 'ResourceType', location },
    };
  }
}

const readNames = (call: Call, name: string): readonly string[] =>
  (call.query.get(name) ?? '')
    .split(',')
    .map((part) => toTopName(part.trim().toLowerCase()))
    .filter(Boolean);

const toTopName = (name: string): string =>
  name.startsWith(enterpriseUrn.toLowerCase())
    ? enterpriseUrn.toLowerCase()
    : (name.replace(/^urn:.*:(user|group):/, '').split('.')[0] ?? '');

function readInteger(call: Call, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === undefined) {
    return undefined;
  }
  if (!/^-?\d+$/.test(text)) {
    throw new Failure(400, `${name} is no integer`, 'invalidValue');
  }
  return Number(text);
}
