import { isJsonArray, isJsonObject, type JsonObject } from '../../../base/json.js';
import { type ResourceType } from '../../../scim/schema/resourceType.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { type ExchangeView } from '../../../validate/view/exchangeView.js';
import { patched } from '../../../validate/history/contentAfter.js';
import { readBulkChanges } from '../../operations/bulkChanges.js';
import { type Cast } from './cast.js';
import { commonObject, keptOf, stillLacking, vanished } from './common.js';
import { findMadeId } from './madeId.js';
import { findsOwnOnly } from './names.js';

/** What an answer must have and must not have, in the words of the session. */
export interface Effect {
  readonly body?: JsonObject;
  readonly lacks?: JsonObject;
}

interface KnownState {
  readonly type: ResourceType;
  readonly body: JsonObject;
  readonly lacks: JsonObject;
  /** Whether an answer to a GET has shown it since its last change. */
  readonly isSeen: boolean;
}

const nothing: Effect = {};

/**
 * What is surely so of each resource in the course of a session: what was sent, as far as the answers show it.
 * That is what another server can be held to.
 */
export class KnownStates {
  readonly #cast: Cast;
  readonly #byId = new Map<string, KnownState>();

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  /** A resource as it is made before the session. */
  prepare(type: ResourceType, id: string, body: JsonObject): void {
    this.#byId.set(id, { type, body: keptOf(body), lacks: {}, isSeen: true });
  }

  /** Those that nobody has looked at since they were changed, with what must be so of them. */
  *unseen(): Iterable<{ readonly id: string; readonly effect: Effect }> {
    for (const [id, { body, lacks, isSeen }] of this.#byId) {
      if (!isSeen) {
        yield { id, effect: toEffect(body, lacks) };
      }
    }
  }

  /** What an exchange shows; what it changes is known from then on. */
  take(view: ExchangeView): Effect {
    if (!view.isSuccess) {
      return nothing;
    }
    const { place, method } = view;
    if (view.isQuery) {
      return this.#takeQuery(view);
    }
    if (place.kind === 'bulk') {
      return this.#takeBulk(view);
    }
    if (place.kind === 'collection' && method === 'POST') {
      return this.#takeCreation(view, place.type);
    }
    return place.kind === 'resource' ? this.#takeResource(view, place.type, place.id) : nothing;
  }

