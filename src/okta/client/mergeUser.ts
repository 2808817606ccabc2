import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  readMember,
} from '../../base/json.js';
import { userUrn } from '../../scim/schema/user.js';
import { type Account, type MappedAttribute } from './account.js';
import { type OktaClientOptions } from './clientOptions.js';
import { listAttributes } from './userBody.js';

type MergeOptions = Pick<
  OktaClientOptions,
  'listsExtensions' | 'pushedGroups' | 'pushedExternalId' | 'emptyAttribute'
>;

export interface Merge {
  /** The answer to GET. */
  readonly got: JsonObject;
  readonly account: Account;
  readonly isLink: boolean;
}

/**
 * The body of a profile push: what the server answered, whatever that was, with Okta's attributes written over
 * it. Members stay where they are, new ones come behind them.
 */
export function mergeUser({ got, account, isLink }: Merge, options: MergeOptions): JsonObject {
  const body = new Map(Object.entries(withBothLists(got)));
  if (account.pushesUserName) {
    body.set('userName', account.userName);
  }
  const pushed = account.values.filter(({ isPushed, path }) => isPushed && path !== 'userName');
  for (const attribute of pushed) {
    writeOver(body, attribute, options.emptyAttribute);
  }
  if (isLink || options.pushedExternalId === 'always') {
    body.set('externalId', account.personId);
  }
  if (options.pushedGroups === 'emptied' || !body.has('groups')) {
    body.set('groups', []);
  }
  if (options.listsExtensions) {
    listExtensions(body, pushed);
  }
  return Object.fromEntries(body);
}

/** The body of an activation or deactivation: the answer to GET with one member changed. */
export const withActive = (got: JsonObject, active: boolean): JsonObject =>
  withMember(withBothLists(got), 'active', active);

/** The body of a password push by PUT. */
export const withPassword = (got: JsonObject, password: string): JsonObject =>
  withMember(withBothLists(got), 'password', password);

/** A list that came in place of the resource goes back under both names, as it was seen. */
function withBothLists(got: JsonObject): JsonObject {
  const list = readMember(got, 'Resources');
  return list === undefined || Object.hasOwn(got, 'resources')
    ? got
    : withMember(got, 'resources', list);
}

/** Not by spreading alone: `__proto__` is a name like any other here. */
const withMember = (object: JsonObject, name: string, value: JsonValue): JsonObject =>
  Object.fromEntries(new Map([...Object.entries(object), [name, value]]));

type Members = Map<string, JsonValue>;
type Empty = OktaClientOptions['emptyAttribute'];

function writeOver(body: Members, { urn, path, value }: MappedAttribute, empty: Empty): void {
  if (urn === userUrn) {
    writeAt(body, path.split('.'), toValue(value, empty), empty);
    return;
  }
  const extension: Members = new Map(toEntries(body.get(urn)));
  writeAt(extension, path.split('.'), toValue(value, empty), empty);
  if (extension.size > 0 || body.has(urn)) {
    body.set(urn, Object.fromEntries(extension));
  }
}

const toValue = (value: JsonValue | undefined, empty: Empty): JsonValue | undefined =>
  value ?? (empty === 'emptyText' ? '' : undefined);

function writeAt(
  members: Members,
  [name = '', ...rest]: readonly string[],
  value: JsonValue | undefined,
  empty: Empty,
): void {
  if (value === undefined && (empty === 'asRead' || !members.has(name))) {
    return;
  }
  if (rest.length === 0) {
    put(members, name, value);
  } else if (listAttributes.has(name)) {
    members.set(name, writeEntry(members.get(name), rest, value, empty));
  } else {
    const complex: Members = new Map(toEntries(members.get(name)));
    writeAt(complex, rest, value, empty);
    members.set(name, Object.fromEntries(complex));
  }
}

function put(members: Members, name: string, value: JsonValue | undefined): void {
  if (value === undefined) {
    members.delete(name);
  } else {
    members.set(name, value);
  }
}

/** In the primary entry, which is the one that Okta knows; what else the server has in it stays. */
function writeEntry(
  list: JsonValue | undefined,
  path: readonly string[],
  value: JsonValue | undefined,
  empty: Empty,
): JsonValue {
  const entries = isJsonArray(list) ? list : [];
  const primary = entries.findIndex((entry) => isJsonObject(entry) && entry['primary'] === true);
  const at = primary === -1 && entries.length === 1 ? 0 : primary;
  const entry: Members = new Map(toEntries(at === -1 ? undefined : entries[at]));
  if (at === -1 && value === undefined) {
    return entries;
  }
  if (at === -1) {
    entry.set('primary', true);
  }
  writeAt(entry, path, value, empty);
  if (value === undefined && [...entry.keys()].every((name) => describing.has(name))) {
    return entries.toSpliced(at, 1);
  }
  const written = Object.fromEntries(entry);
  return at === -1 ? [...entries, written] : entries.with(at, written);
}

/** What alone says nothing: an entry that has no more is none. */
const describing: ReadonlySet<string> = new Set(['primary', 'type']);

const toEntries = (value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] =>
  isJsonObject(value) ? Object.entries(value) : [];

function listExtensions(body: Members, pushed: readonly MappedAttribute[]): void {
  const schemas = body.get('schemas');
  if (!isJsonArray(schemas)) {
    return;
  }
  const added = new Set(
    pushed
      .map(({ urn }) => urn)
      .filter((urn) => urn !== userUrn && body.has(urn) && !schemas.includes(urn)),
  );
  body.set('schemas', [...schemas, ...added]);
}
