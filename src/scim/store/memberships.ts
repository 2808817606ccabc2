import {
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../base/json.js';
import { invalidValue } from '../errors.js';
import { type ReadContext } from '../message/valueReader.js';
import { type Attribute } from '../schema/attribute.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { findChangedRange } from './changedRange.js';
import { type Links, linksOf, listOf, type TypeLinks } from './links.js';
import { type Entry } from './resourceTable.js';

/** Of one member that is new or other than it was, in looks at a value. */
const completeCost = 200;

type FindEntry = (type: ResourceType, id: string) => Entry | undefined;

/**
 * Who is a member of whom: checks and completes the lists that clients send, and computes what the
 * members show of it (`User.groups`, RFC 7643 4.1.2: direct and through nested groups).
 */
export class Memberships {
  readonly #links: Links;
  readonly #find: FindEntry;

  constructor(registry: SchemaRegistry, find: FindEntry) {
    this.#links = linksOf(registry);
    this.#find = find;
  }

  linksOf(type: ResourceType): TypeLinks {
    return this.#links.of(type);
  }

  /**
   * `content` with every member complete: a `type` and a `display`, no `$ref`, which depends on the
   * address of the service. Members that `before` has too are not looked at again, and where they are
   * all the same ones, its list stays.
   */
  complete(
    type: ResourceType,
    content: JsonObject,
    before: JsonObject | undefined,
    context: ReadContext,
  ): JsonObject {
    const links = this.#links.of(type);
    const { members } = links;
    const list = listOf(content, members);
    const old = before ? listOf(before, members) : [];
    if (!members || list === old || list.length === 0) {
      return content;
    }
    const { start, newEnd, oldEnd } = findChangedRange(old, list);
    context.effort?.charge((newEnd - start) * completeCost);
    const known = new Set(old.slice(start, oldEnd));
    const given = list.slice(start, newEnd);
    const completed = given.map((member, at) =>
      known.has(member) ? member : this.#completeOne(member, start + at, members, links, context),
    );
    const isAsGiven = completed.every((member, at) => member === given[at]);
    const whole = isAsGiven ? list : [...list.slice(0, start), ...completed, ...list.slice(newEnd)];
    const after = isReordered(old, whole) ? old : whole;
    return after === list ? content : { ...content, [members.name]: after };
  }

  /** The resources that `content` lists, which all exist. */
  membersOf(type: ResourceType, content: JsonObject): readonly Entry[] {
    const links = this.#links.of(type);
    return this.#resolveAll(listOf(content, links.members), links);
  }

  /** Which members came and which went from one version to the next. */
  diff(
    type: ResourceType,
    before: JsonObject | undefined,
    after: JsonObject | undefined,
  ): { readonly added: readonly Entry[]; readonly removed: readonly Entry[] } {
    const links = this.#links.of(type);
    const old = before ? listOf(before, links.members) : [];
    const now = after ? listOf(after, links.members) : [];
    const { start, newEnd, oldEnd } = findChangedRange(old, now);
    const came = new Set(this.#resolveAll(now.slice(start, newEnd), links));
    const went = new Set(this.#resolveAll(old.slice(start, oldEnd), links));
    return {
      added: [...came].filter((entry) => !went.has(entry)),
      removed: [...went].filter((entry) => !came.has(entry)),
    };
  }

  countMembers({ type, stored }: Entry): number {
    return listOf(stored.content, this.#links.of(type).members).length;
  }

  /**
   * `start` and everybody below them who shows memberships.
   *
   * @returns how many it looked at
   */
  mirrorsBelow(start: readonly Entry[], into: Set<Entry>): number {
    const seen = new Set<Entry>();
    const waiting = [...start];
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      if (seen.has(entry)) {
        continue;
      }
      seen.add(entry);
      const { mirror, members } = this.#links.of(entry.type);
      if (mirror) {
        into.add(entry);
      }
      if (members) {
        waiting.push(...this.membersOf(entry.type, entry.stored.content));
      }
    }
    return seen.size;
  }

  /** What the mirror of `entry` shows: direct memberships first, each once. Cycles do no harm. */
  mirrorOf(entry: Entry): JsonArray {
    const { mirroredTypes } = this.#links.of(entry.type);
    const seen = new Set<Entry>([entry]);
    const shown: JsonObject[] = [];
    let level: readonly Entry[] = entry.parents;
    let kind = 'direct';
    while (level.length > 0) {
      const fresh = [...new Set(level)].filter((parent) => !seen.has(parent));
      for (const parent of fresh) {
        seen.add(parent);
        if (mirroredTypes.includes(parent.type)) {
          shown.push(toMirrored(parent, kind));
        }
      }
      level = fresh.flatMap((parent) => parent.parents);
      kind = 'indirect';
    }
    // A copy is as long as it must be; a list that grew is longer, and there is one for each person.
    return shown.slice();
  }

  /** The list of `parent` without `member`, or with `member` under its new name. */
  rewriteMember(parent: Entry, member: Entry, change: { readonly newName?: string }): JsonObject {
    const links = this.#links.of(parent.type);
    const { content } = parent.stored;
    if (!links.members) {
      return content;
    }
    const { newName } = change;
    const list = listOf(content, links.members).flatMap((item) => {
      if (!this.#isMember(item, member, links)) {
        return [item];
      }
      return newName === undefined || !isJsonObject(item) ? [] : [{ ...item, display: newName }];
    });
    const rest = withoutMember(content, links.members.name);
    return list.length > 0 ? { ...rest, [links.members.name]: list } : rest;
  }

  /** Whether `parent` shows `member` under the name `name`, so that it follows when that changes. */
  showsName(parent: Entry, member: Entry, name: string): boolean {
    const links = this.#links.of(parent.type);
    return listOf(parent.stored.content, links.members).some(
      (item) =>
        isJsonObject(item) && item['display'] === name && this.#isMember(item, member, links),
    );
  }

  #isMember(item: JsonValue, member: Entry, links: TypeLinks): boolean {
    return (
      isJsonObject(item) && item['value'] === member.id && this.#resolve(item, links) === member
    );
  }

  #completeOne(
    member: JsonValue,
    at: number,
    members: Attribute,
    links: TypeLinks,
    context: ReadContext,
  ): JsonObject {
    const place = `${members.name}[${String(at)}]`;
    const given = isJsonObject(member) ? withReferredId(member, context) : {};
    const id = given['value'];
    if (typeof id !== 'string' || id === '') {
      throw invalidValue(`${place}.value is required: the id of the member`);
    }
    const entry = this.#resolve(given, links);
    if (!entry) {
      const names = links.memberTypes.map(({ name }) => `no ${name}`).join(' and ');
      const reason = `${place}.value ${JSON.stringify(id)} is the id of ${names}`;
      noteLostMembership(reason, context);
      throw invalidValue(reason);
    }
    const rest = withoutMember(given, '$ref');
    const type = this.#completeType(given['type'], entry, place, links, context);
    const display = rest['display'] ?? (hasPart(members, 'display') && displayNameOf(entry));
    // Begins with a name for the reason in composeResource.
    return {
      value: id,
      ...rest,
      ...(typeof type === 'string' && { type }),
      ...(typeof display === 'string' && { display }),
    };
  }

  #completeType(
    given: JsonValue | undefined,
    entry: Entry,
    place: string,
    { hasMemberTypeNames }: TypeLinks,
    { note }: ReadContext,
  ): JsonValue | undefined {
    if (!hasMemberTypeNames) {
      return given;
    }
    if (typeof given === 'string' && given.toLowerCase() !== entry.type.name.toLowerCase()) {
      note({
        id: 'directory.memberType',
        level: 'warning',
        detail: `${place}.type is ${JSON.stringify(given)}, but the member is a ${entry.type.name}`,
      });
    }
    return entry.type.name;
  }

  #resolveAll(list: JsonArray, links: TypeLinks): readonly Entry[] {
    return list.flatMap((member) => {
      const entry = isJsonObject(member) ? this.#resolve(member, links) : undefined;
      return entry ? [entry] : [];
    });
  }

  /** The type that the member names goes first; ids of two types may be the same. */
  #resolve(member: JsonObject, { memberTypes, hasMemberTypeNames }: TypeLinks): Entry | undefined {
    const { value: id, type: typeName } = member;
    if (typeof id !== 'string') {
      return undefined;
    }
    const named =
      hasMemberTypeNames && typeof typeName === 'string'
        ? memberTypes.find(({ name }) => name.toLowerCase() === typeName.toLowerCase())
        : undefined;
    const found = named && this.#find(named, id);
    if (found) {
      return found;
    }
    for (const type of memberTypes) {
      const entry = this.#find(type, id);
      if (entry) {
        return entry;
      }
    }
    return undefined;
  }
}

