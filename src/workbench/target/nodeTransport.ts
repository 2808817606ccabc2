import { type Agent, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type Clock } from '../../base/clock.js';
import { type Disposable } from '../../base/disposable.js';
import { type ExchangeSource, type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { type Redactor } from '../../exchange/redaction.js';
import {
  type OutgoingRequest,
  type SendOptions,
  type Sent,
  type Transport,
} from '../../exchange/transport.js';
import { decodeContent } from './contentCoding.js';
import { type CallResult, callHttp } from './httpCall.js';
import { toExchange } from './sentExchange.js';

export interface NodeTransportOptions {
  /** As `readTarget` gives it; a slash at its end does no harm. */
  readonly baseUrl: string;
  readonly source: ExchangeSource;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly redactor: Redactor;
  /** An answer that is longer is given up, before and after it is unpacked. */
  readonly limitBytes?: number;
  /** False for a server of one's own whose certificate nobody knows. */
  readonly isCertificateChecked?: boolean;
  /** Milliseconds without data on the socket, where a request says nothing else. */
  readonly timeout?: number;
}

const mebibyte = 1024 * 1024;
/** So that no request goes out on a connection that the server is about to close: some do after 2 seconds. */
const idleLimit = 1_000;

/** The way to a SCIM server over HTTP/1.1, with connections that are kept. */
export class NodeTransport implements Transport, Disposable {
  readonly baseUrl: string;
  readonly source: ExchangeSource;
  readonly #options: Required<NodeTransportOptions>;
  readonly #agent: Agent;
  readonly #url: URL;
  readonly #basePath: string;

  constructor(options: NodeTransportOptions) {
    const { source } = options;
    const url = new URL(options.baseUrl);
    this.#options = {
      limitBytes: 32 * mebibyte,
      isCertificateChecked: true,
      // Okta's (its FAQ of 2026).
      timeout: 60_000,
      ...options,
    };
    this.source = source;
    this.#url = url;
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.baseUrl = `${url.origin}${this.#basePath}`;
    const AgentOfScheme = url.protocol === 'https:' ? HttpsAgent : HttpAgent;
    this.#agent = new AgentOfScheme({ keepAlive: true, timeout: idleLimit });
  }

  async send(request: OutgoingRequest, options: SendOptions = {}): Promise<Sent> {
    const { clock, newId, redactor } = this.#options;
    const startedAt = clock.now();
    const headers = this.#complete(request);
    const target = `${this.#basePath}${request.path}`;
    const result = await this.#decode(request.method, await this.#call(request, headers, options));
    const exchange = toExchange(
      {
        id: newId(),
        source: this.source,
        startedAt,
        duration: clock.now() - startedAt,
        baseUrl: this.baseUrl,
        path: request.path.replace(/[?#].*/s, ''),
        request: { method: request.method, target, headers, body: request.body },
        result,
      },
      redactor,
    );
    const { failure, status, bytes } = result;
    if (failure !== undefined || status === undefined) {
      return { exchange, ...(failure && { failure }) };
    }
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { exchange, answer: { status, headers: result.headers, text } };
  }

  /** Also ends what is under way. */
  dispose(): void {
    this.#agent.destroy();
  }

  async #call(
    { method, body, path }: OutgoingRequest,
    headers: readonly HttpHeader[],
    { signal, timeout = this.#options.timeout }: SendOptions,
  ): Promise<CallResult> {
    const { limitBytes, isCertificateChecked } = this.#options;
    const target = `${this.#basePath}${path}`;
    const call = {
      method,
      target,
      headers,
      body,
      url: this.#url,
      timeout,
      limitBytes,
      isCertificateChecked,
    };
    const result = await callHttp({ ...call, agent: this.#agent, signal });
    // Nobody can tell whether a POST or a PATCH was done before the connection was closed (RFC 9110 9.2.2).
    if (!result.isStale || !isIdempotent(method)) {
      return result;
    }
    this.#closeIdle();
    return callHttp({ ...call, agent: this.#agent, signal });
  }

  /** So that the next request goes out on a new connection. */
  #closeIdle(): void {
    for (const socket of Object.values(this.#agent.freeSockets).flat()) {
      socket?.destroy();
    }
  }

  /** Adds what is about the connection where Okta's client has it: before Accept-Encoding (samples H2, H3). */
  #complete({ method, headers, body }: OutgoingRequest): readonly HttpHeader[] {
    const isMissing = (name: string): boolean => findHeader(headers, name) === undefined;
    const length = body === undefined ? 0 : Buffer.byteLength(body);
    const hasLength =
      (body !== undefined || ['POST', 'PUT', 'PATCH'].includes(method)) &&
      isMissing('Transfer-Encoding');
    const own: readonly HttpHeader[] = [
      ...(hasLength ? [['Content-Length', String(length)] as const] : []),
      ['Host', this.#url.host],
      ['Connection', 'Keep-Alive'],
    ];
    const at = headers.findIndex(([name]) => name.toLowerCase() === 'accept-encoding');
    const end = at === -1 ? headers.length : at;
    return [
      ...headers.slice(0, end),
      ...own.filter(([name]) => isMissing(name)),
      ...headers.slice(end),
    ];
  }

  async #decode(method: string, result: CallResult): Promise<CallResult> {
    const coding = findHeader(result.headers, 'content-encoding');
    if (coding === undefined || result.failure !== undefined || method === 'HEAD') {
      return result;
    }
    const decoded = await decodeContent(result.bytes, coding, this.#options.limitBytes);
    return { ...result, ...decoded };
  }
}

const isIdempotent = (method: string): boolean => method !== 'POST' && method !== 'PATCH';
