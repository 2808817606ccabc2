import { isJsonObject } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import {
  type OutgoingRequest,
  type SendOptions,
  type Sent,
  type Transport,
} from '../../exchange/transport.js';
import { idOf, isSuccess, toReply } from '../client/reply.js';
import { bulkOperationsOf, madeByBulk } from './bulkChanges.js';
import { idOfLocation } from './recorded/learnValue.js';

export interface GuardDeps {
  readonly transport: Transport;
  readonly now: () => number;
  readonly newId: () => string;
  /** Begins ids that nobody has: to ask for one of those changes nothing. */
  readonly prefix?: string;
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
    const stranger = changedBy(request, path).find((changed) => !this.#isOurs(changed));
    if (stranger !== undefined) {
      this.#strangers.add(stranger);
      return this.#refuse(request, stranger);
    }
    const sent = await this.#deps.transport.send(request, options);
    if (isBulk(request.method, path)) {
      const made = madeByBulk(bulkOperationsOf(request.body), sent.answer?.text);
      made.forEach((one) => this.#made.add(one));
    } else if (request.method === 'POST') {
      this.#remember(path, sent);
    }
    return sent;
  }

  #isOurs(path: string): boolean {
    const { prefix } = this.#deps;
    const last = path.split('/').at(-1) ?? '';
    return this.#made.has(path) || (prefix !== undefined && last.startsWith(prefix));
  }

  #remember(path: string, sent: Sent): void {
    const reply = toReply(sent);
    const isMade = isSuccess(reply) && !path.endsWith('/.search');
    const resource = isJsonObject(reply.json) ? reply.json : {};
    const location = findHeader(sent.answer?.headers ?? [], 'location');
    const id = isMade ? (idOf(resource) ?? idOfLocation(location)) : undefined;
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

const isBulk = (method: string, path: string): boolean =>
  method === 'POST' && path.toLowerCase() === '/bulk';

/** Paths of what is there already and would be another one afterwards. */
function changedBy({ method, body }: OutgoingRequest, path: string): readonly string[] {
  if (isBulk(method, path)) {
    return bulkOperationsOf(body)
      .filter((one) => isChange(one.method) && !/\/bulkId:[^/]+$/.test(one.path))
      .map((one) => one.path);
  }
  return isChange(method) ? [path] : [];
}
