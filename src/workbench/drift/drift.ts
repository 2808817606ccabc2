import { type Clock } from '../../base/clock.js';
import { type Disposable } from '../../base/disposable.js';
import { type JsonObject } from '../../base/json.js';
import { type Exchange, type Observation } from '../../exchange/exchange.js';
import { ScimError } from '../../scim/errors.js';
import { profiles } from '../../scim/profile.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { Directory, type StoredResource } from '../../scim/store/directory.js';
import { FixtureError } from '../../scim/store/fixtureError.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { differingAttributes } from './differingAttributes.js';

export interface DriftDeps {
  readonly registry: SchemaRegistry;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly onListenerError: (error: unknown) => void;
}

/** What the mock would have answered. */
interface Ours {
  readonly status: number;
  /** The resource as it is then, where the answer has one. */
  readonly content?: JsonObject;
  readonly detail?: string;
}

/** More resources are not learnt: a forwarding may run for days. */
const mostResources = 20_000;

/**
 * What the mock would have done in place of the server behind a forwarding. It knows of the resources what
 * that server has told of them, and compares only where that is enough: the creation, replacement, change
 * and removal of one resource, and its reading.
 */
export class Drift implements Disposable {
  readonly #directory: Directory;

  constructor(deps: DriftDeps) {
    this.#directory = new Directory({ ...deps, profile: profiles.okta });
  }

  /** The exchanges have to come in their order. Nothing, where both do the same or it cannot be told. */
  compare(exchange: Exchange): readonly Observation[] {
    const view = new ExchangeView(exchange, this.#directory.registry);
    if (exchange.outcome !== 'answered' || view.status === 401 || view.status >= 500) {
      return [];
    }
    const ours = this.#ask(view);
    const difference = ours && describe(ours, view);
    this.#learn(view);
    return difference === undefined
      ? []
      : [{ id: 'forward.drift', level: 'hint', detail: difference }];
  }

  dispose(): void {
    this.#directory.dispose();
  }

  /** Leaves everything as it was. */
  #ask(view: ExchangeView): Ours | undefined {
    const { type, id, method } = view;
    if (!type) {
      return undefined;
    }
    try {
      return method === 'POST' && view.place.kind === 'collection'
        ? this.#askToCreate(view, type)
        : id === undefined
          ? undefined
          : this.#askAbout(view, this.#directory.find(type, id));
    } catch (error) {
      return toRefusal(error);
    }
  }

  #askAbout(view: ExchangeView, before: StoredResource | undefined): Ours | undefined {
    const { method, sent } = view;
    // What nobody has told of may be there all the same.
    if (!before) {
      return undefined;
    }
    switch (method) {
      case 'GET':
        return view.isProjected ? { status: 200 } : { status: 200, content: before.content };
      case 'DELETE':
        return { status: 204 };
      case 'PUT':
      case 'PATCH':
        return sent && this.#tryChange(method, before, sent);
      default:
        return undefined;
    }
  }

  #askToCreate({ sent, status }: ExchangeView, type: ResourceType): Ours | undefined {
    if (!sent) {
      return undefined;
    }
    const { id, content } = this.#directory.create(type, sent, ignoringNotes);
    this.#directory.remove(type, id, ignoringNotes);
    // The server may know people of whom it has told nothing.
    return status === 409 ? undefined : { status: 201, content };
  }

  #tryChange(method: 'PUT' | 'PATCH', before: StoredResource, body: JsonObject): Ours {
    const { type, id } = before;
    const { content } =
      method === 'PUT'
        ? this.#directory.replace(type, id, body, ignoringNotes)
        : this.#directory.patch(type, id, body, ignoringNotes);
    this.#put(type, id, before.content);
    return { status: 200, content };
  }

  #learn(view: ExchangeView): void {
    const { type, id, method } = view;
    if (!view.isSuccess || view.isProjected) {
      return;
    }
    if (type && id !== undefined) {
      if (method === 'DELETE') {
        this.#remove(type, id);
        return;
      }
      if (view.status === 204) {
        // It did not say what came of it: as ours then.
        this.#keepChange(view, type, id);
      }
    }
    this.#takeAnswer(view);
  }

  #takeAnswer({ answerMessages }: ExchangeView): void {
    for (const { kind, type, value } of answerMessages) {
      if (kind === 'resource' && type) {
        this.#put(type, value['id'], value);
      }
    }
  }

  #remove(type: ResourceType, id: string): void {
    if (this.#directory.find(type, id)) {
      this.#directory.remove(type, id, ignoringNotes);
    }
  }

  #keepChange({ method, sent }: ExchangeView, type: ResourceType, id: string): void {
    try {
      if (sent && this.#directory.find(type, id)) {
        this.#directory[method === 'PUT' ? 'replace' : 'patch'](type, id, sent, ignoringNotes);
      }
    } catch (error) {
      this.#forget(type, id, error);
    }
  }

  /** As the server has it, whatever was there. */
  #put(type: ResourceType, id: unknown, content: JsonObject): void {
    if (typeof id !== 'string' || id === '') {
      return;
    }
    try {
      if (this.#directory.find(type, id)) {
        const body = { ...content, schemas: schemasOf(content, type) };
        this.#directory.replace(type, id, body, ignoringNotes);
      } else if (this.#directory.count(type) < mostResources) {
        this.#directory.load([{ ...content, schemas: schemasOf(content, type) }]);
      }
    } catch (error) {
      this.#forget(type, id, error);
    }
  }

  /** Of what cannot be taken over, nothing can be compared. */
  #forget(type: ResourceType, id: string, error: unknown): void {
    if (!(error instanceof ScimError) && !(error instanceof FixtureError)) {
      throw error;
    }
    this.#remove(type, id);
  }
}

const ignoringNotes = { note: (): void => undefined };

const schemasOf = (content: JsonObject, { schema }: ResourceType): JsonObject[string] =>
  content['schemas'] ?? [schema];

function toRefusal(error: unknown): Ours {
  if (error instanceof ScimError) {
    return { status: error.status, detail: error.message };
  }
  throw error;
}

/** A sentence without a full stop, or nothing where it comes to the same. */
function describe(ours: Ours, view: ExchangeView): string | undefined {
  const { status } = view;
  const isRefusal = ours.status >= 400;
  if (isRefusal !== view.isFailure || (isRefusal && ours.status !== status)) {
    const reason = ours.detail === undefined ? '' : `: "${ours.detail.slice(0, 200)}"`;
    return `The mock server would have answered ${String(ours.status)}${reason}; yours answered ${String(status)}`;
  }
  const names =
    ours.content && view.answerMessage?.kind === 'resource' && view.result
      ? differingAttributes(ours.content, view.result)
      : [];
  return names.length === 0
    ? undefined
    : `The mock server would have answered the same with another value of ${names.join(', ')}`;
}
