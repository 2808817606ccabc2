import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { readText } from '../../validate/view/anyCase.js';
import { type ExchangeView } from '../../validate/view/exchangeView.js';

/** What is another one each time although nothing has changed. */
const time = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g;
/** An id of which nothing else is known. */
const uuid = /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi;
/** Of our own plays and conformance runs: the beginning of each name. */
const runPrefix = /\bscimwb-[a-z\d]{6,8}-/gi;

const unnamed = '<unnamed';
const fewestOfOpaque = 12;

const versionNames: ReadonlySet<string> = new Set(['version', 'nextcursor', 'previouscursor']);

/** The values of an attribute may come in any order (RFC 7643 2.4); operations may not. */
const hasNoOrder = (name: string, items: JsonArray): boolean =>
  name.toLowerCase() !== 'operations' && items.every(isJsonObject);

function inOrder(items: JsonArray): JsonArray {
  const texts = items.map((item) => ({ item, text: JSON.stringify(item) }));
  return texts
    .toSorted((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0))
    .map(({ item }) => item);
}

/** Writes the exchanges of one capture so that they can be held against those of another. */
export class Normaliser {
  /** What stands for the id of a resource. */
  readonly #ids = new Map<string, string>();
  readonly #baseUrls = new Set<string>();

  /** To be told of all exchanges before anything is written. */
  learn(view: ExchangeView): void {
    this.#baseUrls.add(view.exchange.baseUrl);
    for (const { kind, type, value } of view.answerMessages) {
      const resource = isJsonObject(value) ? value : undefined;
      if (kind === 'resource' && type && resource) {
        this.#name(resource, readText(resource, nameAttributeOf(type)), type.name);
      }
    }
    const { id, type } = view;
    if (id !== undefined && type) {
      this.#name({ id }, undefined, type.name);
    }
  }

  /**
   * Names that only the other capture tells, so that one that has looked at less is not another one for it. A short id may
   * be somebody else's there.
   */
  borrow(other: Normaliser): void {
    for (const [id, name] of other.#ids) {
      const own = this.#ids.get(id);
      if (id.length >= fewestOfOpaque && (own === undefined || own.startsWith(unnamed))) {
        this.#ids.set(id, name);
      }
    }
  }

  json(value: JsonValue, name = ''): JsonValue {
    if (typeof value === 'string') {
      return versionNames.has(name.toLowerCase()) ? `<${name.toLowerCase()}>` : this.text(value);
    }
    if (isJsonArray(value)) {
      const items = value.map((item) => this.json(item, name));
      return hasNoOrder(name, items) ? inOrder(items) : items;
    }
    if (!isJsonObject(value)) {
      return value;
    }
    // Members may stand in any order (RFC 8259 4), so theirs tells nothing.
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
        .map(([key, member]) => [key, this.json(member, key)] as const),
    );
  }

  text(text: string): string {
    const known = this.#ids.get(text);
    if (known !== undefined) {
      return known;
    }
    let changed = text;
    for (const baseUrl of this.#baseUrls) {
      changed = changed.replaceAll(`${baseUrl}/`, '/');
    }
    return changed
      .replaceAll(/[^\s/"'?&=(),;[\]]+/g, (word) => this.#ids.get(word) ?? word)
      .replaceAll(uuid, '<id>')
      .replaceAll(time, '<time>')
      .replaceAll(runPrefix, 'scimwb-<run>-');
  }

  /** The first name stays, as an id does. */
  #name(resource: JsonObject, name: string | undefined, kind: string): void {
    const id = readText(resource, 'id');
    if (id === undefined || (this.#ids.has(id) && name === undefined)) {
      return;
    }
    const before = this.#ids.get(id);
    if (before === undefined || before.startsWith(unnamed)) {
      const told = name?.replaceAll(runPrefix, 'scimwb-<run>-');
      this.#ids.set(id, told === undefined ? `${unnamed} ${kind}>` : `<${kind} ${told}>`);
    }
  }
}