function noteLostMembership(reason: string, { profile, note }: ReadContext): void {
  if (profile.notesLostMembership) {
    note({
      id: 'directory.lostMembership',
      level: 'warning',
      detail:
        `${reason}. Okta does not retry after this answer: the membership is lost until somebody ` +
        'pushes the group again. Push the people before their groups',
    });
  }
}

/** A member that is named by its `$ref` alone: the last step of an address is the id (RFC 7644 3.2). */
function withReferredId(member: JsonObject, { profile }: ReadContext): JsonObject {
  const { value, $ref: reference } = member;
  if (value !== undefined || typeof reference !== 'string' || !profile.acceptsMembersByReference) {
    return member;
  }
  const id = decodeStep(reference.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '');
  return { value: id, ...member };
}

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // expected: a client may write any percent signs
    return step;
  }
}

/** The same members in another order are no change: who belongs to a group is a set. */
function isReordered(old: JsonArray, now: JsonArray): boolean {
  if (old.length !== now.length) {
    return false;
  }
  const byId = new Map(old.map((member) => [idOf(member), member]));
  return now.every((member) => isSameJson(byId.get(idOf(member)), member));
}

const idOf = (member: JsonValue): JsonValue | undefined =>
  isJsonObject(member) ? member['value'] : undefined;

const hasPart = (attribute: Attribute, name: string): boolean =>
  attribute.subAttributes.find(name) !== undefined;

const toMirrored = (parent: Entry, type: string): JsonObject => {
  const display = displayNameOf(parent);
  return { value: parent.id, ...(display !== undefined && { display }), type };
};

/** How people call a resource: its `displayName`, or else what the service demands to be unique. */
export function displayNameOf({ type, stored }: Entry): string | undefined {
  const own = stored.content['displayName'];
  if (typeof own === 'string' && own !== '') {
    return own;
  }
  for (const { name, uniqueness, mutability } of type.attributes) {
    const value = stored.content[name];
    if (uniqueness !== 'none' && mutability !== 'readOnly' && typeof value === 'string') {
      return value;
    }
  }
  return undefined;
}
