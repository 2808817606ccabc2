import { type JsonObject } from '../../base/json.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { contentAfter } from './contentAfter.js';
import { createdByBulk } from './createdByBulk.js';
import { Departures } from './departures.js';
import { ListRuns } from './listRuns.js';

/** The last request that changed a resource. */
export interface LastWrite {
  readonly exchangeId: string;
  readonly method: string;
  /** What was known before it; forgotten with the first read. */
  readonly before?: JsonObject;
}

/** What the exchanges so far have told about a resource. */
export interface ResourceState {
  readonly type: ResourceType;
  readonly id: string;
  /** All that is known of its attributes; absent where nothing is, or where it was too large to keep. */
  readonly content?: JsonObject;
  /** The exchange that told it last. */
  readonly exchangeId: string;
  readonly lastWrite?: LastWrite;
  /** The entity tag that came last with the whole resource. */
  readonly etag?: string;
  /** It was deleted, and how the client knows. */
  readonly deletedBy?: string;
}

export interface ServiceProviderConfigState {
  readonly config: JsonObject;
  readonly exchangeId: string;
}

/** How many resources are remembered; those unheard of for longest are forgotten first. */
const mostResources = 5_000;
/** Resources with longer answers, for example large groups, are remembered without their attributes. */
const longestContent = 64 * 1024;

/**
 * What a client that saw the exchanges so far knows of the service. Others may have changed it in
 * between, so that rules speak of what does not fit, not of what must be wrong.
 */
export class History {
  readonly lists = new ListRuns();
  readonly departures = new Departures();
  readonly #byKey = new Map<string, ResourceState>();
  /** From a lower-cased unique name to the id of whom has it. */
  readonly #idByName = new Map<string, string>();
  #serviceProviderConfig: ServiceProviderConfigState | undefined;
  #lastWrittenGroup: ResourceState | undefined;

  /** The last that was read. */
  get serviceProviderConfig(): ServiceProviderConfigState | undefined {
    return this.#serviceProviderConfig;
  }

  /** The group that was written last, where its members are known. */
  get lastWrittenGroup(): ResourceState | undefined {
    return this.#lastWrittenGroup;
  }

  /** Those that a POST has created, of which nothing else was heard since. */
  created(type: ResourceType): readonly ResourceState[] {
    return [...this.#byKey.values()].filter(
      (state) => state.type.endpoint === type.endpoint && state.lastWrite?.method === 'POST',
    );
  }

  find(type: ResourceType, id: string): ResourceState | undefined {
    return this.#byKey.get(toKey(type, id));
  }

  /** The resource that the request is for, as it was before it. */
  findBefore(view: ExchangeView): ResourceState | undefined {
    return view.type && view.id !== undefined ? this.find(view.type, view.id) : undefined;
  }

  /** The one that had the name (`userName`, `displayName` of a group) when it was last heard of. */
  findByName(type: ResourceType, name: string): ResourceState | undefined {
    const id = this.#idByName.get(toNameKey(type, name));
    const state = id === undefined ? undefined : this.find(type, id);
    // It may have been renamed since.
    const current = readText(state?.content, nameAttributeOf(type));
    const hasIt = current === undefined || current.toLowerCase() === name.toLowerCase();
    return state && hasIt && state.deletedBy === undefined ? state : undefined;
  }

  /** Takes in what an exchange says. Judge it first: afterwards its outcome counts as known. */
  learn(view: ExchangeView): void {
    this.departures.learn(view, this.findBefore(view)?.content);
    if (view.isSuccess) {
      this.#learnResource(view);
      this.#learnList(view);
      this.#learnConfig(view);
      this.#learnBulk(view);
    } else if (view.status === 404 && view.method === 'GET') {
      this.#forget(view);
    }
    this.lists.learn(view);
  }

