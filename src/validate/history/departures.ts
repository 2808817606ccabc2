import { type JsonObject } from '../../base/json.js';
import { type Filter } from '../../scim/filter/ast.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';

/** What is not there any more, or was not there when somebody looked. */
export interface Departure {
  readonly id: string;
  readonly exchangeId: string;
}

/** Those that are longest ago are forgotten first. */
const mostRemembered = 5_000;

/** Who was deleted, and which names nobody had (RFC 7644 3.6). */
export class Departures {
  readonly #byId = new Map<string, Departure>();
  readonly #byName = new Map<string, Departure>();
  /** From a name that a lookup did not find to the exchange that tells so. */
  readonly #vacant = new Map<string, string>();

  /** The deletion of the resource with this id, of whatever type. */
  findById(id: string): Departure | undefined {
    return this.#byId.get(id);
  }

  /** The resource that had the name when it was deleted; undefined once somebody has it again. */
  findByName(type: ResourceType, name: string): Departure | undefined {
    return this.#byName.get(toKey(type, name));
  }

  /** The lookup that did not find the name, where nobody has tried to take it since. */
  findVacancy(type: ResourceType, name: string): string | undefined {
    return this.#vacant.get(toKey(type, name));
  }

  /** @param before what was known of the resource that the request is for */
  learn(view: ExchangeView, before: JsonObject | undefined): void {
    const { type, method, id } = view;
    if (!type) {
      return;
    }
    if (method === 'DELETE' && id !== undefined && view.isSuccess) {
      this.#learnDeletion(type, { id, exchangeId: view.exchange.id }, before);
    } else if (method === 'POST' || method === 'PUT' || method === 'PATCH') {
      this.#learnWrite(view, type);
    } else {
      this.#learnLookup(view, type);
    }
  }

  #learnDeletion(type: ResourceType, departure: Departure, before: JsonObject | undefined): void {
    keep(this.#byId, departure.id, departure);
    const name = readText(before, nameAttributeOf(type));
    if (name !== undefined) {
      keep(this.#byName, toKey(type, name), departure);
    }
  }

  /** Also one without an answer may have been done. */
  #learnWrite(view: ExchangeView, type: ResourceType): void {
    const attribute = nameAttributeOf(type);
    const isRefused = view.isFailure && view.status < 500;
    for (const name of [readText(view.sent, attribute), readText(view.answer, attribute)]) {
      if (name !== undefined && !isRefused) {
        this.#vacant.delete(toKey(type, name));
        this.#byName.delete(toKey(type, name));
      }
    }
    const id = view.isSuccess ? readText(view.answer, 'id') : undefined;
    if (id !== undefined) {
      this.#byId.delete(id);
    }
  }

  #learnLookup(view: ExchangeView, type: ResourceType): void {
    const name = lookedUpName(type, view.filter);
    const isEmpty = view.list?.get('totalResults') === 0;
    if (name !== undefined && isEmpty) {
      keep(this.#vacant, toKey(type, name), view.exchange.id);
    }
  }
}

/** The value that an existence check asks for: `userName eq "…"`, `displayName eq "…"`. */
export function lookedUpName(type: ResourceType, filter: Filter | undefined): string | undefined {
  const isLookup =
    filter?.kind === 'compare' &&
    filter.operator === 'eq' &&
    filter.path.urn === undefined &&
    filter.path.sub === undefined &&
    filter.path.name.toLowerCase() === nameAttributeOf(type).toLowerCase();
  return isLookup && typeof filter.value === 'string' ? filter.value : undefined;
}

const toKey = (type: ResourceType, name: string): string =>
  `${type.endpoint} ${name.toLowerCase()}`;

function keep<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > mostRemembered) {
    const [oldest] = map.keys();
    map.delete(oldest ?? key);
  }
}