  #takeCreation(view: ExchangeView, type: ResourceType): Effect {
    const answer = view.result;
    const id = findMadeId(view)?.id;
    const sent = keptOf(view.sent ?? {});
    const body = answer ? commonObject(sent, answer) : assumed(sent);
    if (id !== undefined) {
      this.#byId.set(id, { type, body, lacks: {}, isSeen: false });
    }
    return answer ? toEffect(body, {}) : nothing;
  }

  #takeResource(view: ExchangeView, type: ResourceType, id: string): Effect {
    const state = this.#byId.get(id);
    const answer = readText(view.result, 'id') === id ? view.result : undefined;
    switch (view.method) {
      case 'GET':
        return state && answer ? this.#takeRead(view, id, state, answer) : nothing;
      case 'PUT':
        return this.#takeChange(
          type,
          id,
          answer,
          answer ? keptOf(view.sent ?? {}) : assumed(keptOf(view.sent ?? {})),
        );
      case 'PATCH':
        return this.#takePatch(type, id, answer, view.sent ?? {});
      case 'DELETE':
        this.#byId.delete(id);
        return nothing;
      default:
        return nothing;
    }
  }

  #takeRead(view: ExchangeView, id: string, state: KnownState, answer: JsonObject): Effect {
    const body = commonObject(state.body, answer);
    const lacks = stillLacking(state.lacks, answer);
    if (!view.isProjected) {
      this.#byId.set(id, { ...state, body, lacks, isSeen: true });
    }
    return toEffect({ id, ...body }, lacks);
  }

  #takeChange(
    type: ResourceType,
    id: string,
    answer: JsonObject | undefined,
    after: JsonObject,
  ): Effect {
    const before = this.#byId.get(id);
    const body = answer ? commonObject(after, answer) : after;
    const members = readAnyCase(before?.body ?? {}, 'members');
    const gone = members === undefined ? {} : vanished({ members }, after);
    const lacks = stillLacking(gone, answer ?? after);
    this.#byId.set(id, { type, body, lacks, isSeen: false });
    return answer ? toEffect(body, lacks) : nothing;
  }

  #takePatch(
    type: ResourceType,
    id: string,
    answer: JsonObject | undefined,
    patch: JsonObject,
  ): Effect {
    const before = this.#byId.get(id) ?? { type, body: {}, lacks: {}, isSeen: false };
    const result = patched(type, before.body, patch);
    // What the operations do cannot be told: nothing of it is expected, but what the answer shows.
    const after = keptOf(result ?? {});
    const body = answer ? commonObject(after, answer) : after;
    const lacks = result
      ? stillLacking({ ...before.lacks, ...vanished(before.body, after) }, answer ?? after)
      : {};
    this.#byId.set(id, { type, body, lacks, isSeen: false });
    return answer ? toEffect(body, lacks) : nothing;
  }

  /** How many there are is sure only where the filter wants what the play has made itself. */
  #takeQuery(view: ExchangeView): Effect {
    const { list, filter } = view;
    const total = readAnyCase(view.result, 'totalResults');
    if (!list || !filter || !findsOwnOnly(filter, this.#cast) || typeof total !== 'number') {
      return nothing;
    }
    const listed = readAnyCase(view.result, 'Resources');
    const resources = (isJsonArray(listed) ? listed : []).filter(isJsonObject).flatMap((item) => {
      const id = readText(item, 'id');
      const state = id === undefined ? undefined : this.#byId.get(id);
      return id === undefined || !state ? [] : [{ id, ...commonObject(state.body, item) }];
    });
    return {
      body: {
        totalResults: total,
        ...(resources.length > 0 && { Resources: resources.slice(0, mostListed) }),
      },
    };
  }

  #takeBulk(view: ExchangeView): Effect {
    for (const { method, type, id, data } of readBulkChanges(view)) {
      const before = this.#byId.get(id);
      const after =
        method === 'PATCH'
          ? keptOf(patched(type, before?.body, data) ?? {})
          : assumed(keptOf(data));
      const gone = method === 'PATCH' && before ? vanished(before.body, after) : {};
      this.#byId.set(id, { type, body: after, lacks: stillLacking(gone, after), isSeen: false });
    }
    for (const { method, id } of bulkDeletions(view)) {
      if (method === 'DELETE') {
        this.#byId.delete(id);
      }
    }
    const operations = readAnyCase(view.result, 'Operations');
    const done = (isJsonArray(operations) ? operations : []).filter(isJsonObject).flatMap(toDone);
    return done.length === 0 ? nothing : { body: { Operations: done } };
  }
}

const mostListed = 50;

/** Where no answer has shown what a server makes of it, only what each server keeps. */
const sureNames: ReadonlySet<string> = new Set(['username', 'displayname', 'active', 'members']);

const assumed = (sent: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => sureNames.has(name.toLowerCase())));

function toEffect(body: JsonObject, lacks: JsonObject): Effect {
  return {
    ...(Object.keys(body).length > 0 && { body }),
    ...(Object.keys(lacks).length > 0 && { lacks }),
  };
}

const bulkDeletions = (
  view: ExchangeView,
): readonly { readonly method: string; readonly id: string }[] => {
  const operations = readAnyCase(view.sent, 'Operations');
  return (isJsonArray(operations) ? operations : []).filter(isJsonObject).map((operation) => ({
    method: readText(operation, 'method')?.toUpperCase() ?? '',
    id: readText(operation, 'path')?.split('/').at(-1) ?? '',
  }));
};

/** An operation with its status; whether a change is answered with a body is up to the server (RFC 7644 3.5.2). */
function toDone(operation: JsonObject): readonly JsonObject[] {
  const [bulkId, method] = ['bulkId', 'method'].map((name) => readText(operation, name));
  const status = readAnyCase(operation, 'status');
  const isEither = typeof status === 'string' && /^20[04]$/.test(status);
  return method === undefined
    ? []
    : [
        {
          method,
          ...(bulkId !== undefined && { bulkId }),
          ...(status !== undefined && !isEither && { status }),
        },
      ];
}