  #learnResource(view: ExchangeView): void {
    const { type } = view;
    const id = view.id ?? idOfCreated(view);
    if (!type || id === undefined) {
      return;
    }
    const exchangeId = view.exchange.id;
    if (view.method === 'DELETE') {
      this.#learnDeletion({ type, id, exchangeId, deletedBy: exchangeId });
      return;
    }
    const before = this.find(type, id);
    const state = { type, id, exchangeId, ...contentOf(view, before), ...writesOf(view, before) };
    this.#remember(state);
    if (type.name === 'Group' && view.method !== 'GET' && view.method !== 'HEAD') {
      this.#lastWrittenGroup = state;
    }
  }

  /** What the operations of a Bulk request have created (RFC 7644 3.7.3). */
  #learnBulk(view: ExchangeView): void {
    for (const { type, id, content } of createdByBulk(view)) {
      const exchangeId = view.exchange.id;
      this.#remember({ type, id, content, exchangeId, lastWrite: { exchangeId, method: 'POST' } });
    }
  }

  /** Nobody is a member of a group that is not there. */
  #learnDeletion(state: ResourceState): void {
    if (state.type.name === 'Group') {
      const displayName = readText(this.find(state.type, state.id)?.content, 'displayName');
      this.#lastWrittenGroup = {
        ...state,
        content: { ...(displayName !== undefined && { displayName }), members: [] },
      };
    }
    this.#remember(state);
  }

  #learnConfig({ result, place, exchange }: ExchangeView): void {
    if (place.kind === 'discovery' && place.document === 'serviceProviderConfig' && result) {
      this.#serviceProviderConfig = { config: result, exchangeId: exchange.id };
    }
  }

  #learnList(view: ExchangeView): void {
    if (!view.list || view.isProjected) {
      return;
    }
    for (const message of view.answerMessages.slice(1)) {
      const id = readText(message.value, 'id');
      if (message.kind === 'resource' && message.type && id !== undefined) {
        const before = this.find(message.type, id);
        this.#remember({
          type: message.type,
          id,
          exchangeId: view.exchange.id,
          content: message.value,
          ...(before?.lastWrite && { lastWrite: afterRead(before.lastWrite) }),
        });
      }
    }
  }

  /** Whatever it was, it is not there any more. */
  #forget(view: ExchangeView): void {
    if (view.type && view.id !== undefined && this.find(view.type, view.id)) {
      this.#byKey.delete(toKey(view.type, view.id));
    }
  }

  #remember(state: ResourceState): void {
    const key = toKey(state.type, state.id);
    this.#byKey.delete(key);
    this.#byKey.set(key, state);
    const name = readText(state.content, nameAttributeOf(state.type));
    if (name !== undefined) {
      this.#idByName.set(toNameKey(state.type, name), state.id);
    }
    if (this.#byKey.size > mostResources) {
      const [oldest] = this.#byKey.keys();
      this.#byKey.delete(oldest ?? key);
    }
    if (this.#idByName.size > mostResources * 2) {
      const [oldest] = this.#idByName.keys();
      this.#idByName.delete(oldest ?? '');
    }
  }
}

const toKey = (type: ResourceType, id: string): string => `${type.endpoint} ${id}`;

const toNameKey = (type: ResourceType, name: string): string =>
  `${type.endpoint} ${name.toLowerCase()}`;

const isShort = ({ exchange }: ExchangeView): boolean =>
  (exchange.response?.body?.sizeBytes ?? 0) <= longestContent &&
  (exchange.request.body?.sizeBytes ?? 0) <= longestContent;

function contentOf(
  view: ExchangeView,
  before: ResourceState | undefined,
): Pick<ResourceState, 'content'> {
  const content = isShort(view) ? contentAfter(view, before?.content) : undefined;
  return content ? { content } : {};
}

function afterRead(write: LastWrite): LastWrite;
function afterRead(write: LastWrite | undefined): LastWrite | undefined;
function afterRead(write: LastWrite | undefined): LastWrite | undefined {
  return write && { exchangeId: write.exchangeId, method: write.method };
}

/** The last write, and the entity tag that goes with what is there now. */
function writesOf(
  view: ExchangeView,
  before: ResourceState | undefined,
): Pick<ResourceState, 'lastWrite' | 'etag'> {
  const { method, exchange } = view;
  const isWrite = method !== 'GET' && method !== 'HEAD';
  const lastWrite = isWrite
    ? { exchangeId: exchange.id, method, ...(before?.content && { before: before.content }) }
    : afterRead(before?.lastWrite);
  const etag = view.answerHeader('etag') ?? (isWrite ? undefined : before?.etag);
  return { ...(lastWrite && { lastWrite }), ...(etag !== undefined && { etag }) };
}

/** RFC 7644 3.3: the body or the address of what was created. */
function idOfCreated(view: ExchangeView): string | undefined {
  if (view.method !== 'POST') {
    return undefined;
  }
  const id = readText(view.answer, 'id');
  const location = view.answerHeader('location');
  const last = location?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  return id ?? (last === '' ? undefined : last);
}
