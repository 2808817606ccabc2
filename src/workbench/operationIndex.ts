import { type CapturedExchange, type CaptureLog } from '../capture/captureLog.js';
import { type Exchange } from '../exchange/exchange.js';
import { describeFacts } from '../okta/operations/describeExchange.js';
import { ExchangeView } from '../validate/view/exchangeView.js';
import { type KnownResource, KnownResources } from '../okta/operations/knownResources.js';
import { nameAttributeOf } from '../scim/schema/nameAttribute.js';
import { type OperationDescription } from '../okta/operations/operation.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { type Directory } from '../scim/store/directory.js';

export interface OperationSources {
  readonly registry: () => SchemaRegistry;
  readonly directory: () => Directory | undefined;
}

/**
 * Describes captured exchanges in the light of those before them. Works when it is asked, so that a
 * server that nobody watches pays nothing for it; then in the order of the capture.
 */
export class OperationIndex {
  readonly #captures: CaptureLog;
  readonly #sources: OperationSources;
  readonly #known = new KnownResources();
  readonly #described = new WeakMap<Exchange, OperationDescription>();
  #lastSeq = 0;

  constructor(captures: CaptureLog, sources: OperationSources) {
    this.#captures = captures;
    this.#sources = sources;
  }

  describe(captured: CapturedExchange): OperationDescription {
    this.#catchUp(captured.seq);
    return this.#described.get(captured.exchange) ?? this.#take(captured.exchange);
  }

  #catchUp(seq: number): void {
    if (seq <= this.#lastSeq) {
      return;
    }
    const from = Math.max(this.#lastSeq + 1, this.#captures.firstSeq);
    for (const { exchange } of this.#captures.since(from - 1, seq - from + 1)) {
      this.#take(exchange);
    }
    this.#lastSeq = seq;
  }

  #take(exchange: Exchange): OperationDescription {
    const facts = new ExchangeView(exchange, this.#sources.registry());
    const description = describeFacts(facts, {
      find: (type, id) => ({ ...this.#findInDirectory(type, id), ...this.#known.find(type, id) }),
    });
    this.#known.learn(facts);
    this.#described.set(exchange, description);
    return description;
  }

  /** Only the name: its state now says nothing about its state then. */
  #findInDirectory(type: ResourceType, id: string): KnownResource {
    const name = this.#sources.directory()?.find(type, id)?.content[nameAttributeOf(type)];
    return typeof name === 'string' ? { name } : {};
  }

  /** The name of a resource of any type, for example of a member. */
  findName(id: string): string | undefined {
    for (const type of this.#sources.registry().resourceTypes) {
      const name = this.#known.find(type, id)?.name ?? this.#findInDirectory(type, id).name;
      if (name !== undefined) {
        return name;
      }
    }
    return undefined;
  }
}
