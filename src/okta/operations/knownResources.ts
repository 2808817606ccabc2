import { type JsonObject, isJsonArray, isJsonObject } from '../../base/json.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase, readText, toBoolean } from '../../validate/view/anyCase.js';
import { readBulkChanges } from './bulkChanges.js';
import { findHeader } from '../../exchange/headers.js';
import { type ExchangeView } from '../../validate/view/exchangeView.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { readPatchIntent } from './patchIntent.js';

/** What the exchanges so far have told about a resource. */
export interface KnownResource {
  readonly name?: string;
  readonly isActive?: boolean;
}

/** How many resources are remembered; the ones unheard of for longest are forgotten first. */
const usualLimit = 200_000;

/** Remembers names and states of resources, so that an id in a path can be shown as a person. */
export class KnownResources {
  readonly #byKey = new Map<string, KnownResource>();
  readonly #limit: number;

  constructor(limit = usualLimit) {
    this.#limit = limit;
  }

  find(type: ResourceType, id: string): KnownResource | undefined {
    return this.#byKey.get(toKey(type, id));
  }

  /** Takes in what an exchange says. Describe it first: afterwards its outcome counts as known. */
  learn(facts: ExchangeView): void {
    if (!facts.isSuccess) {
      return;
    }
    const { place } = facts;
    switch (place.kind) {
      case 'collection':
        this.#learnFromCollection(place.type, facts);
        return;
      case 'resource':
        this.#learnFromResource(place.type, place.id, facts);
        return;
      case 'search':
        this.#learnFromSearch(place.type, facts);
        return;
      case 'bulk':
        this.#learnBulk(facts);
        return;
      case 'discovery':
      case 'oauth':
      case 'me':
      case 'root':
      case 'unknown':
    }
  }

  #learnFromSearch(type: ResourceType | undefined, facts: ExchangeView): void {
    if (type && !isLongMockList(facts)) {
      this.#learnList(type, facts.result);
    }
  }

  #learnFromCollection(type: ResourceType, facts: ExchangeView): void {
    if (facts.method !== 'POST') {
      this.#learnFromSearch(type, facts);
      return;
    }
    const id = readText(facts.result, 'id') ?? idOfLocation(facts);
    if (id !== undefined) {
      this.#remember(type, id, readResource(type, facts.result ?? facts.sent));
    }
  }

  #learnList(type: ResourceType, answer: JsonObject | undefined): void {
    const resources = readAnyCase(answer, 'Resources');
    for (const resource of isJsonArray(resources) ? resources : []) {
      const id = isJsonObject(resource) ? readText(resource, 'id') : undefined;
      if (isJsonObject(resource) && id !== undefined) {
        this.#remember(type, id, readResource(type, resource));
      }
    }
  }

  #learnFromResource(type: ResourceType, id: string, facts: ExchangeView): void {
    // A faulty server may answer with another resource, or with a list.
    const answer = readText(facts.result, 'id') === id ? facts.result : undefined;
    if (facts.method === 'PATCH') {
      const { sets } = readPatchIntent(facts.sent);
      this.#remember(type, id, {
        ...readResource(type, Object.fromEntries(sets)),
        ...readResource(type, answer),
      });
    } else if (facts.method === 'PUT') {
      this.#remember(type, id, readResource(type, answer ?? facts.sent));
    } else if (facts.method === 'GET') {
      this.#remember(type, id, readResource(type, answer));
    }
  }

  #learnBulk(facts: ExchangeView): void {
    for (const { method, type, id, data } of readBulkChanges(facts)) {
      this.#remember(
        type,
        id,
        readResource(
          type,
          method === 'PATCH' ? Object.fromEntries(readPatchIntent(data).sets) : data,
        ),
      );
    }
  }

  #remember(type: ResourceType, id: string, resource: KnownResource): void {
    const key = toKey(type, id);
    const known = { ...this.#byKey.get(key), ...resource };
    this.#byKey.delete(key);
    this.#byKey.set(key, known);
    if (this.#byKey.size > this.#limit) {
      const [oldest] = this.#byKey.keys();
      this.#byKey.delete(oldest ?? key);
    }
  }
}

/**
 * The mock itself is asked for names; to read each page of an import for them would take longer than to
 * answer it. Short lists are read, as an existence check also tells who is active.
 */
const isLongMockList = ({ exchange }: ExchangeView): boolean =>
  exchange.source === 'mock' && (exchange.response?.body?.sizeBytes ?? 0) > longestMockList;

const longestMockList = 16 * 1024;

const toKey = (type: ResourceType, id: string): string => `${type.endpoint} ${id}`;

function readResource(type: ResourceType, resource: JsonObject | undefined): KnownResource {
  const name = readText(resource, nameAttributeOf(type));
  const isActive = toBoolean(readAnyCase(resource, 'active'));
  return { ...(name !== undefined && { name }), ...(isActive !== undefined && { isActive }) };
}

/** RFC 7644 3.3: the address of what was created. */
function idOfLocation({ exchange }: ExchangeView): string | undefined {
  const location = findHeader(exchange.response?.headers ?? [], 'location');
  const id = location?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  return id === '' ? undefined : id;
}
