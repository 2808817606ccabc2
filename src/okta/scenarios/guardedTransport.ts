import { isJsonObject } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import {
  type OutgoingRequest,
  type SendOptions,
  type Sent,
  type Transport,
} from '../../exchange/transport.js';
import { idOf, isSuccess, toReply } from '../client/reply.js';

export interface GuardDeps {
  readonly transport: Transport;
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * Lets a run change only what it has made itself. A server that answers an existence check with a stranger would
 * have Okta write over him: such a request is not sent.
 */
export class GuardedTransport implements Transport {
  readonly #deps: GuardDeps;
  readonly #made = new Set<string>();
  readonly #strangers = new Set<string>();

  constructor(deps: GuardDeps) {
    this.#deps = deps;
  }

  get baseUrl(): string {
    return this.#deps.transport.baseUrl;
  }

  get source(): Transport['source'] {
    return this.#deps.transport.source;
  }

  /** Paths of what was made, the last first. */
  get made(): readonly string[] {
    return [...this.#made].reverse();
  }

  /** Paths of what would have been changed although it is somebody else's. */
  get strangers(): readonly string[] {
    return [...this.#strangers];
  }

  async send(request: OutgoingRequest, options?: SendOptions): Promise<Sent> {
    const path = request.path.replace(/\?.*/s, '');
    if (isChange(request.method) && !this.#made.has(path)) {
      this.#strangers.add(path);
      return this.#refuse(request, path);
    }
    const sent = await this.#deps.transport.send(request, options);
    if (request.method === 'POST') {
      this.#remember(path, sent);
    }
    return sent;
  }

  #remember(path: string, sent: Sent): void {
    const reply = toReply(sent);
    const id = isSuccess(reply) && isJsonObject(reply.json) ? idOf(reply.json) : undefined;
    if (id !== undefined) {
      this.#made.add(`${path}/${encodeURIComponent(id)}`);
    }
  }

  #refuse({ method, path: target, headers }: OutgoingRequest, path: string): Sent {
    const failure = {
      reason: 'other',
      detail: `${method} ${path} was not sent, as this run has not made what is there`,
    } as const;
    const exchange: Exchange = {
      id: this.#deps.newId(),
      source: this.source,
      startedAt: this.#deps.now(),
      duration: 0,
      baseUrl: this.baseUrl,
      path,
      request: {
        method,
        target,
        httpVersion: '1.1',
        headers: headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
      },
      outcome: 'failed',
      failure,
      observations: [],
    };
    return { exchange, failure };
  }
}

const isChange = (method: string): boolean => ['PUT', 'PATCH', 'DELETE'].includes(method);
